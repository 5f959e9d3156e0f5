/// The average precision of one class as SqueezeDet's trainer computes it.
///
/// Detections and missed ground truths stand in one list by falling score (a missed one has score
/// 0, and equal scores keep their order). The precision at a ground truth is how many ground truths
/// the list has up to it, over its rank. So ground truths that were missed count as found at the
/// tail: a class with nothing but misses has 1.
///
/// - Parity: squeezedet-keras `evaluation.AP`; spec §10.
public struct SqueezeDetAveragePrecision: Hashable, Sendable {
  /// The mean of the precisions at the ground truths.
  public let plain: Double
  /// The same with each precision raised to the largest one after it.
  public let interpolated: Double
  /// Plain precisions at eleven ranks spread over the ground truths.
  public let elevenPoints: [Double]
  /// Interpolated precisions at the same ranks.
  public let interpolatedElevenPoints: [Double]

  /// The values of a class.
  ///
  /// - Parameters:
  ///   - isGroundTruth: For each entry, whether it is a ground truth (found or missed) or a false
  ///     detection.
  ///   - scores: The scores, 0 for a missed ground truth.
  /// - Returns: Nothing when there are detections but no ground truth, where the trainer raises;
  ///   zeros when there is neither.
  public init?(isGroundTruth: [Bool], scores: [Double]) {
    precondition(isGroundTruth.count == scores.count, "each entry has a score")
    guard !isGroundTruth.isEmpty else {
      (plain, interpolated) = (0, 0)
      elevenPoints = Array(repeating: 0, count: 11)
      interpolatedElevenPoints = elevenPoints
      return
    }
    let order = scores.indices.sorted { a, b in
      scores[a] > scores[b] || (scores[a] == scores[b] && a < b)
    }
    var precisions: [Double] = []
    for (rank, entry) in order.enumerated() where isGroundTruth[entry] {
      precisions.append(Double(precisions.count + 1) / Double(rank + 1))
    }
    guard let last = precisions.last else { return nil }
    var raised = precisions
    var highest = last
    for place in precisions.indices.reversed() {
      highest = max(highest, precisions[place])
      raised[place] = highest
    }
    let count = Double(precisions.count)
    plain = precisions.reduce(0, +) / count
    interpolated = raised.reduce(0, +) / count
    let points =
      [0]
      + (1...10).map { step in
        let place = ((count - 1) / 10 * Double(step)).rounded(.toNearestOrEven) - 1
        return Int(max(0, place))
      }
    elevenPoints = points.map { precisions[$0] }
    interpolatedElevenPoints = points.map { raised[$0] }
  }
}
