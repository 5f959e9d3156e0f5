import Images

/// Why a picture could not be drawn.
public enum RenderingError: Error, Hashable, Sendable {
  /// A side of the picture to draw is below one pixel or above ``Canvas/maximumSide``.
  case unacceptableSize(width: Int, height: Int)
  /// Cairo's own words.
  case drawing(reason: String)
  /// The pixels could not be encoded or decoded.
  case image(ImageError)
}

extension RenderingError: CustomStringConvertible {
  /// One sentence: what is wrong, and what was expected.
  public var description: String {
    switch self {
    case .unacceptableSize(let width, let height):
      "a picture of \(width)x\(height) pixels can't be drawn; sides of 1 to "
        + "\(Canvas.maximumSide) can (try a smaller scale)"
    case .drawing(let reason): "drawing failed: \(reason)"
    case .image(let error): "\(error)"
    }
  }
}
