/// The shape of a box, as width over height.
///
/// detectron2 and torchvision's `AnchorGenerator` write h/w, SSD's papers and trainers w/h; the
/// initializers say which one a number is.
public struct AspectRatio: Hashable, Sendable {
  /// Width over height, finite and greater than zero.
  public let widthOverHeight: Double

  /// Takes a ratio given as width over height.
  public init?(widthOverHeight ratio: Double) {
    guard ratio > 0, ratio.isFinite else { return nil }
    widthOverHeight = ratio
  }

  /// Takes a ratio given as height over width.
  public init?(heightOverWidth ratio: Double) {
    self.init(widthOverHeight: 1 / ratio)
  }

  /// Height over width.
  public var heightOverWidth: Double { 1 / widthOverHeight }
}
