/// The way from one space to another along each axis: from an image to the network's input, and
/// back. The only way there is, so that nothing crosses unscaled.
///
/// ```swift
/// guard let image = ImageSize(width: 1242, height: 375),
///   let input = ImageSize(width: 1248, height: 384)
/// else { return }
/// let toInput = SpaceScale<Pixels, InputPixels>(from: image, to: input)
/// let box = Edges<Pixels>(xMin: 0, yMin: 0, xMax: 621, yMax: 125)
/// let seen: Edges<InputPixels> = toInput.edges(box)
/// seen.numbers  // [0.0, 0.0, 624.0, 128.0]
/// ```
public struct SpaceScale<From: CoordinateSpace, To: CoordinateSpace>: Hashable, Sendable {
  /// Units of `To` in a unit of `From`, across.
  public let x: Double
  /// The same, down.
  public let y: Double

  /// One picture that is that large in either space.
  ///
  /// One quotient an axis, so that equal sizes leave every number as it is.
  public init(from: ImageSize, to: ImageSize) {
    x = Double(to.width) / Double(from.width)
    y = Double(to.height) / Double(from.height)
  }

  /// Edges, each multiplied once.
  public func edges(_ edges: Edges<From>) -> Edges<To> {
    Edges(xMin: edges.xMin * x, yMin: edges.yMin * y, xMax: edges.xMax * x, yMax: edges.yMax * y)
  }

  /// Center and sides, each multiplied once.
  public func frame(_ frame: Frame<From>) -> Frame<To> {
    Frame(
      cx: frame.cx * x, cy: frame.cy * y, width: frame.width * x, height: frame.height * y)
  }
}
