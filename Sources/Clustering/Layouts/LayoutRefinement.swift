import Boxes

/// Moves the sizes and ratios of a layout so that a score rises, one number at a time.
///
/// For scores that only the caller can know, such as what a trainer's matcher makes of a dataset.
/// Deterministic; never worse than the best of what it was given.
public struct LayoutRefinement: Sendable {
  /// How many scores are looked at, at most.
  public var budget: Int

  /// What came of it.
  public struct Outcome: Hashable, Sendable {
    /// The best layout that was seen.
    public let table: LevelTable
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
  ///   - start: a layout each ratio of which has its inverse.
  ///   - others: the same with other numbers.
  ///   - score: higher is better; the same layout must give the same score.
  public func run(
    from start: LevelTable, or others: [LevelTable] = [], score: (LevelTable) -> Double
  ) -> Outcome {
    var best = start
    var bestScore = score(best)
    var spent = 1
    for start in others where spent < budget {
      let value = score(start)
      spent += 1
      if value > bestScore { (best, bestScore) = (start, value) }
    }
    for step in Self.steps {
      var hasRisen = true
      while hasRisen, spent < budget {
        hasRisen = false
        for number in best.numbers {
          for factor in [step, 1 / step] where spent < budget {
            guard let moved = best.multiplied(number, by: factor) else { continue }
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
    return Outcome(table: best, score: bestScore, evaluations: spent)
  }
}

/// A number of a layout that can be moved.
private enum LayoutNumber {
  /// A level's size; one behind the last level is its next size.
  case size(Int)
  /// A ratio above 1, with its inverse.
  case pair(level: Int, place: Int)
}

extension LevelTable {
  /// Sizes first, then ratios, level by level.
  fileprivate var numbers: [LayoutNumber] {
    (0...levels.count).map(LayoutNumber.size)
      + levels.indices.flatMap { level in
        (0..<levels[level].ratios.count / 2).map { .pair(level: level, place: $0) }
      }
  }

  /// The layout with one number multiplied; nothing when it is none then: sizes rise, and a ratio
  /// stays above 1, for below it stands its inverse.
  fileprivate func multiplied(_ number: LayoutNumber, by factor: Double) -> LevelTable? {
    var sizes = sizes
    var pairs = levels.compactMap { try? $0.pairs }
    guard pairs.count == levels.count else { return nil }
    switch number {
    case .size(let place):
      sizes[place] *= factor
      guard zip(sizes, sizes.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    case .pair(let level, let place):
      pairs[level][place] *= factor
      guard pairs[level][place] > 1 else { return nil }
    }
    return with(sizes: sizes, pairs: pairs)
  }
}
