import Boxes

/// A layout's numbers with the placed fit of every box to each level, so that one number can be
/// changed without looking at the other levels.
struct LayoutSearch: Sendable {
  private let points: SizePoints
  private(set) var table: LevelTable
  /// The table's ratios above 1.
  private var pairs: [[Double]]
  /// Offsets of each point from the centers of each level, across and down.
  private let offsets: [[(x: PlacementOffsets, y: PlacementOffsets)]]
  /// The best placed fit of each point to each level.
  private var columns: [[Double]]
  private(set) var score: Double

  private static let steps = [0.2, 0.08, 0.03, 0.01, 0.003]
  /// Sweeps over all numbers with one step.
  private static let sweeps = 12

  init(_ table: LevelTable, _ pairs: [[Double]], _ points: SizePoints) {
    self.points = points
    self.table = table
    self.pairs = pairs
    let input = table.inputSize
    offsets = table.levels.map { level in
      (0..<points.count).map { index in
        (
          x: PlacementOffsets(
            side: points.x[index], input: Double(input.width), step: level.stepX,
            count: level.columns),
          y: PlacementOffsets(
            side: points.y[index], input: Double(input.height), step: level.stepY,
            count: level.rows)
        )
      }
    }
    columns = []
    score = 0
    columns = table.levels.indices.map { column($0, table) }
    score = meanBest(columns)
  }

  /// Changes one number at a time for the better, by shrinking factors.
  mutating func climb() {
    for step in Self.steps {
      for _ in 0..<Self.sweeps {
        var hasMoved = false
        for place in 0...table.levels.count {
          for factor in [1 + step, 1 / (1 + step)] {
            var sizes = table.sizes
            sizes[place] *= factor
            hasMoved = take(sizes, pairs, levels: [place - 1, place]) || hasMoved
          }
        }
        for level in pairs.indices {
          for pair in pairs[level].indices {
            for factor in [1 + step, 1 / (1 + step)] {
              hasMoved = takeRatio(level, pair, times: factor) || hasMoved
            }
          }
        }
        guard hasMoved else { break }
      }
    }
  }

  /// Changes a ratio alone, and with the size so that only one side of its shape changes: fits
  /// have corners along both sides, where neither number alone leads on.
  private mutating func takeRatio(_ level: Int, _ pair: Int, times factor: Double) -> Bool {
    var hasMoved = false
    for (sizeFactor, ratioFactor) in [
      (1, factor), (factor, factor * factor), (factor, 1 / (factor * factor)),
    ] {
      var sizes = table.sizes
      var pairs = pairs
      sizes[level] *= sizeFactor
      pairs[level][pair] *= ratioFactor
      hasMoved = take(sizes, pairs, levels: [level - 1, level]) || hasMoved
    }
    return hasMoved
  }

  /// Takes other numbers when they are better.
  private mutating func take(
    _ sizes: [Double], _ pairs: [[Double]], levels: [Int]
  ) -> Bool {
    let isAscending = zip(sizes, sizes.dropFirst()).allSatisfy {
      $1 >= $0 * LayoutStart.leastGrowth
    }
    guard isAscending, pairs.allSatisfy({ $0.allSatisfy { $0 > 1 } }) else { return false }
    let trial = table.with(sizes: sizes, pairs: pairs)
    var changed = columns
    for level in levels where table.levels.indices.contains(level) {
      changed[level] = column(level, trial)
    }
    let value = meanBest(changed)
    guard value > score * (1 + 1e-12) else { return false }
    table = trial
    self.pairs = pairs
    columns = changed
    score = value
    return true
  }

  /// The numbers with what is said about them.
  var fit: LayoutFit.Fit {
    let total = points.weight.reduce(0, +)
    var scale = [Double](repeating: 0, count: columns.count)
    var share = scale
    var fits = scale
    var overlap = 0.0
    let sizes = table.sizes
    let all = table.levels.flatMap(\.shapes)
    for index in 0..<points.count {
      let point = points.point(index)
      let weight = points.weight[index]
      let side = (point.x * point.y).squareRoot()
      scale[sizes[1..<columns.count].count { $0 <= side }] += weight
      var best = 0
      for level in columns.indices where columns[level][index] > columns[best][index] {
        best = level
      }
      share[best] += weight
      fits[best] += weight * columns[best][index]
      overlap += weight * all.reduce(0.0) { max($0, ShapeDistance.shapeIoU(point, $1)) }
    }
    return LayoutFit.Fit(
      table: table, meanFit: score, meanIoU: overlap / total,
      levels: columns.indices.map {
        LayoutFit.LevelFit(
          scaleShare: scale[$0] / total, share: share[$0] / total,
          meanFit: share[$0] > 0 ? fits[$0] / share[$0] : 0)
      })
  }

  private func meanBest(_ columns: [[Double]]) -> Double {
    var best = [Double](repeating: 0, count: points.count)
    for column in columns {
      for index in best.indices { best[index] = max(best[index], column[index]) }
    }
    var sum = 0.0
    var total = 0.0
    for index in best.indices {
      sum += points.weight[index] * best[index]
      total += points.weight[index]
    }
    return sum / total
  }

  private func column(_ level: Int, _ table: LevelTable) -> [Double] {
    let shapes = table.levels[level].shapes
    return (0..<points.count).map { index in
      let point = points.point(index)
      let offset = offsets[level][index]
      return shapes.reduce(0.0) { max($0, Self.placedFit(point, $1, offset.x, offset.y)) }
    }
  }

  /// Mean IoU over the places of a box.
  @inline(__always)
  private static func placedFit(
    _ box: AxisPair, _ shape: AxisPair, _ x: PlacementOffsets, _ y: PlacementOffsets
  ) -> Double {
    let area = box.x * box.y + shape.x * shape.y
    let nearWidth = overlap(box.x, shape.x, shift: x.near)
    let farWidth = overlap(box.x, shape.x, shift: x.far)
    let nearHeight = overlap(box.y, shape.y, shift: y.near)
    let farHeight = overlap(box.y, shape.y, shift: y.far)
    let fits =
      (fit(nearWidth * nearHeight, area) + fit(farWidth * farHeight, area))
      + (fit(nearWidth * farHeight, area) + fit(farWidth * nearHeight, area))
    return fits / 4
  }

  @inline(__always)
  private static func fit(_ intersection: Double, _ areas: Double) -> Double {
    intersection / (areas - intersection)
  }

  /// The common length of two sides whose middles are apart.
  @inline(__always)
  private static func overlap(_ a: Double, _ b: Double, shift: Double) -> Double {
    max(0, min(min(a, b), 0.5 * (a + b) - shift))
  }
}
