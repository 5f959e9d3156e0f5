import Images
import Labels
import Lint

/// Whether all pixels of a picture are alike. Decoding every picture would take minutes, so only files are
/// looked into that are no larger than such a picture, packed by any usual encoder, and its head.
enum OneColorPicture {
  /// The rule that asks.
  static let code = "SQZ010"

  /// Bytes of tables, color profiles and notes in front of the pixels, at most.
  private static let headBytes = 16 << 10
  /// Pixels that share a byte: a JPEG of one color has six codes of a few bits for each 16 × 16 pixels.
  private static let pixelsPerByte = 16

  /// The one color of a picture whose header was read; nothing for any other picture.
  static func color(of file: ImageFile, _ facts: ImageFacts) -> [UInt8]? {
    guard case .read = facts.state, let size = facts.size,
      let length = try? file.tail(1).fileSize,
      length <= headBytes + size.width * size.height / pixelsPerByte,
      let content = try? file.content(), let picture = try? PixelBuffer(decoding: content)
    else { return nil }
    return picture.onlyColor.map { [$0.red, $0.green, $0.blue] }
  }
}
