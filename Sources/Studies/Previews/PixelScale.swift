import Boxes
import Trainers

/// From the network's input to the image.
public struct PixelScale: Hashable, Sendable {
  /// Image pixels to a pixel of the input, across.
  public let x: Double
  /// The same, down.
  public let y: Double

  /// The scale of one image.
  public init(_ matches: ImageMatches) {
    x = Double(matches.imageSize.width) / Double(matches.inputSize.width)
    y = Double(matches.imageSize.height) / Double(matches.inputSize.height)
  }

  /// Left, top, right and bottom edge, checked for nothing.
  public func edges(_ edges: SIMD4<Double>) -> SIMD4<Double> { edges * SIMD4(x, y, x, y) }

  /// A box, if it has an area.
  public func box(_ edges: SIMD4<Double>) -> Box<Pixels>? {
    Box(xMin: edges[0] * x, yMin: edges[1] * y, xMax: edges[2] * x, yMax: edges[3] * y)
  }

  /// A prior's box, if it has an area.
  public func box(_ prior: PlacedPrior) -> Box<Pixels>? {
    CenterBox<Pixels>(
      cx: prior.cx * x, cy: prior.cy * y, width: prior.width * x, height: prior.height * y
    )
    .flatMap { Box($0) }
  }
}

extension PlacedPrior {
  /// Left, top, right and bottom edge in pixels of the network's input.
  public var edges: SIMD4<Double> {
    SIMD4(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
  }
}
