/// The picture formats that are read, told apart by content and never by a file's name.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  /// Portable Network Graphics.
  case png
  /// JPEG, baseline or progressive.
  case jpeg

  /// The format that the first bytes of a file announce, or nothing for any other format.
  ///
  /// - Parameter bytes: the first eight bytes are enough.
  public init?(firstBytes bytes: Span<UInt8>) {
    if bytes.starts(with: Self.pngSignature) {
      self = .png
    } else if bytes.starts(with: Self.jpegSignature) {
      self = .jpeg
    } else {
      return nil
    }
  }

  /// `PNG` or `JPEG`, as in a sentence.
  public var description: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    }
  }

  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let jpegSignature: [UInt8] = [0xFF, 0xD8, 0xFF]
}
