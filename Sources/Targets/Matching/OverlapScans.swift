/// The scans of an image's ground truths over one table of priors.
struct OverlapScans<Rule: UnionRule> {
  let rule: Rule
  let edges: UnsafePointer<Float>
  let stride: Int
  let levels: [PriorScanIndex.Level]
  let cellOrder: CellOrder

  /// The scan of a ground truth of the workspace.
  func scan(of g: Int, _ work: TargetWorkspace) -> OverlapScan<Rule> {
    OverlapScan(
      rule: rule, edges: edges, stride: stride, levels: levels, cellOrder: cellOrder,
      xMin: work.boxes.xMin[g], yMin: work.boxes.yMin[g], xMax: work.boxes.xMax[g],
      yMax: work.boxes.yMax[g],
      area: work.areas[g])
  }

  /// Raises the workspace's best overlaps by a ground truth, and notes the ground truth's peak.
  func raise(_ g: Int, _ work: inout TargetWorkspace) {
    let scan = scan(of: g, work)
    let peak = work.bestOverlaps.withUnsafeMutableBufferPointer { best in
      work.bestGroundTruths.withUnsafeMutableBufferPointer { owner in
        guard let best = best.baseAddress, let owner = owner.baseAddress else {
          return OverlapPeak(overlap: 0, prior: 0)
        }
        return scan.raise(best, owner, groundTruth: Int32(truncatingIfNeeded: g))
      }
    }
    work.peaks.append(peak.overlap)
    work.peakPriors.append(peak.prior)
  }

  /// The peak of a ground truth among priors that are not forced yet.
  func peak(amongFreeOf g: Int, _ work: TargetWorkspace) -> OverlapPeak {
    let scan = scan(of: g, work)
    return work.forced.withUnsafeBufferPointer { forced in
      forced.baseAddress.map { scan.peak(amongFree: $0) } ?? OverlapPeak(overlap: 0, prior: 0)
    }
  }
}
