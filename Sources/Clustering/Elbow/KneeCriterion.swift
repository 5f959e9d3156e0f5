/// A rule that chooses a count from a curve, by the shape of the whole of it: another range of counts, and
/// it may choose another one. Reports tell them beside the recommendation, which is ``EnoughRule``'s.
public enum KneeCriterion: Hashable, Sendable {
  /// Farthest above the chord of the mean IoU, both axes scaled to 0…1 (Kneedle).
  case chord
  /// The last count whose mean IoU rises by at least this share of the whole rise of the curve.
  case gain(share: Double)
  /// The greatest silhouette.
  case silhouette
  /// Where the mean IoU bends down most: the least second difference.
  case secondDifference

  /// All criteria of a report.
  public static let all: [KneeCriterion] = [
    .chord, .gain(share: 0.05), .silhouette, .secondDifference,
  ]

  /// The count it chooses, or nothing when it can't say.
  ///
  /// - Ties: the lower count.
  func choose(from curve: [KneeSample]) -> Int? {
    guard curve.count >= 3, let first = curve.first, let last = curve.last else { return nil }
    switch self {
    case .chord:
      let top = curve.reduce(first.meanIoU) { max($0, $1.meanIoU) }
      let rise = top - first.meanIoU
      // Below this the curve is level but for rounding.
      guard rise > 1e-9 else { return nil }
      let width = Double(last.count - first.count)
      return Self.highest(curve) {
        ($0.meanIoU - first.meanIoU) / rise - Double($0.count - first.count) / width
      }
    case .gain(let share):
      let rise = last.meanIoU - first.meanIoU
      guard rise > 1e-9 else { return nil }
      let rising = zip(curve, curve.dropFirst()).prefix { before, after in
        after.meanIoU - before.meanIoU >= share * rise
      }
      return rising.last?.1.count ?? first.count
    case .silhouette:
      let clustered = curve.filter { $0.count > 1 && $0.silhouette != nil }
      return Self.highest(clustered) { $0.silhouette ?? 0 }
    case .secondDifference:
      let inner = curve.indices.dropFirst().dropLast()
      let bends = inner.map { index in
        2 * curve[index].meanIoU - curve[index - 1].meanIoU - curve[index + 1].meanIoU
      }
      guard let greatest = bends.max(), greatest > 1e-9, let place = bends.firstIndex(of: greatest)
      else { return nil }
      return curve[place + 1].count
    }
  }

  private static func highest(_ curve: [KneeSample], _ value: (KneeSample) -> Double) -> Int? {
    var best: (count: Int, value: Double)?
    for sample in curve {
      let value = value(sample)
      if value > best?.value ?? -.infinity { best = (sample.count, value) }
    }
    return best?.count
  }
}

extension KneeCriterion: CustomStringConvertible {
  /// The name in reports.
  public var description: String {
    switch self {
    case .chord: "kneedle on meanIoU"
    case .gain(let share): "gain of \(Int((share * 100).rounded())) % of the rise"
    case .silhouette: "greatest silhouette"
    case .secondDifference: "sharpest bend of meanIoU"
    }
  }
}

/// What the criteria look at.
struct KneeSample: Sendable {
  let count: Int
  let meanIoU: Double
  let silhouette: Double?

  init(count: Int, meanIoU: Double, silhouette: Double?) {
    self.count = count
    self.meanIoU = meanIoU
    self.silhouette = silhouette
  }

  init(_ point: ElbowReport.Point) {
    self.init(
      count: point.count, meanIoU: point.metrics.meanIoU,
      silhouette: point.metrics.silhouette?.value)
  }
}
