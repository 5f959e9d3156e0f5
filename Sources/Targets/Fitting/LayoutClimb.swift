import Boxes

/// Moves the sizes and ratios of a layout uphill, a few numbers at a time.
///
/// Deterministic; never ends below where it began.
struct LayoutClimb {
  let limits: LayoutLimits
  let goal: LayoutGoal
  private(set) var table: LevelTable
  private(set) var tally: LayoutTally
  private(set) var worth: Double
  /// Layouts that may still be looked at.
  private var budget = 0
  /// The steps that are still to be made.
  private var step = 0

  /// Factors of the moves, coarse to fine.
  private static let steps = [1.25, 1.1, 1.04, 1.015]
  /// A gain below this is none: a ten-thousandth of an object in a hundred.
  private static let leastGain = 1e-9

  init(
    from table: LevelTable, _ limits: LayoutLimits, _ goal: LayoutGoal,
    measure: (LevelTable) -> LayoutTally
  ) {
    self.limits = limits
    self.goal = goal
    self.table = table
    tally = measure(table)
    worth = goal.worth(tally)
  }

  /// Climbs until no move helps, or the budget is spent; called again, it goes on.
  mutating func run(budget: Int, measure: (LevelTable) -> LayoutTally) {
    self.budget = budget
    while step < Self.steps.count {
      var hasMoved = true
      while hasMoved {
        hasMoved = false
        for move in LayoutMove.all(of: table) {
          for factor in [Self.steps[step], 1 / Self.steps[step]] {
            // A move that helped is made again.
            while take(move, factor, measure) { hasMoved = true }
            if self.budget == 0 { return }
          }
        }
      }
      step += 1
    }
  }

  private mutating func take(
    _ move: LayoutMove, _ factor: Double, _ measure: (LevelTable) -> LayoutTally
  ) -> Bool {
    guard budget > 0, let trial = move.applied(to: table, factor), limits.allow(trial) else {
      return false
    }
    budget -= 1
    let tally = measure(trial)
    let worth = goal.worth(tally)
    guard worth > self.worth + Self.leastGain else { return false }
    (table, self.tally, self.worth) = (trial, tally, worth)
    return true
  }
}
