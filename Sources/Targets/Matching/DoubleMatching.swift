/// Matching for a trainer that computes in `Double`: ``MatchPolicy/assignments(of:)`` over the whole
/// matrix, since only one trainer is so and it is no faster itself.
struct DoubleMatching {
  let policy: MatchPolicy

  /// Matches the workspace's ground truths with priors.
  func run(_ priors: PriorDoubles, _ work: inout TargetWorkspace) {
    let overlaps = overlaps(priors.corners, work.doubleBoxes)
    for prior in 0..<overlaps.priors where overlaps.groundTruths > 0 {
      let best = overlaps.bestGroundTruth(of: prior)
      work.bestOverlaps[prior] = Float(overlaps[prior, best])
      work.bestGroundTruths[prior] = Int32(truncatingIfNeeded: best)
    }
    for (prior, assignment) in policy.assignments(of: overlaps).enumerated() {
      let number = Int32(truncatingIfNeeded: prior)
      switch assignment {
      case .negative: continue
      case .ignored: work.ignored.append(number)
      case .positive(let groundTruth):
        let overlap = overlaps[prior, groundTruth]
        work.positives.append(
          prior: number, groundTruth: Int32(truncatingIfNeeded: groundTruth),
          overlap: Float(overlap), isForced: !policy.comparator.passes(overlap, policy.threshold))
      }
    }
  }

  /// `intersection / (box area + prior area − intersection)`.
  private func overlaps(
    _ priors: CornerColumns<Double>, _ boxes: CornerColumns<Double>
  ) -> OverlapMatrix<Double> {
    let count = boxes.count
    var values = [Double](repeating: 0, count: priors.count * count)
    for g in 0..<count {
      let (xMin, yMin) = (boxes.xMin[g], boxes.yMin[g])
      let (xMax, yMax) = (boxes.xMax[g], boxes.yMax[g])
      let area = (xMax - xMin) * (yMax - yMin)
      for p in 0..<priors.count {
        let width = min(priors.xMax[p], xMax) - max(priors.xMin[p], xMin)
        guard width > 0 else { continue }
        let height = min(priors.yMax[p], yMax) - max(priors.yMin[p], yMin)
        guard height > 0 else { continue }
        let own = (priors.xMax[p] - priors.xMin[p]) * (priors.yMax[p] - priors.yMin[p])
        let both = width * height
        values[p * count + g] = both / (area + own - both)
      }
    }
    return OverlapMatrix(priors: priors.count, groundTruths: count, values: values)
  }
}
