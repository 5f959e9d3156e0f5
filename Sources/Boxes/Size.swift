/// A width and a height, both finite and greater than zero.
public struct Size<Space: CoordinateSpace>: Hashable, Sendable {
  /// Horizontal extent, in units of `Space`.
  public let width: Double
  /// Vertical extent, in units of `Space`.
  public let height: Double

  /// Makes a size, or nothing when a side is not finite or not greater than zero.
  public init?(width: Double, height: Double) {
    guard width > 0, height > 0, width.isFinite, height.isFinite else { return nil }
    self.width = width
    self.height = height
  }

  /// Width times height, in square units of `Space`.
  public var area: Double { width * height }
}
