import Boxes
import Clustering
import Configs

/// New anchors in the order of old ones, so that channels of a trained predictor stay where they are.
struct KeptOrder: Sendable {
  /// The places of the new anchors, in the order to be written.
  let places: [Int]
  /// How many of them take the place of the old anchor that they stand for.
  let kept: Int

  /// Orders anchors after those that a user names.
  ///
  /// - Parameters:
  ///   - anchors: in pixels of `network`, or shares of an input that is not known.
  ///   - old: a preset's name, a file, or sizes.
  /// - Throws: ``StudyError/ordersLevels(name:)`` for trainers whose levels have shapes of their own,
  ///   ``StudyError/orderWithoutInput(name:)`` where only one side has pixels.
  init(_ anchors: [Size<Pixels>], network: ImageSize?, after old: String) throws {
    let named = try ComparedInput(old).anchors(network: network, classes: nil)
    guard named.levels.count == 1 else { throw StudyError.ordersLevels(name: old) }
    var before = named.levels[0]
    if network == nil, !named.isUnit {
      guard let input = named.inputSize else { throw StudyError.orderWithoutInput(name: old) }
      // Shares of one input are compared with shares of the other; the scale of an axis is no matter.
      before = before.compactMap {
        Size(width: $0.width / Double(input.width), height: $0.height / Double(input.height))
      }
    }
    let pairs = AnchorPairs(new: anchors, old: before)
    let places = pairs.order(of: anchors.count, likeness: CompareStudy.likeness)
    self.places = places
    kept = pairs.pairs.count { pair in
      pair.shapeIoU >= CompareStudy.likeness && pair.old < places.count
        && places[pair.old] == pair.new
    }
  }
}

extension ClusteredAnchors {
  /// The order that was asked for.
  public struct Order: Hashable, Sendable {
    /// The old anchors, as they were named.
    public let old: String
    /// How many anchors take the place of the old one that they stand for.
    public let kept: Int
  }
}

extension AnchorSet {
  /// The set in the order of old anchors.
  func ordered(after old: String) throws -> (set: AnchorSet, order: ClusteredAnchors.Order) {
    let plain = sizes.compactMap { Size<Pixels>(width: $0.width, height: $0.height) }
    let order = try KeptOrder(
      pixelSizes ?? plain, network: pixelSizes == nil ? nil : scaling.inputSize, after: old)
    return (ordered(by: order.places), ClusteredAnchors.Order(old: old, kept: order.kept))
  }
}
