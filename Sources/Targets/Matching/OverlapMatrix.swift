/// The overlaps of every prior with every ground truth of an image.
///
/// The plain form of what the encoder computes piecewise: for tests, for small images, and for
/// overlaps that come from elsewhere.
///
/// - Shape: `priors` rows of `groundTruths` values, flat.
public struct OverlapMatrix<Scalar: TargetScalar>: Sendable {
  /// The number of rows.
  public let priors: Int
  /// The number of values in a row.
  public let groundTruths: Int
  /// The overlaps, row by row.
  public let values: [Scalar]

  /// Takes overlaps row by row, one row a prior.
  public init(priors: Int, groundTruths: Int, values: [Scalar]) {
    precondition(
      values.count == priors * groundTruths, "an overlap matrix has priors × ground truths values")
    self.priors = priors
    self.groundTruths = groundTruths
    self.values = values
  }

  /// The overlap of a prior with a ground truth.
  public subscript(prior: Int, groundTruth: Int) -> Scalar {
    values[prior * groundTruths + groundTruth]
  }

  /// The ground truth that a prior overlaps most; the first wins a tie.
  func bestGroundTruth(of prior: Int) -> Int {
    var best = 0
    for g in 0..<groundTruths where self[prior, g] > self[prior, best] { best = g }
    return best
  }

  /// The free prior that overlaps a ground truth most, and how much; the first wins a tie.
  func peak(of groundTruth: Int, besides isTaken: [Bool]) -> (prior: Int, overlap: Scalar) {
    var peak: (prior: Int, overlap: Scalar) = (0, 0)
    for p in 0..<priors where !isTaken[p] && self[p, groundTruth] > peak.overlap {
      peak = (p, self[p, groundTruth])
    }
    return peak
  }

  /// The prior that overlaps a ground truth most; the first wins a tie.
  func bestPrior(of groundTruth: Int) -> Int {
    var best = 0
    for p in 0..<priors where self[p, groundTruth] > self[best, groundTruth] { best = p }
    return best
  }
}
