import Boxes

/// Which anchors of two sets correspond: one to one, with the greatest sum of shape IoUs.
///
/// - Ties: of ``OptimalAssignment``.
public struct AnchorPairs: Hashable, Sendable {
  /// Two anchors that correspond.
  public struct Pair: Hashable, Sendable {
    /// The place in the new set.
    public let new: Int
    /// The place in the old set.
    public let old: Int
    /// How alike they are.
    public let shapeIoU: Double

    /// Joins two places.
    public init(new: Int, old: Int, shapeIoU: Double) {
      self.new = new
      self.old = old
      self.shapeIoU = shapeIoU
    }
  }

  /// The pairs, by the place in the new set; as many as the smaller set has anchors.
  public let pairs: [Pair]

  /// Pairs two sets.
  ///
  /// - Units: both in the same.
  public init<Space: CoordinateSpace>(new: [Size<Space>], old: [Size<Space>]) {
    let overlaps = new.map { new in old.map { Overlap.shapeIoU(new, $0) } }
    let assignment = OptimalAssignment(costs: overlaps.map { $0.map { 1 - $0 } })
    pairs = assignment.columns.enumerated().compactMap { place, column in
      column.map { Pair(new: place, old: $0, shapeIoU: overlaps[place][$0]) }
    }
  }

  /// The new places in the order in which they follow the old set: an anchor that is enough like its
  /// old one takes that one's place, the others fill what is left, in their order.
  ///
  /// - Parameters:
  ///   - count: how many new anchors there are.
  ///   - likeness: the shape IoU from which on an anchor counts as the old one.
  public func order(of count: Int, likeness: Double) -> [Int] {
    let kept = pairs.filter { $0.shapeIoU >= likeness }.sorted { $0.old < $1.old }
    var places: [Int?] = Array(repeating: nil, count: count)
    // Places beyond the new count are moved up, in the order of the old set.
    for pair in kept where pair.old < count { places[pair.old] = pair.new }
    let placed = Set(places.compactMap { $0 })
    var rest = (kept.filter { $0.old >= count }.map(\.new))
    rest += (0..<count).filter { new in !placed.contains(new) && !rest.contains(new) }
    var waiting = rest[...]
    return places.map { $0 ?? waiting.removeFirst() }
  }
}
