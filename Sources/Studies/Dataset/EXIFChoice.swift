import Boxes
import Images

/// What becomes of the orientation that a camera wrote into a picture.
public enum EXIFChoice: String, CaseIterable, Hashable, Sendable {
  /// The picture stays as stored, as Pillow and most trainers' readers have it.
  case keep
  /// It is turned upright, as OpenCV and ultralytics read it: width and height change places where
  /// it lies on its side.
  case turn

  /// The size of a picture that is read so.
  func size(of header: ImageHeader) -> ImageSize? {
    self == .turn && header.orientation.swapsSides
      ? ImageSize(width: header.height, height: header.width)
      : ImageSize(width: header.width, height: header.height)
  }
}
