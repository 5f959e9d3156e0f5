/// Who gets a prior below the threshold, as ``Matching`` decides it.
extension ImageMatching {
  /// Forces priors onto objects; false where only the full matcher knows how.
  mutating func force(_ scans: GridScans<Rule>) -> Bool {
    switch policy.forced {
    case .none, .everyBestPrior:
      forced.removeAll(keepingCapacity: true)
      for _ in peaks { forced.append(nil) }
    case .bestPrior(let conflict): forceBestPriors(conflict)
    case .bipartite(let floor, let comparator): forceBipartite(scans, Float(floor), comparator)
    case .oneToOne:
      forced.removeAll(keepingCapacity: true)
      for peak in peaks { forced.append(peak) }
      // Rivals may end in the fault of that choice.
      return !hasRivals
    }
    return true
  }

  private mutating func forceBestPriors(_ conflict: ForcedConflict) {
    forced.removeAll(keepingCapacity: true)
    for object in peaks.indices {
      forced.append(peaks[object])
      for earlier in 0..<object where forced[earlier]?.prior == peaks[object].prior {
        forced[conflict == .last ? earlier : object] = nil
      }
    }
  }

  private mutating func forceBipartite(
    _ scans: GridScans<Rule>, _ floor: Float, _ comparator: ThresholdComparator
  ) {
    forced.removeAll(keepingCapacity: true)
    for peak in peaks { forced.append(comparator.passes(peak.overlap, floor) ? peak : nil) }
    guard hasRivals else { return }
    for object in forced.indices { forced[object] = nil }
    var free = peaks
    var taken: [Int32] = []
    for _ in free {
      var winner = 0
      for object in free.indices {
        let isBetter = free[object].overlap > free[winner].overlap
        let ties = free[object].overlap == free[winner].overlap
        if isBetter || ties && free[object].prior < free[winner].prior { winner = object }
      }
      let peak = free[winner]
      guard peak.overlap > 0, comparator.passes(peak.overlap, floor) else { return }
      forced[winner] = peak
      taken.append(peak.prior)
      free[winner].overlap = -1
      for object in free.indices where free[object].overlap > 0 {
        guard free[object].prior == peak.prior else { continue }
        free[object] = nextPeak(of: scans[object], besides: taken)
      }
    }
  }

  /// Whether two objects have the same best prior.
  private var hasRivals: Bool {
    for object in peaks.indices where peaks[object].overlap > 0 {
      for other in 0..<object where peaks[other].prior == peaks[object].prior { return true }
    }
    return false
  }

  /// An object's best prior that is not taken; looked for from the threshold, then lower and lower.
  private func nextPeak(of scan: GridScan<Rule>, besides taken: [Int32]) -> PriorPeak {
    var least = threshold
    while true {
      var peak = PriorPeak.none
      scan.forEach(from: least) { place, overlap in
        if !taken.contains(place.prior) { peak.take(place.prior, overlap) }
      }
      if peak.overlap > 0 || least <= .leastNormalMagnitude { return peak }
      least = least > 0.01 ? least / 2 : .leastNormalMagnitude
    }
  }

  /// How many free priors tie for an object's best overlap below the threshold, and overlap no other
  /// object more.
  func sharedTies(_ object: Int, _ scans: GridScans<Rule>) -> Int {
    let peak = peaks[object].overlap
    guard !policy.comparator.passes(peak, threshold) else { return 0 }
    var count = 0
    scans[object].forEach(from: peak) { place, _ in
      let isFree =
        !isPassing(place.prior) && !isBackground(place.prior)
        && !forced.contains { $0?.prior == place.prior }
      if isFree, scans.owner(of: place) == object { count += 1 }
    }
    return count
  }
}
