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
