/// The prior that a ground truth got.
public struct SqueezeDetMatch: Hashable, Sendable {
  /// What decided.
  public enum Rule: Hashable, Sendable {
    /// The largest IoU among the priors that were left.
    case overlap
    /// No prior that was left overlapped: the smallest distance. A forced match.
    case distance
  }

  /// The prior's index.
  public let prior: Int
  /// What decided.
  public let rule: Rule
  /// The IoU for `.overlap` (not a number for an infinite box); for `.distance` the squared
  /// distance of `cx, cy, w, h` in pixels.
  public let value: Double

  /// Joins a prior and what decided for it.
  public init(prior: Int, rule: Rule, value: Double) {
    self.prior = prior
    self.rule = rule
    self.value = value
  }

  /// The IoU with the prior: 0 for a match by distance, which happens only where nothing overlaps.
  public var iou: Double { rule == .overlap ? value : 0 }

  /// Whether the match was made without overlap, to give the ground truth some prior.
  public var isForced: Bool { rule == .distance }
}

/// Who wins among priors with bit-equal values.
public enum SqueezeDetTieOrder: String, Hashable, Sendable, CaseIterable {
  /// A stable sort: the highest index wins on IoU, the lowest on distance. The same everywhere.
  case stable
  /// NumPy's scalar introsort, the order of NumPy 1.14 to 1.24 and of later ones without SIMD
  /// dispatch. Slow: it sorts all priors for each ground truth.
  case numpyIntrosort = "numpy-introsort"
}

/// Memory that a `SqueezeDetMatcher` works in, and its result. Reuse one to match without
/// allocating; one workspace serves one thread.
public struct SqueezeDetMatchWorkspace: Sendable {
  /// The matches of the last image, one a ground truth, in its order.
  public internal(set) var matches: [SqueezeDetMatch] = []

  /// Horizontal overlap of the box with each anchor (outer) at each column (inner); the squared
  /// horizontal distances while distances are compared.
  var x: [Double] = []
  /// The same for rows.
  var y: [Double] = []
  /// The largest overlaps of each anchor.
  var xBest: [Double] = []
  var yBest: [Double] = []
  /// The row of the largest vertical overlap of each anchor.
  var yBestRow: [Int] = []
  /// The image that took a prior last. Counting images saves clearing all priors for each.
  var takenBy: [UInt32] = []
  var image: UInt32 = 0
  /// All overlaps or distances, and their order, for the exhaustive search only.
  var values: [Double] = []
  var order: [Int32] = []

  /// An empty workspace; it grows with the first image.
  public init() {}

  /// Makes room for a grid and forgets the last image.
  mutating func begin(_ priors: SqueezeDetPriors) {
    matches.removeAll(keepingCapacity: true)
    let anchors = priors.anchors.count
    if takenBy.count != priors.count || x.count != priors.left.count
      || y.count != priors.top.count || xBest.count != anchors
    {
      x = Array(repeating: 0, count: priors.left.count)
      y = Array(repeating: 0, count: priors.top.count)
      xBest = Array(repeating: 0, count: anchors)
      yBest = xBest
      yBestRow = Array(repeating: 0, count: anchors)
      takenBy = Array(repeating: 0, count: priors.count)
      image = 0
    }
    if image == .max {
      takenBy = Array(repeating: 0, count: priors.count)
      image = 0
    }
    image += 1
  }
}
