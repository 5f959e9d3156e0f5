/// How one image lies in a network's input: what ``InputFit`` makes of its size.
public struct InputPlacement: Hashable, Sendable {
  /// The image as it is stored.
  public let image: ImageSize
  /// The network's input, padding included.
  public let input: ImageSize
  /// The image's width in the input, in pixels of the input.
  public let width: Double
  /// The image's height in the input.
  public let height: Double
  /// Padding to the left of the image.
  public let left: Double
  /// Padding above the image.
  public let top: Double

  /// An image that fills the input.
  public init(stretching image: ImageSize, over input: ImageSize) {
    self.init(
      image: image, input: input, width: Double(input.width), height: Double(input.height),
      left: 0, top: 0)
  }

  init(
    image: ImageSize, input: ImageSize, width: Double, height: Double, left: Double, top: Double
  ) {
    self.image = image
    self.input = input
    self.width = width
    self.height = height
    self.left = left
    self.top = top
  }

  /// From the image to the network's input.
  public var toInput: SpaceScale<Pixels, InputPixels> { SpaceScale(into: self) }

  /// From the network's input to the image.
  public var toImage: SpaceScale<InputPixels, Pixels> { SpaceScale(outOf: self) }
}
