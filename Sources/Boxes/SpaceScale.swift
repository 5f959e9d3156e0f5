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
  /// Where the picture's left edge lies in `To`.
  public let left: Double
  /// Where its upper edge lies in `To`.
  public let top: Double

  /// One picture that is that large in either space.
  ///
  /// One quotient an axis, so that equal sizes leave every number as it is.
  public init(from: ImageSize, to: ImageSize) {
    x = Double(to.width) / Double(from.width)
    y = Double(to.height) / Double(from.height)
    left = 0
    top = 0
  }

  /// Edges, each multiplied once, then moved.
  public func edges(_ edges: Edges<From>) -> Edges<To> {
    Edges(
      xMin: edges.xMin * x + left, yMin: edges.yMin * y + top, xMax: edges.xMax * x + left,
      yMax: edges.yMax * y + top)
  }

  /// Center and sides, each multiplied once; the center is moved then.
  public func frame(_ frame: Frame<From>) -> Frame<To> {
    Frame(
      cx: frame.cx * x + left, cy: frame.cy * y + top, width: frame.width * x,
      height: frame.height * y)
  }
}

extension SpaceScale where To == InputPixels {
  /// From an image, in whatever space its reader counts, to the network's input.
  public init(into placement: InputPlacement) {
    x = placement.width / Double(placement.image.width)
    y = placement.height / Double(placement.image.height)
    left = placement.left
    top = placement.top
  }
}

extension SpaceScale where From == InputPixels {
  /// From the network's input back to an image.
  public init(outOf placement: InputPlacement) {
    x = Double(placement.image.width) / placement.width
    y = Double(placement.image.height) / placement.height
    left = 0 - placement.left * x
    top = 0 - placement.top * y
  }
}
