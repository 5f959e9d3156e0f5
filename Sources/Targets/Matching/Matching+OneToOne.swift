extension Matching {
  /// ssd_keras' greedy choice; see ``ForcedMatching/oneToOne``.
  func forceOneToOne<Rule: UnionRule>(
    _ work: inout TargetWorkspace, _ scans: OverlapScans<Rule>
  ) {
    work.freePeaks.removeAll(keepingCapacity: true)
    work.freePeaks.append(contentsOf: work.peaks)
    work.freePeakPriors.removeAll(keepingCapacity: true)
    work.freePeakPriors.append(contentsOf: work.peakPriors)
    var chosen = [Int32](repeating: 0, count: work.peaks.count)
    for _ in chosen {
      var winner = 0
      for g in work.freePeaks.indices where work.freePeaks[g] > work.freePeaks[winner] {
        winner = g
      }
      guard work.freePeaks[winner] > 0 else {
        chosen[0] = 0
        break
      }
      let taken = work.freePeakPriors[winner]
      chosen[winner] = taken
      work.forced[Int(taken)] = Int32(truncatingIfNeeded: winner)
      work.freePeaks[winner] = -1
      for g in work.freePeaks.indices where work.freePeaks[g] > 0 {
        guard work.freePeakPriors[g] == taken else { continue }
        let next = scans.peak(amongFreeOf: g, work)
        work.freePeaks[g] = next.overlap
        work.freePeakPriors[g] = next.prior
      }
    }
    // Ground truth 0 may have lost its prior to the fault.
    for prior in work.freePeakPriors { work.forced[Int(prior)] = -1 }
    for g in chosen.indices { work.forced[Int(chosen[g])] = Int32(truncatingIfNeeded: g) }
  }
}
