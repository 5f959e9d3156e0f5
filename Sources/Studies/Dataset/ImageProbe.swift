import Boxes
import Images
import Labels

/// What an image file says of itself in its first bytes.
enum ImageProbe {
  /// What tells sizes.
  ///
  /// - Parameter sideways: told of pictures that lie on their side, where they are read as stored.
  /// - Returns: nothing when the file can't be read; `dataset lint` says why (IMG001).
  static func size(
    _ exif: EXIFChoice, noting sideways: SidewaysPictures? = nil
  ) -> ImageSizeProbe {
    { file in
      guard let header = try? head(of: file).header else { return nil }
      if exif == .keep, header.orientation.swapsSides { sideways?.note(file) }
      return exif.size(of: header)
    }
  }

  /// The header, from as few bytes as it takes, and these bytes.
  static func head(of file: ImageFile) throws -> (header: ImageHeader, bytes: [UInt8]) {
    var length = ImageHeader.usualByteCount
    while true {
      let head = try file.head(length)
      let isWhole = head.bytes.count >= head.fileSize
      switch try ImageHeader.scan(head.bytes.span, isWholeFile: isWhole) {
      case .found(let header): return (header, head.bytes)
      case .needsMore(let count): length = max(count, length * 2)
      }
    }
  }
}
