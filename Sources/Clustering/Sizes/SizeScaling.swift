import Boxes

/// The units of a ``SizeSample``: what its ``SizeScaling`` says.
///
/// Shares of the network's input when boxes are normalized by their image, pixels as written when
/// they are not.
public enum SampleUnits: CoordinateSpace {}

/// How the size of a box in its image became a size in the network's input.
public struct SizeScaling: Hashable, Sendable {
  /// Whether a box is measured against its own image.
  public enum Normalization: String, Hashable, Sendable, CaseIterable {
    /// Sides are shares of the network's input, after the image was resized to it.
    case image
    /// Sides stay in pixels as written.
    case none
  }

  /// How an image is brought to the size of the network's input.
  public enum Resize: String, Hashable, Sendable, CaseIterable {
    /// Each axis on its own; the aspect ratio is lost.
    case stretch
    /// Both axes by one factor, the rest filled; without an input size the input is a square.
    case letterbox
  }

  /// Whether boxes are measured against their own image.
  public let normalization: Normalization
  /// How images are resized.
  public let resize: Resize
  /// The size of the network's input, where it is known.
  public let inputSize: ImageSize?
  /// How a trainer brings images to its input, where it is a trainer's doing.
  public let fit: InputFit?

  /// States a scaling; the default is shares of a stretched image.
  public init(
    normalization: Normalization = .image, resize: Resize = .stretch, inputSize: ImageSize? = nil
  ) {
    self.normalization = normalization
    self.resize = resize
    self.inputSize = inputSize
    fit = nil
  }

  /// The scaling of a trainer.
  public init(_ fit: InputFit, inputSize: ImageSize) {
    normalization = .image
    resize = fit == .stretch ? .stretch : .letterbox
    self.inputSize = inputSize
    self.fit = fit
  }

  /// What a side in ``SampleUnits`` is multiplied by to be in pixels of the input.
  ///
  /// One for both axes when sizes are in pixels already, or no input size is known.
  public var pixelsPerUnit: AxisScale {
    guard normalization == .image, let inputSize else { return .identity }
    return AxisScale(x: Double(inputSize.width), y: Double(inputSize.height))
  }

  /// A box's size in ``SampleUnits``, or nothing when it has no usable size, or the size of an
  /// image that it is measured by is not known.
  ///
  /// - Units: `width` and `height` in pixels of `image`.
  public func size(width: Double, height: Double, image: ImageSize?) -> Size<SampleUnits>? {
    var divisors = AxisScale.identity
    if normalization == .image {
      guard let image else { return nil }
      divisors = self.divisors(for: image)
    }
    let size = Size<SampleUnits>(width: width / divisors.x, height: height / divisors.y)
    guard let size, SizeSampleBuilder.sides.contains(size.width),
      SizeSampleBuilder.sides.contains(size.height)
    else { return nil }
    return size
  }

  /// The divisors that bring a side of a box in pixels of `image` to ``SampleUnits``.
  ///
  /// Divisors, not factors: `100 / 500` and `20 / 100` are the same number in `Double`.
  func divisors(for image: ImageSize) -> AxisScale {
    let width = Double(image.width)
    let height = Double(image.height)
    if let fit, fit != .stretch, let inputSize {
      let placement = fit.placement(of: image, in: inputSize)
      return AxisScale(
        x: width * Double(inputSize.width) / placement.width,
        y: height * Double(inputSize.height) / placement.height)
    }
    switch (normalization, resize) {
    case (.none, _): return .identity
    case (.image, .stretch): return AxisScale(x: width, y: height)
    case (.image, .letterbox):
      guard let inputSize else {
        let side = max(width, height)
        return AxisScale(x: side, y: side)
      }
      let inputWidth = Double(inputSize.width)
      let inputHeight = Double(inputSize.height)
      // The image fills the axis on which it is relatively longer.
      if width * inputHeight >= height * inputWidth {
        return AxisScale(x: width, y: width * inputHeight / inputWidth)
      }
      return AxisScale(x: height * inputWidth / inputHeight, y: height)
    }
  }
}

/// One positive factor for each axis.
public struct AxisScale: Hashable, Sendable {
  /// The factor of widths.
  public let x: Double
  /// The factor of heights.
  public let y: Double

  /// Joins two factors.
  public init(x: Double, y: Double) {
    precondition(x > 0 && y > 0, "an axis scale is greater than zero")
    self.x = x
    self.y = y
  }

  /// Leaves both axes as they are.
  public static let identity = AxisScale(x: 1, y: 1)
}
