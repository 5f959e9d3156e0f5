import Targets

/// A batch as callers lend it.
struct LossBatch {
  let priors: Int
  let classes: Int
  let logits: UnsafeBufferPointer<Float>
  let offsets: UnsafeBufferPointer<Float>
  let assignment: UnsafeBufferPointer<Int32>
  let classTargets: UnsafeBufferPointer<Int32>
  let targetOffsets: UnsafeBufferPointer<Float>
  let overlaps: UnsafeBufferPointer<Float>?

  /// Refuses a loss that chooses negatives by overlaps which were not lent.
  func check(_ policy: MultiBoxLoss) throws(BridgeError) {
    if policy.mining.eligibleBelow != nil, overlaps == nil {
      throw .overlapsNeeded(loss: policy.name)
    }
  }

  /// One image as the loss takes it.
  func image(_ image: Int, for policy: MultiBoxLoss) throws(BridgeError) -> LossImage {
    let rows = image * priors..<(image + 1) * priors
    var positives: [Int32] = []
    var numbers: [Int32] = []
    var targets: [BoxOffsets<Float>] = []
    for (prior, row) in rows.enumerated()
    where assignment[row] >= 0 || assignment[row] == Self.undrawn {
      // The one column of a proposal network is every object's.
      let isObjectness = classes == 1 && policy.background == .absent
      let number = isObjectness ? 0 : classTargets[row]
      guard 0..<classes ~= Int(number) else {
        throw .outOfRange(
          argument: "the class target of prior \(prior) of image \(image)", found: "\(number)",
          expected: "from 0 and below the number of classes, \(classes)")
      }
      positives.append(Int32(truncatingIfNeeded: prior))
      numbers.append(number)
      let at = row * 4
      targets.append(
        BoxOffsets(
          tx: targetOffsets[at], ty: targetOffsets[at + 1], tw: targetOffsets[at + 2],
          th: targetOffsets[at + 3]))
    }
    let joined = LossImage(
      classCount: classes,
      logits: Array(logits[rows.lowerBound * classes..<rows.upperBound * classes]),
      offsets: Array(offsets[rows.lowerBound * 4..<rows.upperBound * 4]), positives: positives,
      positiveClasses: numbers, positiveOffsets: targets,
      bestOverlaps: policy.mining.eligibleBelow == nil
        ? [] : overlaps.map { Array($0[rows]) } ?? [],
      ignored: rows.enumerated().compactMap { prior, row in
        assignment[row] == Self.ignored ? Int32(truncatingIfNeeded: prior) : nil
      })
    let drawn = rows.enumerated().compactMap { prior, row in
      assignment[row] == Self.undrawn ? nil : Int32(truncatingIfNeeded: prior)
    }
    return drawn.count == priors ? joined : joined.sampled(drawn)
  }

  /// The assignment of an ignored prior.
  private static let ignored: Int32 = -2
  /// The assignment of a matched prior that was not drawn.
  private static let undrawn: Int32 = -3
}
