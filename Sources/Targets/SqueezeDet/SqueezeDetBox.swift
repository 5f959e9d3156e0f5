import Boxes

/// A box in center form as the trainer holds it, in pixels of the network's input.
///
/// Unlike `Box` it may be anything, because the trainer lets infinite edges pass.
public struct SqueezeDetBox: Hashable, Sendable {
  /// Horizontal center.
  public var cx: Double
  /// Vertical center.
  public var cy: Double
  /// Horizontal extent.
  public var width: Double
  /// Vertical extent.
  public var height: Double

  /// Takes four numbers as they are.
  public init(cx: Double, cy: Double, width: Double, height: Double) {
    self.cx = cx
    self.cy = cy
    self.width = width
    self.height = height
  }

  /// The box that the trainer makes of an object.
  ///
  /// One pixel is added to both sides on the **original** image, then everything is scaled:
  ///
  ///     w = x2 − x1 + 1    cx = x1 + w / 2    (both × IMAGE_WIDTH / image width)
  ///
  /// - Parameters:
  ///   - image: The size of the image that the numbers were drawn on.
  ///   - input: The size of the network's input.
  /// - Parity: spec §3; one multiplication with (input side / image side).
  public init(
    _ object: SqueezeDetObject, image: ImageSize, input: ImageSize,
    rescale: SqueezeDetRescale = .scaled
  ) {
    let (width, height) = (object.edges.width + 1, object.edges.height + 1)
    let drawn = Frame<Pixels>(
      cx: object.edges.xMin + 0.5 * width, cy: object.edges.yMin + 0.5 * height, width: width,
      height: height)
    // Keras takes the image's own pixels for the input's: a scale between equal sizes.
    let seen = rescale == .scaled ? image : input
    self.init(SpaceScale(from: seen, to: input).frame(drawn))
  }

  /// Takes four numbers as they are.
  public init(_ frame: Frame<InputPixels>) {
    self.init(cx: frame.cx, cy: frame.cy, width: frame.width, height: frame.height)
  }

  /// The same numbers, for those who know no trainer.
  public var frame: Frame<InputPixels> { Frame(cx: cx, cy: cy, width: width, height: height) }

  /// Intersection over union in the trainer's operation order, no pixel added.
  ///
  /// - Returns: Not a number when a side of the overlap is (an infinite box).
  public func iou(_ other: SqueezeDetBox) -> Double {
    let x = SqueezeDetNumPy.overlap(
      cx - 0.5 * width, cx + 0.5 * width, other.cx - 0.5 * other.width,
      other.cx + 0.5 * other.width)
    let y = SqueezeDetNumPy.overlap(
      cy - 0.5 * height, cy + 0.5 * height, other.cy - 0.5 * other.height,
      other.cy + 0.5 * other.height)
    let intersection = x * y
    return intersection / (width * height + other.width * other.height - intersection)
  }
}

/// How boxes reach the network's input.
public enum SqueezeDetRescale: String, Hashable, Sendable, CaseIterable {
  /// Scaled from the image to the input, as the TensorFlow trainer and Keras's pictures do.
  case scaled
  /// Left in the image's own pixels, as Keras's training does: it asks for the image's size after
  /// it has resized it, so its factor is always 1.
  case kerasTrain = "keras-train"
}
