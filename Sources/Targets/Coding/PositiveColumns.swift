/// The positive priors of an image, in columns, by rising prior.
public struct PositiveColumns: Hashable, Sendable {
  /// Index of the prior.
  public internal(set) var prior: [Int32] = []
  /// Index of the ground truth in its image.
  public internal(set) var groundTruth: [Int32] = []
  /// IoU of the two, as the trainer computes it.
  public internal(set) var overlap: [Float] = []
  /// Whether the overlap alone would not have made the match.
  public internal(set) var isForced: [Bool] = []
  /// The offsets.
  public internal(set) var tx: [Float] = []
  /// The offsets.
  public internal(set) var ty: [Float] = []
  /// The offsets.
  public internal(set) var tw: [Float] = []
  /// The offsets.
  public internal(set) var th: [Float] = []

  /// The number of positive priors.
  public var count: Int { prior.count }

  /// One of them.
  public subscript(index: Int) -> PositiveMatch {
    PositiveMatch(
      prior: Int(prior[index]), groundTruth: Int(groundTruth[index]), overlap: overlap[index],
      isForced: isForced[index],
      offsets: BoxOffsets(tx: tx[index], ty: ty[index], tw: tw[index], th: th[index]))
  }

  mutating func append(prior: Int32, groundTruth: Int32, overlap: Float, isForced: Bool) {
    self.prior.append(prior)
    self.groundTruth.append(groundTruth)
    self.overlap.append(overlap)
    self.isForced.append(isForced)
  }

  mutating func append(_ offsets: BoxOffsets<Float>) {
    tx.append(offsets.tx)
    ty.append(offsets.ty)
    tw.append(offsets.tw)
    th.append(offsets.th)
  }

  mutating func removeAll() {
    prior.removeAll(keepingCapacity: true)
    groundTruth.removeAll(keepingCapacity: true)
    overlap.removeAll(keepingCapacity: true)
    isForced.removeAll(keepingCapacity: true)
    tx.removeAll(keepingCapacity: true)
    ty.removeAll(keepingCapacity: true)
    tw.removeAll(keepingCapacity: true)
    th.removeAll(keepingCapacity: true)
  }
}

/// A positive prior.
public struct PositiveMatch: Hashable, Sendable {
  /// Index of the prior.
  public let prior: Int
  /// Index of the ground truth in its image.
  public let groundTruth: Int
  /// IoU of the two, as the trainer computes it.
  public let overlap: Float
  /// Whether the overlap alone would not have made the match: a forced match.
  public let isForced: Bool
  /// The ground truth as seen from the prior.
  public let offsets: BoxOffsets<Float>
}
