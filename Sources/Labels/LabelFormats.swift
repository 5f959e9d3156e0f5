/// All label formats that this build reads. A new format is one file in `Formats/` and one line here.
public enum LabelFormats {
  /// The formats, in the order in which content is asked.
  public static let all: [any LabelFormat.Type] = [
    VOCFormat.self,
    KITTIFormat.self,
    YOLOFormat.self,
    COCOFormat.self,
  ]

  /// The format of a name; `nil` when this build does not read it.
  public static func format(_ name: LabelFormatName) -> (any LabelFormat.Type)? {
    all.first { $0.name == name }
  }

  /// The first format that recognizes the beginning of a file.
  public static func recognize(_ head: UnsafeRawBufferPointer) -> (any LabelFormat.Type)? {
    let head = UnsafeRawBufferPointer(rebasing: head.prefix(headLength))
    return all.first { $0.recognizes(head) }
  }

  /// Reads one file that is already in memory.
  ///
  /// - Parameters:
  ///   - format: The format; `nil` to tell it from the content.
  ///   - path: The path to report.
  /// - Returns: The images that the file describes; none when no format fits or this build does
  ///   not read it.
  public static func read(
    _ bytes: [UInt8], as format: LabelFormatName? = nil, path: String = "",
    options: ReadOptions = ReadOptions()
  ) -> [LabeledImage] {
    bytes.withUnsafeBytes { bytes in
      let chosen = format.map(Self.format) ?? recognize(bytes)
      var images: [LabeledImage] = []
      chosen?.makeReader(options).read(bytes, path: path) { images.append($0) }
      return images
    }
  }

  /// How much of a file is looked at to tell its format, in bytes.
  static let headLength = 4096
}
