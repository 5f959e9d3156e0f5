import Parallel

/// An objective that is a sum over boxes of a value of their best fit.
///
/// Such a sum can be updated for one moved anchor without looking at the others.
struct FitObjective: Sendable {
  typealias Vector = SIMD4<Double>

  /// How well an anchor fits a box, from 0 to 1.
  enum Fit: Sendable {
    /// Shape IoU.
    case iou
    /// One over the larger side ratio.
    case sideRatio
  }

  let fit: Fit
  /// The fit from which a box counts; 0 when every box counts by its fit.
  let threshold: Double
  private let isThresholdExclusive: Bool
  /// What a box is worth per unit of fit.
  private let slope: Double
  /// What a box is worth from the threshold on.
  private let bonus: Double

  /// Nothing for a custom objective.
  ///
  /// Below the threshold of a recall nothing is won; a slope that all boxes together can't raise
  /// to the worth of a quarter box leads the search over such plains.
  init?(_ objective: RefinementObjective, totalWeight: Double) {
    switch objective {
    case .meanIoU:
      fit = .iou
      threshold = 0
      isThresholdExclusive = false
      slope = 1
      bonus = 0
    case .recall(let iou):
      fit = .iou
      threshold = iou
      isThresholdExclusive = false
      slope = 0.25 / max(1, totalWeight)
      bonus = 1
    case .bestPossibleRecall(let sideRatio):
      fit = .sideRatio
      threshold = 1 / sideRatio
      isThresholdExclusive = true
      slope = 0.25 / max(1, totalWeight)
      bonus = 1
    case .custom: return nil
    }
  }

  /// The fit of four boxes.
  @inline(__always)
  static func fit(_ fit: Fit, _ x: Vector, _ y: Vector, _ anchor: AxisPair) -> Vector {
    switch fit {
    case .iou: return ShapeDistance.shapeIoU(x, y, anchor)
    case .sideRatio:
      let horizontal = x / anchor.x
      let vertical = y / anchor.y
      let width = horizontal.replacing(with: anchor.x / x, where: horizontal .> 1)
      let height = vertical.replacing(with: anchor.y / y, where: vertical .> 1)
      return width.replacing(with: height, where: height .< width)
    }
  }

  /// What four boxes of a best fit are worth.
  @inline(__always)
  func value(_ fit: Vector) -> Vector {
    let counts = isThresholdExclusive ? fit .> threshold : fit .>= threshold
    return fit * slope + Vector.zero.replacing(with: Vector(repeating: bonus), where: counts)
  }

  /// The share of weight that is won, as reports give it: without the guiding slope.
  func share(_ anchors: [AxisPair], on points: SizePoints, jobs: Int) -> Double {
    let chunk = 1 << 14
    let chunks = (points.paddedCount + chunk - 1) / chunk
    let parts = ParallelWork.map(count: chunks, jobs: jobs) { part -> AxisPair in
      let range = part * chunk..<min(points.paddedCount, (part + 1) * chunk)
      return sums(anchors, points, range)
    }
    let total = parts.reduce(0.0) { $0 + $1.y }
    return total > 0 ? parts.reduce(0.0) { $0 + $1.x } / total : 0
  }

  /// What a range of points wins (`x`) and weighs (`y`).
  private func sums(_ anchors: [AxisPair], _ points: SizePoints, _ range: Range<Int>) -> AxisPair {
    var won = Vector.zero
    var weight = Vector.zero
    points.withColumns { columns in
      for index in stride(from: range.lowerBound, to: range.upperBound, by: SizePoints.lanes) {
        let x = SizeColumns.load(columns.x, index)
        let y = SizeColumns.load(columns.y, index)
        var best = Vector.zero
        for anchor in anchors {
          let fit = Self.fit(fit, x, y, anchor)
          best = best.replacing(with: fit, where: fit .> best)
        }
        let share = SizeColumns.load(columns.weight, index)
        let counts = isThresholdExclusive ? best .> threshold : best .>= threshold
        won += share * (bonus == 0 ? best : Vector.zero.replacing(with: 1, where: counts))
        weight += share
      }
    }
    return AxisPair(
      x: (won[0] + won[1]) + (won[2] + won[3]),
      y: (weight[0] + weight[1]) + (weight[2] + weight[3]))
  }
}
