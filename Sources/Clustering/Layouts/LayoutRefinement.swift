/// Moves the sizes and ratios of a layout so that a score rises, one number at a time.
///
/// For scores that only the caller can know, such as what a trainer's matcher makes of a dataset.
/// Deterministic; never worse than the best of what it was given.
public struct LayoutRefinement: Sendable {
  /// How many scores are looked at, at most.
  public var budget: Int

  /// What came of it.
  public struct Outcome: Hashable, Sendable {
    /// The best shapes that were seen.
    public let shapes: LayoutShapes
    /// Their score.
    public let score: Double
    /// Scores that were looked at.
    public let evaluations: Int
  }

  /// Factors that a number is multiplied by, coarse to fine.
  private static let steps = [1.2, 1.08, 1.03]

  /// Limits the search.
  public init(budget: Int = 300) {
    self.budget = budget
  }

  /// Climbs from the best of several starts.
  ///
  /// - Parameters:
  ///   - starts: shapes of one layout; at least one.
  ///   - score: higher is better; the same shapes must give the same score.
  public func run(from starts: [LayoutShapes], score: (LayoutShapes) -> Double) -> Outcome {
    precondition(!starts.isEmpty, "a search begins somewhere")
    var best = starts[0]
    var bestScore = score(best)
    var spent = 1
    for start in starts.dropFirst() where spent < budget {
      let value = score(start)
      spent += 1
      if value > bestScore { (best, bestScore) = (start, value) }
    }
    for step in Self.steps {
      var hasRisen = true
      while hasRisen, spent < budget {
        hasRisen = false
        for number in 0..<best.numberCount {
          for factor in [step, 1 / step] where spent < budget {
            guard let moved = best.multiplied(number: number, by: factor) else { continue }
            let value = score(moved)
            spent += 1
            if value > bestScore {
              (best, bestScore) = (moved, value)
              hasRisen = true
              break
            }
          }
        }
      }
    }
    return Outcome(shapes: best, score: bestScore, evaluations: spent)
  }
}

extension LayoutShapes {
  /// Sizes and ratios together.
  fileprivate var numberCount: Int { sizes.count + ratios.reduce(0) { $0 + $1.count } }

  /// The shapes with one number multiplied; nothing when they are no layout then: sizes rise, and a
  /// ratio stays above 1, for below it stands its inverse.
  fileprivate func multiplied(number: Int, by factor: Double) -> LayoutShapes? {
    var sizes = sizes
    var ratios = ratios
    if number < sizes.count {
      sizes[number] *= factor
      guard zip(sizes, sizes.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    } else {
      var place = number - sizes.count
      guard
        let level = ratios.firstIndex(where: {
          if place < $0.count { return true }
          place -= $0.count
          return false
        })
      else { return nil }
      ratios[level][place] *= factor
      guard ratios[level][place] > 1 else { return nil }
    }
    return LayoutShapes(sizes: sizes, ratios: ratios)
  }
}
