import Boxes
import Parallel

/// What anchors are refined for. Higher is better.
public enum RefinementObjective: Sendable {
  /// Mean over boxes of the best shape IoU.
  case meanIoU
  /// Share of boxes with a best shape IoU of at least `iou`.
  case recall(iou: Double)
  /// Share of boxes for which some anchor has no side `sideRatio` times longer or shorter, or more.
  case bestPossibleRecall(sideRatio: Double)
  /// Anything else: a trainer's matcher, for one.
  ///
  /// `score` gets anchors by area and must give the same number for the same anchors; what is not
  /// a number counts as worst.
  case custom(name: String, score: @Sendable ([Size<SampleUnits>]) -> Double)

  /// The name in reports: `meanIoU`, `recall@0.5`, `bpr@4.0`.
  public var name: String {
    switch self {
    case .meanIoU: "meanIoU"
    case .recall(let iou): "recall@\(iou)"
    case .bestPossibleRecall(let sideRatio): "bpr@\(sideRatio)"
    case .custom(let name, _): name
    }
  }

  /// The score of anchors on a sample.
  ///
  /// - Units: `0…1`, but for `custom`.
  public func score(
    _ anchors: [Size<SampleUnits>], on sample: SizeSample, jobs: Int? = nil
  ) -> Double {
    guard let fit = FitObjective(self, totalWeight: 1) else { return customScore(anchors) }
    let points = SizePoints(sample.withoutClasses(), scale: .identity)
    return fit.share(
      anchors.map { AxisPair(x: $0.width, y: $0.height) }, on: points,
      jobs: jobs ?? WorkerThreads.processorCount)
  }

  private func customScore(_ anchors: [Size<SampleUnits>]) -> Double {
    guard case .custom(_, let score) = self else { return 0 }
    let value = score(anchors)
    return value.isNaN ? -.infinity : value
  }
}
