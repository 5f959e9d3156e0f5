import Boxes
import Parallel

/// Moves anchors so that an objective rises. The result is never worse than what was given.
///
/// Several searches run side by side on means of nearby sizes; the best are finished on
/// many more of them, and judged on all sizes.
public struct AnchorRefinement: Sendable {
  /// What is to rise.
  public var objective: RefinementObjective
  /// How many scores are looked at, within a climb: of one anchor at a time, or of whole sets for
  /// `custom`.
  public var budget: Int
  /// The seed of all random numbers.
  public var seed: UInt64

  /// A state of the search.
  public struct Progress: Hashable, Sendable {
    /// Scores looked at so far, of `budget`.
    public let spent: Int
    /// The most that will be looked at.
    public let budget: Int
    /// The best score so far; of the quick look, until the search is finished.
    public let score: Double
  }

  /// What came of it.
  public struct Outcome: Hashable, Sendable {
    /// The anchors, by area.
    public let anchors: AnchorSet
    /// The score of the anchors that were given.
    public let scoreBefore: Double
    /// The score of ``anchors``, at least `scoreBefore`.
    public let score: Double
    /// Scores that were looked at.
    public let evaluations: Int
  }

  /// What nine anchors needed to settle on every set tried.
  public static let defaultBudget = 120_000
  /// For `custom`, whose scores cost as much as a pass over the dataset.
  public static let defaultCustomBudget = 1000

  /// States what is wanted.
  public init(_ objective: RefinementObjective = .meanIoU, budget: Int? = nil, seed: UInt64 = 0) {
    self.objective = objective
    self.seed = seed
    if let budget {
      self.budget = max(1, budget)
    } else if case .custom = objective {
      self.budget = Self.defaultCustomBudget
    } else {
      self.budget = Self.defaultBudget
    }
  }

  /// Refines anchors on a sample.
  ///
  /// - Parameters:
  ///   - jobs: threads; they change the time, never the result.
  ///   - progress: called now and then on the calling thread.
  /// - Throws: when there is no box, or no anchor.
  public func run(
    _ anchors: AnchorSet, on sample: SizeSample, jobs: Int? = nil,
    progress: (Progress) -> Void = { _ in }
  ) throws(ClusteringError) -> Outcome {
    guard sample.count > 0 else { throw .noBoxes(leftOut: sample.leftOut) }
    guard !anchors.sizes.isEmpty else { throw .anchorCount(0) }
    let sample = sample.withoutClasses()
    let jobs = jobs ?? WorkerThreads.processorCount
    let before = objective.score(anchors.sizes, on: sample, jobs: jobs)
    var search = RefinementSearch(
      objective: objective, seed: seed, sample: sample, jobs: jobs, given: anchors.sizes)
    let candidates: [[AxisPair]]
    if case .custom = objective {
      candidates = search.runCustom(budget: budget, progress)
    } else {
      candidates = search.run(budget: budget, progress)
    }
    var best = anchors.sizes
    var bestScore = before
    for candidate in candidates {
      let sizes = AnchorSet(
        candidate.compactMap { Size<SampleUnits>(width: $0.x, height: $0.y) },
        scaling: sample.scaling
      ).sizes
      let score = objective.score(sizes, on: sample, jobs: jobs)
      if sizes.count == anchors.sizes.count, score > bestScore {
        best = sizes
        bestScore = score
      }
    }
    let set = AnchorSet(
      best, scaling: anchors.scaling,
      provenance: .refined(objective: objective.name, from: anchors.sizes))
    return Outcome(
      anchors: set, scoreBefore: before, score: bestScore, evaluations: search.evaluations)
  }
}
