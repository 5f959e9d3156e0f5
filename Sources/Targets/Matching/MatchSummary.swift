/// How one image was matched, ground truth by ground truth: what previews and evaluations show.
public struct MatchSummary: Hashable, Sendable {
  /// One ground truth's share of the priors.
  public struct GroundTruth: Hashable, Sendable {
    /// Its positive priors; 0 for an object that the trainer never learns.
    public var positives = 0
    /// Those of them that overlap it too little to be positive by themselves.
    public var forced = 0
    /// The largest overlap with any prior, as the trainer computes it.
    public var bestOverlap: Float
    /// The first prior with that overlap, or nothing for a ground truth that overlaps none.
    public var bestPrior: Int?
  }

  /// In the order of the image.
  public var groundTruths: [GroundTruth]
  /// Positive priors.
  public var positives: Int
  /// Negative priors.
  public var negatives: Int
  /// Ignored priors.
  public var ignored: Int

  /// Counts what an encoder left in a workspace. A stand-in box is no ground truth and not listed.
  public init(_ work: TargetWorkspace) {
    positives = work.positives.count
    negatives = work.negativeCount
    ignored = work.ignored.count
    guard work.standIn == nil else {
      groundTruths = []
      return
    }
    groundTruths = zip(work.peaks, work.peakPriors).map { overlap, prior in
      GroundTruth(bestOverlap: overlap, bestPrior: overlap > 0 ? Int(prior) : nil)
    }
    for (groundTruth, isForced) in zip(work.positives.groundTruth, work.positives.isForced) {
      groundTruths[Int(groundTruth)].positives += 1
      if isForced { groundTruths[Int(groundTruth)].forced += 1 }
    }
  }

  /// The ground truths without a positive prior, rising.
  public var neverMatched: [Int] {
    groundTruths.indices.filter { groundTruths[$0].positives == 0 }
  }
}
