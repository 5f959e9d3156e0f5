/// Anchors with the fit of every point to each of them, so that one anchor can move cheaply.
struct FitSearch: Sendable {
  let objective: FitObjective
  let points: SizePoints
  private(set) var anchors: [AxisPair]
  /// One column for each anchor.
  private var fits: [[Double]]
  /// Scores of single anchors that were looked at.
  private(set) var evaluations = 0

  init(_ objective: FitObjective, _ points: SizePoints, _ anchors: [AxisPair]) {
    self.objective = objective
    self.points = points
    self.anchors = anchors
    fits = []
    fits = anchors.map { fitColumn($0) }
  }

  /// What all points are worth.
  var score: Double { worth(rest(without: nil)) }

  /// What all points are worth without each of the anchors.
  var scoresWithout: [Double] { anchors.indices.map { worth(rest(without: $0)) } }

  /// Counts what another search spent, when that was more.
  mutating func countEvaluations(of other: FitSearch) {
    evaluations = max(evaluations, other.evaluations)
  }

  /// Puts an anchor elsewhere.
  mutating func place(_ index: Int, at size: AxisPair) {
    anchors[index] = size
    fits[index] = fitColumn(size)
  }

  /// Moves every anchor uphill in turn, again and again with shrinking steps.
  ///
  /// - Parameters:
  ///   - steps: first factors, minus one, of each round of sweeps.
  ///   - sweeps: the most sweeps of a round.
  mutating func climb(steps: [Double], sweeps: Int, limit: Int) {
    for (round, step) in steps.enumerated() {
      let smallest = round + 1 < steps.count ? steps[round + 1] : step * 0.3
      for _ in 0..<sweeps {
        guard evaluations < limit else { return }
        var hasMoved = false
        for index in anchors.indices {
          hasMoved = climb(index, step: step, until: smallest) || hasMoved
        }
        guard hasMoved else { break }
      }
    }
  }

  /// Moves one anchor uphill.
  mutating func climb(_ index: Int, step: Double, until smallest: Double) -> Bool {
    let rest = rest(without: index)
    let start = anchors[index]
    // Where the climb may come: it stops at this border, and a later sweep goes on.
    let reach = 1 + 4 * step
    let near = ActivePoints(points, rest: rest, around: start, reach: reach, objective.fit)
    guard near.count > 0 else { return false }
    var calls = 0
    let objective = objective
    let end = ShapeClimb.climb(from: start, step: step, until: smallest) { size in
      calls += 1
      guard max(size.x / start.x, start.x / size.x) <= reach,
        max(size.y / start.y, start.y / size.y) <= reach
      else { return -.infinity }
      return near.score(size, objective)
    }
    evaluations += calls
    guard end != start else { return false }
    place(index, at: end)
    return true
  }

  /// The best fit of each point to the anchors but one.
  func rest(without left: Int?) -> [Double] {
    var rest = [Double](repeating: 0, count: points.paddedCount)
    for index in anchors.indices where index != left {
      fits[index].withUnsafeBufferPointer { column in
        rest.withUnsafeMutableBufferPointer { rest in
          for point in 0..<rest.count { rest[point] = max(rest[point], column[point]) }
        }
      }
    }
    return rest
  }

  private func worth(_ best: [Double]) -> Double {
    best.withUnsafeBufferPointer { best in
      points.withColumns { columns in
        guard let best = best.baseAddress else { return 0 }
        var sum = SizeColumns.Vector.zero
        for index in stride(from: 0, to: columns.count, by: SizePoints.lanes) {
          sum +=
            objective.value(SizeColumns.load(best, index)) * SizeColumns.load(columns.weight, index)
        }
        return (sum[0] + sum[1]) + (sum[2] + sum[3])
      }
    }
  }

  private func fitColumn(_ anchor: AxisPair) -> [Double] {
    let fit = objective.fit
    return points.withColumns { columns in
      [Double](unsafeUninitializedCapacity: columns.count) { buffer, filled in
        for index in stride(from: 0, to: columns.count, by: SizePoints.lanes) {
          let value = FitObjective.fit(
            fit, SizeColumns.load(columns.x, index), SizeColumns.load(columns.y, index), anchor)
          for lane in 0..<SizePoints.lanes {
            buffer.initializeElement(at: index + lane, to: value[lane])
          }
        }
        filled = columns.count
      }
    }
  }
}
