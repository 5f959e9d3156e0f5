/// Which prior learns which ground truth: the choices that trainers of the family differ in.
///
/// - Ties: the lowest prior wins, then the lowest ground truth, unless `forced` says otherwise.
/// - Convention: an overlap is an IoU of prior and ground truth, `0…1`.
public struct MatchPolicy: Hashable, Sendable {
  /// How a ground truth gets a prior whatever the overlap.
  public var forced: ForcedMatching
  /// Whether a free prior that ties for its ground truth's best overlap is positive too.
  ///
  /// With it, a ground truth at index 0 that overlaps nothing takes every prior that overlaps
  /// nothing, because `0 >= 0`: gluon-cv's poisoned images.
  public var sharesTies: Bool
  /// The overlap that makes a prior positive for the ground truth it overlaps most.
  public var threshold: Double
  /// Whether an overlap equal to the threshold is enough.
  public var comparator: ThresholdComparator
  /// Priors whose best overlap lies in `ignoredFrom..<threshold` are neither positive nor negative.
  /// Without a value there is no such band.
  public var ignoredFrom: Double?
  /// What an image without ground truths does.
  public var emptyImage: EmptyImagePolicy

  /// Names the choices.
  public init(
    forced: ForcedMatching, sharesTies: Bool = false, threshold: Double = 0.5,
    comparator: ThresholdComparator, ignoredFrom: Double? = nil,
    emptyImage: EmptyImagePolicy = .background
  ) {
    precondition(
      ignoredFrom.map { $0 <= threshold } ?? true, "the ignored band ends at the threshold")
    self.forced = forced
    self.sharesTies = sharesTies
    self.threshold = threshold
    self.comparator = comparator
    self.ignoredFrom = ignoredFrom
    self.emptyImage = emptyImage
  }
}

/// How a ground truth gets a prior below the threshold.
public enum ForcedMatching: Hashable, Sendable {
  /// It does not.
  case none
  /// Greedy bipartite matching: again and again the largest overlap of a free prior and a free
  /// ground truth, while it is above the floor (at or above, with `.atLeast`). Goes before the
  /// threshold.
  case bipartite(floor: Double, ThresholdComparator)
  /// Each ground truth takes the prior that it overlaps most, at any overlap, zero too (then prior
  /// 0), even from the threshold. `conflict` says who keeps a prior that several take.
  case bestPrior(conflict: ForcedConflict)
}

/// Which ground truth keeps a prior that several are forced onto.
public enum ForcedConflict: Hashable, Sendable {
  /// The first: lowest index.
  case first
  /// The last: each overwrites the one before.
  case last
}

/// How a number is held against a threshold.
public enum ThresholdComparator: Hashable, Sendable {
  /// `x >= threshold`
  case atLeast
  /// `x > threshold`
  case above

  /// Whether a number passes; `nan` does not.
  @inline(__always)
  public func passes<Scalar: BinaryFloatingPoint>(_ x: Scalar, _ threshold: Scalar) -> Bool {
    self == .atLeast ? x >= threshold : x > threshold
  }
}

/// What a trainer does with an image that has no ground truths.
public enum EmptyImagePolicy: Hashable, Sendable {
  /// Every prior is negative.
  case background
  /// It raises, with this message.
  case refused(reason: String)
  /// One row of −1 stands in, as batch padding leaves it: box `(−1, −1, −1, −1)`, class −1.
  case paddingRow
  /// A box over the whole image with the background class stands in.
  case wholeImage
}

/// The box that a trainer puts in the place of no ground truth.
public enum StandIn: Hashable, Sendable {
  /// See ``EmptyImagePolicy/paddingRow``.
  case paddingRow
  /// See ``EmptyImagePolicy/wholeImage``.
  case wholeImage
}
