extension MatchPolicy {
  /// Assigns every prior from a matrix of overlaps.
  ///
  /// `emptyImage` has no part in it: without ground truths every prior is negative.
  ///
  /// - Ties: the lowest prior, then the lowest ground truth.
  /// - Complexity: priors × ground truths; the bipartite step once more for each ground truth.
  public func assignments<Scalar>(of overlaps: OverlapMatrix<Scalar>) -> [PriorAssignment] {
    guard overlaps.groundTruths > 0 else {
      return Array(repeating: .negative, count: overlaps.priors)
    }
    let best = (0..<overlaps.priors).map { overlaps.bestGroundTruth(of: $0) }
    var assignments = best.indices.map { prior -> PriorAssignment in
      let value = overlaps[prior, best[prior]]
      if comparator.passes(value, Scalar(threshold)) {
        return .positive(groundTruth: best[prior])
      }
      if let low = ignoredFrom, value >= Scalar(low) { return .ignored }
      return .negative
    }
    var forced = forcedMatches(of: overlaps)
    if sharesTies { share(&forced, overlaps: overlaps, best: best) }
    for (prior, groundTruth) in forced.enumerated() {
      guard let groundTruth else { continue }
      assignments[prior] = .positive(groundTruth: groundTruth)
    }
    for prior in backgroundPriors where assignments.indices.contains(prior) {
      assignments[prior] = .negative
    }
    return assignments
  }

  private func forcedMatches<Scalar>(of overlaps: OverlapMatrix<Scalar>) -> [Int?] {
    var matches = [Int?](repeating: nil, count: overlaps.priors)
    switch forced {
    case .none: break
    case .bestPrior(let conflict):
      for g in 0..<overlaps.groundTruths {
        let prior = overlaps.bestPrior(of: g)
        if conflict == .last || matches[prior] == nil { matches[prior] = g }
      }
    case .oneToOne:
      for (groundTruth, prior) in oneToOne(overlaps).enumerated() { matches[prior] = groundTruth }
    case .everyBestPrior(let owner, let floor):
      for g in 0..<overlaps.groundTruths {
        let peak = overlaps[overlaps.bestPrior(of: g), g]
        guard peak >= Scalar(floor) else { continue }
        for p in 0..<overlaps.priors where overlaps[p, g] == peak {
          matches[p] = owner == .last ? g : overlaps.bestGroundTruth(of: p)
        }
      }
    case .bipartite(let floor, let comparator):
      var free = Set(0..<overlaps.groundTruths)
      while true {
        var found: (prior: Int, groundTruth: Int, overlap: Scalar)?
        for p in 0..<overlaps.priors where matches[p] == nil {
          for g in 0..<overlaps.groundTruths where free.contains(g) {
            if overlaps[p, g] > found?.overlap ?? -1 { found = (p, g, overlaps[p, g]) }
          }
        }
        guard let found, comparator.passes(found.overlap, Scalar(floor)) else { break }
        matches[found.prior] = found.groundTruth
        free.remove(found.groundTruth)
      }
    }
    return matches
  }

  /// The prior of each ground truth, as ``ForcedMatching/oneToOne`` chooses.
  private func oneToOne<Scalar>(_ overlaps: OverlapMatrix<Scalar>) -> [Int] {
    var chosen = [Int](repeating: 0, count: overlaps.groundTruths)
    var isTaken = [Bool](repeating: false, count: overlaps.priors)
    var peaks: [(prior: Int, overlap: Scalar)?] = chosen.indices.map { g in
      overlaps.peak(of: g, besides: isTaken)
    }
    for _ in chosen {
      var winner = 0
      for g in peaks.indices where peaks[g]?.overlap ?? 0 > peaks[winner]?.overlap ?? 0 {
        winner = g
      }
      guard let peak = peaks[winner], peak.overlap > 0 else {
        chosen[0] = 0
        break
      }
      chosen[winner] = peak.prior
      isTaken[peak.prior] = true
      peaks[winner] = nil
      for g in peaks.indices where peaks[g]?.prior == peak.prior {
        peaks[g] = overlaps.peak(of: g, besides: isTaken)
      }
    }
    return chosen
  }

  private func share<Scalar>(
    _ matches: inout [Int?], overlaps: OverlapMatrix<Scalar>, best: [Int]
  ) {
    let peaks = (0..<overlaps.groundTruths).map { overlaps[overlaps.bestPrior(of: $0), $0] }
    for p in 0..<overlaps.priors where matches[p] == nil {
      if overlaps[p, best[p]] + Scalar(Self.tieMargin) >= peaks[best[p]] { matches[p] = best[p] }
    }
  }

  /// How much a prior may fall short of a ground truth's best overlap and still share it.
  static var tieMargin: Double { 1e-12 }
}
