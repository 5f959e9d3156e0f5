/// Matches the objects of one image after the other under one layout, and counts.
///
/// Ties: as ``MatchPolicy`` says; objects are looked at in their order, and the first keeps a prior.
struct ImageMatching<Rule: UnionRule> {
  let policy: MatchPolicy
  let threshold: Float
  let levelStarts: [Int]
  private let reachArea: Float
  var tally: LayoutTally
  var passing: [PassingPrior] = []
  /// Per prior: its place in `passing`, counted from `firstMark`; lower numbers are of images before.
  private var marks: [Int32]
  private var firstMark: Int32 = 1
  /// Per object: its best prior.
  var peaks: [PriorPeak] = []
  /// Per object: the prior that is forced onto it.
  var forced: [PriorPeak?] = []
  private var best: [PriorPeak] = []
  private var exhaustive: ExhaustiveMatching?

  init(_ preset: TrainerPreset, _ grid: PriorGrid, reachArea: Float) {
    self.reachArea = reachArea
    policy = preset.policy
    threshold = Float(preset.policy.threshold)
    levelStarts = grid.levelStarts
    tally = LayoutTally(levelCount: grid.levelStarts.count - 1)
    marks = Array(repeating: 0, count: grid.count)
  }

  /// Counts an image.
  mutating func add(
    _ scans: GridScans<Rule>, _ kind: LayoutObjects.ImageKind, _ preset: TrainerPreset
  ) {
    tally.addObjects(scans.boxes)
    let isScanned = kind == .plain || kind == .holdsEmpty && passesOverEmpty
    guard isScanned, looksAtPeaksAlone, findPeaks(scans), force(scans) else {
      var matching = exhaustive ?? ExhaustiveMatching(preset, reachArea: reachArea)
      exhaustive = nil
      matching.add(scans.boxes, to: &tally)
      exhaustive = matching
      return
    }
    settle(scans)
  }

  /// Whether a box without extent, which overlaps no prior, gets none and disturbs nobody. Else it
  /// takes the first prior, or shares all that overlap nothing.
  private var passesOverEmpty: Bool {
    switch policy.forced {
    case .bestPrior, .oneToOne, .everyBestPrior: false
    case .none, .bipartite: !policy.sharesTies
    }
  }

  /// Whether the objects' own looks are enough: ties of a peak are left to the full matcher.
  private var looksAtPeaksAlone: Bool {
    if case .everyBestPrior = policy.forced { return false }
    return true
  }

  /// An overlap below which an image is left to the full matcher: floors and margins lie far below.
  private static var leastPeak: Float { 1e-3 }

  /// Finds the priors that pass the threshold, and each object's best; false where an object has none
  /// to speak of.
  private mutating func findPeaks(_ scans: GridScans<Rule>) -> Bool {
    guard threshold >= Self.leastPeak else { return false }
    firstMark &+= Int32(truncatingIfNeeded: passing.count)
    if firstMark > Int32.max / 2 {
      for prior in marks.indices { marks[prior] = 0 }
      firstMark = 1
    }
    passing.removeAll(keepingCapacity: true)
    peaks.removeAll(keepingCapacity: true)
    for object in 0..<scans.count {
      let scan = scans[object]
      var peak = PriorPeak.none
      if scan.box.isEmpty {
        peaks.append(peak)
        continue
      }
      scan.forEach(from: threshold) { place, overlap in
        peak.take(place.prior, overlap)
        guard policy.comparator.passes(overlap, threshold), !isBackground(place.prior) else {
          return
        }
        pass(place.prior, object, overlap)
      }
      if peak.overlap == 0 {
        let bound = scan.nearest()
        guard bound >= Self.leastPeak else { return false }
        scan.forEach(from: bound) { place, overlap in peak.take(place.prior, overlap) }
      }
      peaks.append(peak)
    }
    return true
  }

  @inline(__always)
  private mutating func pass(_ prior: Int32, _ object: Int, _ overlap: Float) {
    let number = Int32(truncatingIfNeeded: object)
    let place = Int(marks[Int(prior)] &- firstMark)
    if place < 0 {
      marks[Int(prior)] = firstMark &+ Int32(truncatingIfNeeded: passing.count)
      passing.append(PassingPrior(prior: prior, object: number, overlap: overlap))
    } else if overlap > passing[place].overlap {
      passing[place].overlap = overlap
      passing[place].object = number
    }
  }

  /// Whether a prior passes the threshold for some object of the image.
  func isPassing(_ prior: Int32) -> Bool { marks[Int(prior)] >= firstMark }

  /// Whether a prior is negative whatever it matches.
  @inline(__always)
  func isBackground(_ prior: Int32) -> Bool {
    !policy.backgroundPriors.isEmpty && policy.backgroundPriors.contains(Int(prior))
  }

  /// Gives forced priors to their objects, and counts.
  private mutating func settle(_ scans: GridScans<Rule>) {
    for (object, forced) in forced.enumerated() {
      guard let forced else { continue }
      if isBackground(forced.prior) {
        self.forced[object] = nil
        continue
      }
      guard isPassing(forced.prior) else {
        tally.positives += 1
        continue
      }
      let place = Int(marks[Int(forced.prior)] &- firstMark)
      let isTrue = policy.comparator.passes(forced.overlap, threshold)
      passing[place].object = isTrue ? Int32(truncatingIfNeeded: object) : nil
      passing[place].overlap = forced.overlap
    }
    tally.positives += passing.count
    best.removeAll(keepingCapacity: true)
    for _ in peaks { best.append(.none) }
    for candidate in passing {
      guard let object = candidate.object else { continue }
      best[Int(object)].take(candidate.prior, candidate.overlap)
    }
    for object in best.indices {
      if best[object].overlap > 0 {
        tally.addMatched(
          best[object].overlap, level: level(of: best[object].prior),
          weight: scans.boxes[object].weight)
        continue
      }
      if scans.boxes[object].area < reachArea { tally.outOfReach += 1 }
      let shared = policy.sharesTies ? sharedTies(object, scans) : 0
      tally.positives += shared
      if shared > 0 || forced[object] != nil { tally.forcedOnly += 1 }
    }
  }

  private func level(of prior: Int32) -> Int {
    var level = 0
    while Int(prior) >= levelStarts[level + 1] { level += 1 }
    return level
  }
}
