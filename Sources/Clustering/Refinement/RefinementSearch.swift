import Boxes
import Parallel
import Randomness

/// The search behind ``AnchorRefinement``.
struct RefinementSearch {
  let objective: RefinementObjective
  let seed: UInt64
  let sample: SizeSample
  let jobs: Int
  let given: [Size<SampleUnits>]
  var evaluations = 0

  /// Searches side by side; fixed, so that threads change nothing.
  private static let tracks = 8
  /// Rounds after which tracks that fell behind follow the best one.
  private static let rounds = 4
  /// Sizes that the quick look sees at most.
  private static let quickSizes = 4096
  /// Sizes that the finishing climbs see at most: means of so many lie so near to their members that
  /// more of them move no anchor by a hundredth of a pixel.
  private static let finishingSizes = 16_384
  /// Candidates that first climb over many sizes, and those of them that go on to the top.
  private static let candidates = 5
  private static let finalists = 2

  var start: [AxisPair] { given.map { AxisPair(x: $0.width, y: $0.height) } }

  /// Candidates for the best anchors.
  mutating func run(
    budget: Int, _ progress: (AnchorRefinement.Progress) -> Void
  ) -> [[AxisPair]] {
    let total = sample.totalWeight
    guard let fit = FitObjective(objective, totalWeight: total) else { return [] }
    let points = RelativeSizes.representatives(
      of: sample, limits: [Self.quickSizes, Self.finishingSizes], jobs: jobs)
    var tracks = makeTracks(fit, points[0])
    // A quarter of the budget is kept for the finishing climbs.
    let share = budget * 3 / 4 / (Self.tracks * Self.rounds)
    for round in 0..<Self.rounds {
      let current = tracks
      tracks = ParallelWork.map(count: current.count, jobs: jobs) { index in
        var track = current[index]
        if round == 0 { track.settle(evaluations: share) }
        track.explore(evaluations: share - (round == 0 ? track.search.evaluations : 0))
        return track
      }
      evaluations = tracks.reduce(0) { $0 + $1.search.evaluations }
      tracks.sort { $0.score > $1.score }
      progress(
        .init(spent: min(budget, evaluations), budget: budget, score: tracks[0].score / total))
      guard round + 1 < Self.rounds else { break }
      // The lower half goes on from the upper one, with its own random numbers.
      for index in tracks.count / 2..<tracks.count {
        tracks[index].follow(tracks[index - tracks.count / 2])
      }
    }
    return finish(tracks.map(\.search.anchors), fit, points[1], budget: budget / 4)
  }

  private func makeTracks(_ fit: FitObjective, _ points: SizePoints) -> [RefinementTrack] {
    (0..<Self.tracks).map { index in
      var generator = SeededGenerator(seed: seed, stream: UInt64(index) << 48)
      var anchors = start
      if index > 0 {
        anchors = KMeansSeeding.centers(
          count: start.count, of: points, distance: .iou, generator: &generator)
      }
      return RefinementTrack(FitSearch(fit, points, anchors), generator: generator)
    }
  }

  private mutating func finish(
    _ ranked: [[AxisPair]], _ fit: FitObjective, _ full: SizePoints, budget: Int
  ) -> [[AxisPair]] {
    var starts = [start]
    for anchors in ranked where starts.count < Self.candidates {
      let isNew = !starts.contains { RelativeSizes.areAlike($0, anchors) }
      if isNew { starts.append(anchors) }
    }
    let candidates = starts
    let climbed = ParallelWork.map(count: candidates.count, jobs: jobs) { index in
      var search = FitSearch(fit, full, candidates[index])
      search.climb(
        steps: RefinementTrack.rankingSteps, sweeps: 3, limit: budget / 2 / candidates.count)
      return (search: search, score: search.score)
    }
    let order = climbed.indices.sorted { (climbed[$0].score, $1) > (climbed[$1].score, $0) }
    let best = order.prefix(Self.finalists).map { climbed[$0].search }
    evaluations += climbed.reduce(0) { $0 + $1.search.evaluations }
    evaluations -= best.reduce(0) { $0 + $1.evaluations }
    let finished = ParallelWork.map(count: best.count, jobs: jobs) { index in
      var search = best[index]
      search.climb(
        steps: RefinementTrack.finalSteps, sweeps: 8,
        limit: search.evaluations + budget / 2 / best.count)
      return search
    }
    evaluations += finished.reduce(0) { $0 + $1.evaluations }
    return finished.map(\.anchors)
  }
}
