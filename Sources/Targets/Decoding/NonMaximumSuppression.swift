/// Greedy suppression: the best detection stays and takes those out that overlap it by more than a
/// threshold, or by the threshold itself as well; then the next best.
public struct NonMaximumSuppression: Hashable, Sendable {
  /// The IoU up to which a neighbor may stay.
  public var threshold: Float
  /// Whether an IoU of the threshold itself suppresses.
  public var comparator: ThresholdComparator
  /// The class must be the same for one detection to suppress another.
  public var isPerClass: Bool
  /// Added to the union, in the unit of the boxes.
  public var unionEpsilon: Float
  /// Whether a box that has no edge above 0 is left out, though it suppresses others: to a trainer that
  /// marks suppressed boxes by clearing their edges to 0 it looks suppressed.
  public var needsEdgeAboveZero: Bool

  /// Takes a threshold.
  public init(
    threshold: Float, comparator: ThresholdComparator = .above, isPerClass: Bool = true,
    unionEpsilon: Float = 0, needsEdgeAboveZero: Bool = false
  ) {
    self.threshold = threshold
    self.comparator = comparator
    self.isPerClass = isPerClass
    self.unionEpsilon = unionEpsilon
    self.needsEdgeAboveZero = needsEdgeAboveZero
  }

  /// The detections that stay, in the order given, at most `limit`.
  ///
  /// - Parameter sorted: detections with falling scores.
  /// - Complexity: quadratic in what stays.
  public func callAsFunction(_ sorted: [Detection], limit: Int? = nil) -> [Detection] {
    var kept: [Detection] = []
    var count = 0
    for candidate in sorted {
      if let limit, count == limit { break }
      let isSuppressed = kept.contains {
        (!isPerClass || $0.classIndex == candidate.classIndex)
          && comparator.passes(
            $0.overlap(with: candidate, unionEpsilon: unionEpsilon), threshold)
      }
      if isSuppressed { continue }
      kept.append(candidate)
      if stays(candidate) { count += 1 }
    }
    return needsEdgeAboveZero ? kept.filter(stays) : kept
  }

  private func stays(_ box: Detection) -> Bool {
    !needsEdgeAboveZero || max(box.xMin, box.yMin, box.xMax, box.yMax) > 0
  }
}
