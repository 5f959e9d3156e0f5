import Boxes
import Images
import Labels
import Synchronization

/// Pictures that were opened for their size wait here until they are drawn, so that each is opened
/// once. As many wait as there are threads.
final class PictureShelf: Sendable {
  private let contents = Mutex<[[UInt8]: [UInt8]]>([:])

  /// Opens a picture for its size, and keeps what was read.
  ///
  /// - Returns: what ``ImageProbe/size`` returns.
  func size(of picture: ImageFile) -> ImageSize? {
    guard let content = try? picture.content() else { return ImageProbe.size(picture) }
    contents.withLock { $0[picture.openPath] = content }
    guard case .found(let header) = try? ImageHeader.scan(content.span, isWholeFile: true)
    else { return nil }
    return ImageSize(width: header.width, height: header.height)
  }

  /// What was read of a picture, or is now. The shelf keeps it no longer.
  func take(_ picture: ImageFile) throws(LabelsError) -> [UInt8] {
    if let content = contents.withLock({ $0.removeValue(forKey: picture.openPath) }) {
      return content
    }
    return try picture.content()
  }

  /// Clears away a picture that won't be drawn.
  func drop(_ picture: ImageFile) {
    contents.withLock { _ = $0.removeValue(forKey: picture.openPath) }
  }
}
