import Boxes

/// What of a label is compared with another label that may be about the same picture.
struct LabelLikeness: Sendable {
  private let boxes: [Box<Pixels>]
  private let size: ImageSize?
  /// How many objects there are, without regions to ignore.
  private let count: Int

  /// Takes over what is compared.
  init(_ image: LabeledImage) {
    let objects = image.objects.filter { !$0.isDontCare }
    count = objects.count
    size = image.size
    boxes = objects.compactMap { $0.box?.checked }
  }

  /// Whether both are likely to be about one picture; nothing where neither has an object.
  ///
  /// Boxes may differ by rounding and by the way pixels are counted: 1 % of the image, or some
  /// pixels where no size is known. Where only one size is, the numbers of objects must do.
  func isLike(_ other: LabelLikeness) -> Bool? {
    guard count == other.count else { return false }
    guard count > 0 else { return nil }
    guard boxes.count == other.boxes.count, (size == nil) == (other.size == nil) else {
      return true
    }
    return boxes.allSatisfy { box in
      other.boxes.contains { Self.isNear(box, size, $0, other.size) }
    }
  }

  private static func isNear(
    _ a: Box<Pixels>, _ sizeA: ImageSize?, _ b: Box<Pixels>, _ sizeB: ImageSize?
  ) -> Bool {
    zip(shares(a, sizeA), shares(b, sizeB)).allSatisfy {
      abs($0 - $1) <= (sizeA == nil ? slackInPixels : slackInShares)
    }
  }

  private static func shares(_ box: Box<Pixels>, _ size: ImageSize?) -> [Double] {
    let width = Double(size?.width ?? 1)
    let height = Double(size?.height ?? 1)
    return [box.xMin / width, box.yMin / height, box.xMax / width, box.yMax / height]
  }

  private static let slackInShares = 0.01
  private static let slackInPixels = 2.5
}
