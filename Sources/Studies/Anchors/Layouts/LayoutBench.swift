import Parallel
import Targets

/// Objects that a trainer's matcher is asked about under one layout after the other.
struct LayoutBench: Sendable {
  let objects: LayoutObjects
  private let jobs: Int

  init(_ objects: LayoutObjects, jobs: Int?) {
    self.objects = objects
    // A thread takes longer to start than it works on fewer objects.
    let useful = 1 + objects.count / Self.objectsOfThread
    self.jobs = min(jobs ?? WorkerThreads.processorCount, useful)
  }

  private static let objectsOfThread = 1_000

  /// What the matcher makes of them; nothing where the layout's numbers make no priors.
  ///
  /// - Parameter isExhaustive: whether all priors are looked at, as the trainer does.
  func tally(under preset: TrainerPreset, isExhaustive: Bool = false) -> LayoutTally {
    var tally = LayoutTally(levelCount: preset.layout.levels.count)
    guard let matcher = try? LayoutMatcher(preset) else { return tally }
    let images = objects.imageCount
    let parts = ParallelWork.map(count: jobs, jobs: jobs) { part in
      let range = images * part / jobs..<images * (part + 1) / jobs
      return isExhaustive
        ? matcher.exhaustiveTally(objects, images: range) : matcher.tally(objects, images: range)
    }
    for part in parts { tally.merge(part) }
    return tally
  }
}
