/// How a ground truth gets a prior below the threshold.
public enum ForcedMatching: Hashable, Sendable {
  /// It does not.
  case none
  /// Greedy bipartite matching: again and again the largest overlap of a free prior and a free
  /// ground truth, while it is above the floor (at or above, with `.atLeast`). Goes before the
  /// threshold.
  case bipartite(floor: Double, ThresholdComparator)
  /// ssd_keras' greedy choice, one prior a ground truth at any overlap: as many rounds as there are
  /// ground truths, each taking the largest overlap of a free prior and a free ground truth; of equal
  /// ones the lowest ground truth, then the lowest prior.
  ///
  /// With its fault: when no free pair overlaps, each round left takes ground truth 0 and prior 0. So
  /// ground truth 0 loses the prior that it had, those that are left have prior 0 from the start, and
  /// of several on prior 0 the last keeps it.
  case oneToOne
  /// Each ground truth takes the prior that it overlaps most, at any overlap, zero too (then prior
  /// 0), even from the threshold. `conflict` says who keeps a prior that several take.
  case bestPrior(conflict: ForcedConflict)
  /// Each ground truth whose largest overlap reaches the floor makes positive **every** prior that
  /// has exactly this overlap with it, even from the threshold; `owner` says what such a prior learns.
  /// With a floor of 0 a ground truth that overlaps nothing makes every prior positive.
  case everyBestPrior(owner: TieOwner, floor: Double)
}

/// Which ground truth a prior learns that ties for some ground truth's largest overlap.
public enum TieOwner: Hashable, Sendable {
  /// The one that the prior itself overlaps most, which may be another: that ground truth can end
  /// without a prior.
  case ownBest
  /// The last that it ties for: each overwrites the one before.
  case last
}

/// Which ground truth keeps a prior that several are forced onto.
public enum ForcedConflict: Hashable, Sendable {
  /// The first: lowest index.
  case first
  /// The last: each overwrites the one before.
  case last
}
