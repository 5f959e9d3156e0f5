import Targets

/// The rows of a text file as `[x.split() for x in text.strip().splitlines() if x.strip()]` takes
/// them apart: any white space separates, and more than `\n` ends a line.
struct PythonWords {
  /// A row that is not blank.
  struct Row {
    /// Its place among these, from 0.
    let place: Int
    /// The line of the file, from 1, as editors count: a form feed ends none.
    let line: Int
    let fields: [String]

    /// `np.float32(fields[place])`, over double precision.
    func single(_ place: Int) throws(TrainerFailure) -> Float {
      guard let value = PythonNumber.float(fields[place]) else {
        throw fail("ValueError", "field \(place + 1) is '\(fields[place])', which is no number")
      }
      return Float(value)
    }

    /// An exception at this row.
    func fail(_ type: String, _ reason: String) -> TrainerFailure {
      TrainerFailure(kind: .raises(type), reason: reason, object: place, line: line)
    }
  }

  private(set) var rows: [Row] = []
  private var fields: [String] = []
  private var word = String.UnicodeScalarView()
  private var line = 1

  /// Takes a file apart; a byte order mark is no part of the text.
  ///
  /// - Throws: For bytes that are no UTF-8: the file can't be read as text.
  init(_ bytes: [UInt8]) throws(TrainerFailure) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TrainerFailure(
        kind: .raises("UnicodeDecodeError"), reason: "a byte that is no UTF-8",
        line: Self.lineOfFault(bytes))
    }
    var previous: UInt32 = 0
    for (place, scalar) in text.unicodeScalars.enumerated() {
      let code = scalar.value
      defer { previous = code }
      if place == 0, code == 0xFEFF { continue }
      guard PythonText.isSpace(code) else {
        word.append(scalar)
        continue
      }
      endWord()
      switch code {
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D:
        endRow()
        line += 1
      case 0x0B, 0x0C, 0x1C...0x1E, 0x85, 0x2028, 0x2029: endRow()
      default: break
      }
    }
    endWord()
    endRow()
  }

  private mutating func endWord() {
    if word.isEmpty { return }
    fields.append(String(word))
    word = String.UnicodeScalarView()
  }

  private mutating func endRow() {
    if fields.isEmpty { return }
    rows.append(Row(place: rows.count, line: line, fields: fields))
    fields = []
  }

  private static func lineOfFault(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let sound = lines.prefix { String(validating: $0, as: UTF8.self) != nil }
    return min(sound.count, lines.count - 1) + 1
  }
}
