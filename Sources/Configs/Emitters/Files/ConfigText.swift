import Boxes
import JSONText

/// Words that configuration files share.
enum ConfigText {
  /// A text in double quotes that Python, YAML and JSON read alike.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONWriter.appendQuoted(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text in double quotes for protocol buffers in text form, whose escapes are C's.
  static func protoQuoted(_ text: String) -> String {
    let escaped = text.utf8.map { byte -> String in
      switch byte {
      case 0x22, 0x5C: "\\" + String(UnicodeScalar(byte))
      case 0x20...0x7E: String(UnicodeScalar(byte))
      default: "\\" + String(UnicodeScalar(0x30 + (byte >> 6))) + octal(byte >> 3) + octal(byte)
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  private static func octal(_ byte: UInt8) -> String { String(UnicodeScalar(0x30 + (byte & 7))) }

  /// Items between brackets with a comma between them: `[a, b]`.
  static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  /// Numbers between brackets: `[8, 16, 32]`.
  static func list(_ values: [Double]) -> String { "[" + PlainNumber.list(values) + "]" }

  /// Numbers as a Python tuple; one alone keeps its comma: `(8,)`.
  static func tuple(_ values: [Double]) -> String {
    "(" + PlainNumber.list(values) + (values.count == 1 ? ",)" : ")")
  }

  /// Items as a Python tuple; one alone keeps its comma.
  static func tuple(_ items: [String]) -> String {
    "(" + items.joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
  }

  /// A width and a height as a Python tuple.
  static func pair(_ size: Size<Pixels>) -> String { tuple([size.width, size.height]) }

  /// A width and a height as darknet and YOLOv5 write them: `10,13`.
  static func commaPair(_ size: Size<Pixels>) -> String {
    PlainNumber.text(size.width) + "," + PlainNumber.text(size.height)
  }

  /// Paragraphs as comments, each line begun with `#` and at most 100 characters long.
  static func comment(_ paragraphs: [String], indent: String = "") -> String {
    paragraphs.flatMap { wrapped($0, columns: 98 - indent.count) }
      .map { indent + "# " + $0 + "\n" }.joined()
  }

  private static func wrapped(_ paragraph: String, columns: Int) -> [String] {
    var lines: [String] = []
    for word in paragraph.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= columns {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// The first comment of a file: what the numbers mean.
  static func units(_ inputSize: ImageSize, _ rest: String) -> String {
    "Sizes in pixels of the network's input, \(inputSize.width) wide and \(inputSize.height) high; "
      + rest
  }
}
