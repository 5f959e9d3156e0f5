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
  /// Priors that are made negative at the end, whatever they matched.
  public var backgroundPriors: [Int]
  /// What an image without ground truths does.
  public var emptyImage: EmptyImagePolicy

  /// Names the choices.
  public init(
    forced: ForcedMatching, sharesTies: Bool = false, threshold: Double = 0.5,
    comparator: ThresholdComparator, ignoredFrom: Double? = nil,
    backgroundPriors: [Int] = [], emptyImage: EmptyImagePolicy = .background
  ) {
    precondition(
      ignoredFrom.map { $0 <= threshold } ?? true, "the ignored band ends at the threshold")
    if case .bipartite(let floor, _) = forced {
      precondition(floor > 0, "bipartite matching stops at an overlap above zero")
    }
    if case .everyBestPrior(_, let floor) = forced {
      precondition(floor >= 0, "the floor of forced matches is an overlap")
    }
    self.forced = forced
    self.sharesTies = sharesTies
    self.threshold = threshold
    self.comparator = comparator
    self.ignoredFrom = ignoredFrom
    self.backgroundPriors = backgroundPriors
    self.emptyImage = emptyImage
  }
}
