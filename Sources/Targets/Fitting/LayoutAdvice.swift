import Boxes

/// What the matcher says about the levels of a layout: which could go, and whether one is missing.
public struct LayoutAdvice: Hashable, Sendable {
  /// Levels that can go together without an object losing its match, by rising place.
  public let idle: [Int]
  /// How the rest of the levels fares without them; nothing where none can go.
  public let withoutIdle: LayoutTally?
  /// A level before the finest, with twice its cells each way, and how the layout fares with it;
  /// nothing where that matches no more objects to speak of.
  public let finer: Finer?

  /// A level that is missing.
  public struct Finer: Hashable, Sendable {
    /// Its numbers.
    public let level: LevelTable.Level
    /// How the layout fares with it.
    public let tally: LayoutTally
  }

  /// How much mean overlap the levels that could go may be worth, all together.
  static let leastOverlap = 0.005
  /// The share of objects that a finer level has to match to be worth a word.
  static let leastGain = 0.01
}

extension LayoutFit {
  /// Looks at a layout without each of its levels, and with a finer one.
  public func advice(on outcome: Outcome, measure: Measure) -> LayoutAdvice {
    let (idle, rest) = idleLevels(outcome, measure)
    return LayoutAdvice(
      idle: idle, withoutIdle: rest,
      finer: outcome.tally.outOfReach > 0 ? finer(outcome, measure) : nil)
  }

  /// Takes levels away, the one with the most priors first, while every object stays matched.
  private func idleLevels(_ outcome: Outcome, _ measure: Measure) -> ([Int], LayoutTally?) {
    let levels = outcome.preset.layout.levels
    var idle: [Int] = []
    var rest: LayoutTally?
    let byPriors = levels.indices.sorted { (levels[$1].count, $0) < (levels[$0].count, $1) }
    for level in byPriors where idle.count + 1 < levels.count {
      // What is best for many objects is not tried.
      guard outcome.tally.matchedByLevel[level] * 10 < outcome.tally.matched else { continue }
      var fewer = outcome.preset
      fewer.layout.levels = levels.indices.filter { $0 != level && !idle.contains($0) }
        .map { levels[$0] }
      let tally = measure(fewer)
      let lost = outcome.tally.meanTrueOverlap - tally.meanTrueOverlap
      guard tally.matched >= outcome.tally.matched, lost <= LayoutAdvice.leastOverlap else {
        continue
      }
      idle.append(level)
      rest = tally
    }
    return (idle.sorted(), rest)
  }

  private func finer(_ outcome: Outcome, _ measure: Measure) -> LayoutAdvice.Finer? {
    let first = outcome.table.levels[0]
    var best: LayoutAdvice.Finer?
    for part in [1.5, 2, 3] {
      var table = outcome.table
      table.levels.insert(first, at: 0)
      table.levels[0].columns *= 2
      table.levels[0].rows *= 2
      table.levels[0].stepX /= 2
      table.levels[0].stepY /= 2
      table.levels[0].size /= part
      table.levels[0].nextSize = first.size
      var more = outcome.preset
      let own = more.layout.levels[0]
      let centering: GridCentering =
        switch own.centering {
        case .step(let step): .step(step / 2)
        case .cells, .wholeSteps: own.centering
        }
      more.layout.levels.insert(
        PriorLevel(
          grid: FeatureGrid(columns: own.grid.columns * 2, rows: own.grid.rows * 2),
          centering: centering, shapes: own.shapes), at: 0)
      guard limits.sizes(of: table.levels[0]).contains(table.levels[0].size),
        let layout = more.layout.with(table)
      else { continue }
      more.layout = layout
      let tally = measure(more)
      let gain = Double(tally.matched - outcome.tally.matched)
      if gain >= LayoutAdvice.leastGain * Double(tally.objects),
        tally.matched > best?.tally.matched ?? 0
      {
        best = LayoutAdvice.Finer(level: table.levels[0], tally: tally)
      }
    }
    return best
  }
}
