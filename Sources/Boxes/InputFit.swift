/// How images are brought to a network's input.
///
/// ```swift
/// guard let image = ImageSize(width: 1242, height: 375),
///   let input = ImageSize(width: 640, height: 640)
/// else { return }
/// let placement = InputFit.pad(.centered, .up).placement(of: image, in: input)
/// placement.width  // 640.0
/// placement.height  // 194.0
/// placement.top  // 223.0
/// ```
public enum InputFit: Hashable, Sendable {
  /// Each axis by a factor of its own: the input is filled, and shapes change.
  case stretch
  /// Both axes by one factor, as large as the input takes; the rest is padding.
  case pad(PadPlace, FitRounding)
  /// By the shorter side, and every image has an input of its own size.
  case shorterSide(ShorterSideFit)

  /// Where an image lies that is smaller than its input.
  public enum PadPlace: Hashable, Sendable, CaseIterable {
    /// At the left and upper edge: padding is to the right and below.
    case cornered
    /// In the middle: padding is on both sides.
    case centered
    /// In the middle, or half a pixel before it: padding on the left and above is of whole pixels.
    case centeredInPixels

    /// Padding before an image that leaves so much of a side free.
    func start(_ free: Double) -> Double {
      switch self {
      case .cornered: 0
      case .centered: free / 2
      case .centeredInPixels: (free / 2).rounded(.down)
      }
    }
  }

  /// The same for one input that all images share: those that were resized by their shorter side are made
  /// as large as it takes.
  public var inOneInput: InputFit {
    switch self {
    case .shorterSide(let sides): .pad(.cornered, sides.rounding)
    case .stretch, .pad: self
    }
  }

  /// How an image lies in a network's input.
  ///
  /// - Parameter input: the network's input; not asked for where images have one of their own.
  public func placement(of image: ImageSize, in input: ImageSize) -> InputPlacement {
    switch self {
    case .stretch: return InputPlacement(stretching: image, over: input)
    case .pad(let place, let rounding):
      let factor = min(
        Double(input.width) / Double(image.width), Double(input.height) / Double(image.height))
      let width = min(rounding.side(image.width, times: factor), Double(input.width))
      let height = min(rounding.side(image.height, times: factor), Double(input.height))
      return InputPlacement(
        image: image, input: input, width: width, height: height,
        left: place.start(Double(input.width) - width),
        top: place.start(Double(input.height) - height))
    case .shorterSide(let fit): return fit.placement(of: image)
    }
  }
}

/// What becomes of a side that is no whole number of pixels once the image is resized.
public enum FitRounding: Hashable, Sendable, CaseIterable {
  /// It stays as it is: boxes are multiplied by the factor itself.
  case none
  /// The whole pixels in it.
  case down
  /// The nearest whole pixel, a half up.
  case nearest
  /// Every pixel that it touches.
  case up
  /// The nearest whole pixel, a half to the even one, in `Float`.
  case nearestEvenInFloat

  /// A side of the resized image, in pixels.
  func side(_ side: Int, times factor: Double) -> Double {
    let side = Double(side)
    return switch self {
    case .none: side * factor
    case .down: max(1, (side * factor).rounded(.down))
    case .nearest: max(1, (side * factor + 0.5).rounded(.down))
    case .up: (side * factor).rounded(.up)
    case .nearestEvenInFloat:
      max(1, Double((Float(side) * Float(factor)).rounded(.toNearestOrEven)))
    }
  }
}

/// Brings the shorter side of an image to a length, or to less where its longer side would pass another;
/// then pads to the right and below up to whole multiples.
///
/// - Units: pixels.
public struct ShorterSideFit: Hashable, Sendable {
  /// What the shorter side becomes.
  public let length: Int
  /// What the longer side may become at most.
  public let longest: Int
  /// Both sides of the padded input are multiples of it.
  public let multiple: Int
  /// What becomes of parts of a pixel.
  public let rounding: FitRounding

  /// States the lengths, each at least 1.
  public init(_ length: Int, longest: Int, multiple: Int, rounding: FitRounding) {
    precondition(length > 0 && longest > 0 && multiple > 0, "a length is a pixel at least")
    self.length = length
    self.longest = longest
    self.multiple = multiple
    self.rounding = rounding
  }

  /// An input that has room for every image: a square of the longest side.
  public var largestInput: ImageSize? {
    let side = padded(Double(longest))
    return ImageSize(width: side, height: side)
  }

  /// How an image lies in its own input.
  func placement(of image: ImageSize) -> InputPlacement {
    let factor = min(
      Double(length) / Double(min(image.width, image.height)),
      Double(longest) / Double(max(image.width, image.height)))
    let width = rounding.side(image.width, times: factor)
    let height = rounding.side(image.height, times: factor)
    // A side of 65,535 pixels at most, whatever the lengths.
    let input = ImageSize(width: padded(width), height: padded(height))
    return InputPlacement(
      image: image, input: input ?? image, width: width, height: height, left: 0, top: 0)
  }

  private func padded(_ side: Double) -> Int {
    let parts = (side / Double(multiple)).rounded(.up)
    return Int(max(1, min(parts * Double(multiple), Double(ImageSize.maximumSide))))
  }
}
