import Boxes

/// The images of a dataset and the boxes on them, as advice on the input size needs them.
public struct InputSizeSurvey: Sendable {
  /// One distinct size of a box on images of one size.
  struct Key: Hashable, Sendable {
    let image: ImageSize
    let width: Double
    let height: Double
  }

  /// Images by size.
  private(set) var images: [ImageSize: Int] = [:]
  /// Boxes by size and image size.
  private(set) var boxes: [Key: Int] = [:]

  /// Starts with nothing.
  public init() {}

  /// Counts an image.
  public mutating func add(image: ImageSize) {
    images[image, default: 0] += 1
  }

  /// Counts a box; one without a size is left out.
  ///
  /// - Units: `width` and `height` in pixels of `image`.
  public mutating func add(width: Double, height: Double, image: ImageSize) {
    guard SizeSampleBuilder.sides.contains(width), SizeSampleBuilder.sides.contains(height) else {
      return
    }
    boxes[Key(image: image, width: width, height: height), default: 0] += 1
  }

  /// Adds what another survey counted.
  public mutating func merge(_ other: InputSizeSurvey) {
    images.merge(other.images, uniquingKeysWith: +)
    boxes.merge(other.boxes, uniquingKeysWith: +)
  }

  /// Image sizes in a stated order, so that sums of shares are the same every time.
  var orderedImages: [(size: ImageSize, count: Int)] {
    images.map { (size: $0.key, count: $0.value) }
      .sorted { ($0.size.width, $0.size.height) < ($1.size.width, $1.size.height) }
  }
}
