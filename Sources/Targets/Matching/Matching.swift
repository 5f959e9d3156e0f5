/// Matches the ground truths in a workspace with priors, for one trainer.
///
/// Computes exactly what ``MatchPolicy/assignments(of:)`` says, without the matrix: only priors that
/// a box can overlap are looked at.
struct Matching {
  let policy: MatchPolicy
  let unionOrder: UnionOrder

  func run(_ priors: Priors, _ work: inout TargetWorkspace) {
    switch unionOrder {
    case .sumFirst: run(priors, &work, SumFirst())
    case .differenceFirst: run(priors, &work, DifferenceFirst())
    case .sumPlus(let epsilon): run(priors, &work, SumPlus(epsilon: epsilon))
    }
  }

  private func run<Rule: UnionRule>(
    _ priors: Priors, _ work: inout TargetWorkspace, _ rule: Rule
  ) {
    priors.scan.edges.withUnsafeBufferPointer { edges in
      guard let edges = edges.baseAddress else { return }
      let scans = OverlapScans<Rule>(
        rule: rule, edges: edges, stride: priors.scan.paddedCount, levels: priors.scan.levels,
        cellOrder: priors.layout.cellOrder)
      for g in work.boxes.xMin.indices { scans.raise(g, &work) }
      switch policy.forced {
      case .none: break
      case .bestPrior(let conflict): forceBestPriors(&work, conflict)
      case .bipartite(let floor, let comparator):
        forceBipartite(&work, floor: Float(floor), comparator, scans)
      case .oneToOne: forceOneToOne(&work, scans)
      case .everyBestPrior(let owner, let floor):
        forceEveryBestPrior(&work, owner, floor: Float(floor), count: priors.count, scans)
      }
      if policy.sharesTies { shareTies(&work, count: priors.count) }
      for prior in policy.backgroundPriors where work.forced.indices.contains(prior) {
        work.forced[prior] = -1
      }
      collect(&work, count: priors.count, scans)
    }
  }

  private func forceBestPriors(_ work: inout TargetWorkspace, _ conflict: ForcedConflict) {
    for g in work.peaks.indices {
      let prior = Int(work.peakPriors[g])
      if conflict == .last || work.forced[prior] < 0 {
        work.forced[prior] = Int32(truncatingIfNeeded: g)
      }
    }
  }

  /// Each round takes the largest free peak. A peak is the first prior of its ground truth with that
  /// overlap, so the lowest prior among equal peaks is the lowest of all, and then the lowest ground
  /// truth: the order of a scan over the whole matrix.
  private func forceBipartite<Rule: UnionRule>(
    _ work: inout TargetWorkspace, floor: Float, _ comparator: ThresholdComparator,
    _ scans: OverlapScans<Rule>
  ) {
    work.freePeaks.removeAll(keepingCapacity: true)
    work.freePeaks.append(contentsOf: work.peaks)
    work.freePeakPriors.removeAll(keepingCapacity: true)
    work.freePeakPriors.append(contentsOf: work.peakPriors)
    for _ in work.peaks.indices {
      var winner = 0
      for g in work.freePeaks.indices {
        let isBetter = work.freePeaks[g] > work.freePeaks[winner]
        let ties = work.freePeaks[g] == work.freePeaks[winner]
        if isBetter || ties && work.freePeakPriors[g] < work.freePeakPriors[winner] { winner = g }
      }
      let overlap = work.freePeaks[winner]
      guard overlap > 0, comparator.passes(overlap, floor) else { return }
      let taken = work.freePeakPriors[winner]
      work.forced[Int(taken)] = Int32(truncatingIfNeeded: winner)
      work.freePeaks[winner] = -1
      for g in work.freePeaks.indices where work.freePeaks[g] > 0 {
        guard work.freePeakPriors[g] == taken else { continue }
        let next = scans.peak(amongFreeOf: g, work)
        work.freePeaks[g] = next.overlap
        work.freePeakPriors[g] = next.prior
      }
    }
  }

  private func shareTies(_ work: inout TargetWorkspace, count: Int) {
    guard let first = work.peaks.first, let lowest = work.peaks.min() else { return }
    let margin = Float(MatchPolicy.tieMargin)
    // A prior without overlap belongs to ground truth 0, its first argmax among zeros.
    let sharesZeros = margin >= first
    // No prior of a block that stays below every peak can share one.
    let mayShare = sharesZeros ? -1 : lowest
    work.bestOverlaps.withUnsafeBufferPointer { best in
      work.forced.withUnsafeMutableBufferPointer { forced in
        guard let bests = best.baseAddress else { return }
        for start in stride(from: 0, to: count, by: VectorBlock.count) {
          guard VectorBlock.reaches(bests + start, mayShare, plus: margin) else { continue }
          for prior in start..<min(start + VectorBlock.count, count) where forced[prior] < 0 {
            let overlap = best[prior]
            if overlap > 0 {
              let g = work.bestGroundTruths[prior]
              if overlap + margin >= work.peaks[Int(g)] { forced[prior] = g }
            } else if sharesZeros {
              forced[prior] = 0
            }
          }
        }
      }
    }
  }

  /// Lists positives and ignored priors, and frees the forced ones for the next image.
  private func collect<Rule: UnionRule>(
    _ work: inout TargetWorkspace, count: Int, _ scans: OverlapScans<Rule>
  ) {
    let threshold = Float(policy.threshold)
    let low = policy.ignoredFrom.map { Float($0) }
    work.bestOverlaps.withUnsafeBufferPointer { best in
      work.forced.withUnsafeBufferPointer { forced in
        guard let bests = best.baseAddress, let forceds = forced.baseAddress else { return }
        for start in stride(from: 0, to: count, by: VectorBlock.count) {
          let isQuiet =
            !VectorBlock.reaches(bests + start, low ?? threshold, plus: 0)
            && !VectorBlock.hasNonNegative(forceds + start)
          if isQuiet { continue }
          for prior in start..<min(start + VectorBlock.count, count)
          where !policy.backgroundPriors.contains(prior) {
            let number = Int32(truncatingIfNeeded: prior)
            if forced[prior] >= 0 {
              let overlap = scans.scan(of: Int(forced[prior]), work).overlap(with: prior)
              work.positives.append(
                prior: number, groundTruth: forced[prior], overlap: overlap,
                isForced: !policy.comparator.passes(overlap, threshold))
            } else if policy.comparator.passes(best[prior], threshold) {
              let owner = best[prior] > 0 ? work.bestGroundTruths[prior] : 0
              work.positives.append(
                prior: number, groundTruth: owner, overlap: best[prior], isForced: false)
            } else if let low, best[prior] >= low {
              work.ignored.append(number)
            }
          }
        }
      }
    }
    for prior in work.positives.prior { work.forced[Int(prior)] = -1 }
  }
}
