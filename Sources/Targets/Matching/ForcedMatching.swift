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
