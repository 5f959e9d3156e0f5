/// Greedy suppression: the best detection stays and takes those out that overlap it by more than a
/// threshold; then the next best.
public struct NonMaximumSuppression: Hashable, Sendable {
  /// The IoU up to which a neighbor may stay.
  public var threshold: Float
  /// The class must be the same for one detection to suppress another.
  public var isPerClass: Bool
  /// Added to the union, in the unit of the boxes.
  public var unionEpsilon: Float

  /// Takes a threshold.
  public init(threshold: Float, isPerClass: Bool = true, unionEpsilon: Float = 0) {
    self.threshold = threshold
    self.isPerClass = isPerClass
    self.unionEpsilon = unionEpsilon
  }

  /// The detections that stay, in the order given, at most `limit`.
  ///
  /// - Parameter sorted: detections with falling scores.
  /// - Complexity: quadratic in what stays.
  public func callAsFunction(_ sorted: [Detection], limit: Int? = nil) -> [Detection] {
    var kept: [Detection] = []
    for candidate in sorted {
      if let limit, kept.count == limit { break }
      let isSuppressed = kept.contains {
        (!isPerClass || $0.classIndex == candidate.classIndex)
          && $0.overlap(with: candidate, unionEpsilon: unionEpsilon) > threshold
      }
      if !isSuppressed { kept.append(candidate) }
    }
    return kept
  }
}
