extension Matching {
  /// Gives every prior at a ground truth's peak to that ground truth, or to the prior's own best.
  func forceEveryBestPrior<Rule: UnionRule>(
    _ work: inout TargetWorkspace, _ owner: TieOwner, floor: Float, count: Int,
    _ scans: OverlapScans<Rule>
  ) {
    for g in work.peaks.indices where work.peaks[g] >= floor {
      let peak = work.peaks[g]
      let taker = owner == .last ? Int32(truncatingIfNeeded: g) : nil
      if peak > 0 {
        let scan = scans.scan(of: g, work)
        work.forced.withUnsafeMutableBufferPointer { forced in
          work.bestGroundTruths.withUnsafeBufferPointer { best in
            scan.forEach(at: peak) { prior in forced[prior] = taker ?? best[prior] }
          }
        }
      } else {
        // Nothing overlaps it, so all priors tie at 0.
        for prior in 0..<count {
          let own = work.bestOverlaps[prior] > 0 ? work.bestGroundTruths[prior] : 0
          work.forced[prior] = taker ?? own
        }
      }
    }
  }
}
