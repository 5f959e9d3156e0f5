import Boxes

/// Chooses the sizes and ratios of a layout by the trainer's own matcher.
///
/// The caller measures layouts, so that he may use threads:
///
///     let fit = LayoutFit(try TrainerPresets.named("torchcv-ssd300"))
///     let best = fit?.refine(tables, budget: 300) { layout in LayoutMatcher(layout).tally(objects) }
///
/// - Convention: the best layout has the largest ``LayoutTally/score`` of those that were looked at
///   and meet the ``LayoutGoal``; where none beats the trainer's own numbers, these come back.
public struct LayoutFit: Sendable {
  /// How a layout fares on all objects that are looked at.
  public typealias Measure = (TrainerPreset) -> LayoutTally

  /// The trainer, with its own numbers.
  public let preset: TrainerPreset
  /// Its grids and steps, with the numbers to beat.
  public let defaults: LevelTable
  /// What a layout may look like.
  public let limits: LayoutLimits

  /// What came of it.
  public struct Outcome: Hashable, Sendable {
    /// The layout.
    public let table: LevelTable
    /// The trainer with it.
    public let preset: TrainerPreset
    /// How it fares.
    public let tally: LayoutTally
    /// How the trainer's own numbers fare.
    public let defaults: LayoutTally
    /// Whether nothing that meets the goal was better than the trainer's own numbers.
    public let isDefault: Bool
  }

  /// Takes a trainer; nothing when the cells of its layout are not sizes, which rise, and ratios.
  public init?(_ preset: TrainerPreset) {
    guard let defaults = preset.layout.levelTable else { return nil }
    let sizes = defaults.sizes
    guard zip(sizes, sizes.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    self.preset = preset
    self.defaults = defaults
    limits = LayoutLimits(defaults)
  }

  /// The trainer with other numbers in the same grids.
  public func preset(with table: LevelTable) -> TrainerPreset {
    var preset = preset
    preset.layout = preset.layout.with(table) ?? preset.layout
    return preset
  }

  /// Climbs from the trainer's numbers, and from sizes and ratios of the objects.
  ///
  /// - Parameters:
  ///   - objects: what is measured.
  ///   - budget: how many layouts are looked at, at most.
  /// - Returns: where the best two climbs end, the best first.
  public func search(_ objects: LayoutObjects, budget: Int, measure: Measure)
    -> [LevelTable]
  {
    let goal = LayoutGoal(beating: measure(preset))
    let starts = [defaults] + LayoutStart(self, objects).tables
    var climbs = starts.map { climb(from: $0, goal, measure) }
    // A quarter for the first steps of all, the rest for the best two of them.
    for place in climbs.indices {
      climbs[place].run(budget: budget / 4 / climbs.count) { measure(preset(with: $0)) }
    }
    climbs.sort { $0.worth > $1.worth }
    climbs.removeLast(max(0, climbs.count - 2))
    for place in climbs.indices {
      climbs[place].run(budget: budget * 3 / 8) { measure(preset(with: $0)) }
    }
    climbs.sort { $0.worth > $1.worth }
    return climbs.map(\.table)
  }

  /// Takes the best of several layouts and climbs on from there.
  ///
  /// - Parameter budget: how many layouts the climb looks at, at most.
  public func refine(_ tables: [LevelTable], budget: Int, measure: Measure) -> Outcome {
    let own = measure(preset)
    let goal = LayoutGoal(beating: own)
    var climb = climb(from: defaults, goal, measure)
    for table in tables {
      let other = self.climb(from: table, goal, measure)
      if other.worth > climb.worth { climb = other }
    }
    climb.run(budget: budget) { measure(preset(with: $0)) }
    return outcome(climb.table, climb.tally, goal)
  }

  /// A layout beside the trainer's own numbers, or these where it does not beat them.
  public func outcome(_ table: LevelTable, measure: Measure) -> Outcome {
    outcome(table, measure(preset(with: table)), LayoutGoal(beating: measure(preset)))
  }

  private func outcome(
    _ table: LevelTable, _ tally: LayoutTally, _ goal: LayoutGoal
  ) -> Outcome {
    let isBetter = goal.isMet(by: tally) && tally.score > goal.defaults.score
    return Outcome(
      table: isBetter ? table : defaults, preset: isBetter ? preset(with: table) : preset,
      tally: isBetter ? tally : goal.defaults, defaults: goal.defaults, isDefault: !isBetter)
  }

  private func climb(
    from table: LevelTable, _ goal: LayoutGoal, _ measure: Measure
  ) -> LayoutClimb {
    LayoutClimb(from: table, limits, goal) { measure(preset(with: $0)) }
  }
}
