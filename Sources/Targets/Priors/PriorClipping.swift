/// What a trainer clips of its priors.
public enum PriorClipping: Hashable, Sendable {
  /// Nothing: priors reach out of the image.
  case none
  /// Each of `cx, cy, width, height` by itself, to the image. Not a clip of the box.
  case centerForm
  /// `width` and `height` to the image's sides, before corners are made.
  case sizes
  /// The corners, to the image.
  case corners
}

/// Clamps to `0...limit`, and leaves `nan` as it is.
func clamped(_ x: Float, to limit: Float) -> Float {
  x < 0 ? 0 : (x > limit ? limit : x)
}
