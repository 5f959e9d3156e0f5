/// The size with the greatest weighted mean shape IoU over a set of points.
///
/// Along either axis the sum of IoUs has a corner at every member's side, where it bends down, so
/// maxima lie at such sides as medians do. The search walks by factors that shrink, then tries the
/// members' own sides around the place it came to. It climbs: the result is never worse.
enum ShapeCentroid {
  /// Steps below this factor − 1 are not worth a pass over the members.
  static let coarse = 1e-3
  /// Where a final search stops.
  static let fine = 1e-7

  /// Sum of weight times shape IoU.
  static func score(_ points: SizePoints, _ center: AxisPair) -> Double {
    points.withColumns { columns in
      var sum = SizeColumns.Vector.zero
      for index in stride(from: 0, to: columns.count, by: SizePoints.lanes) {
        let x = SizeColumns.load(columns.x, index)
        let y = SizeColumns.load(columns.y, index)
        sum += ShapeDistance.shapeIoU(x, y, center) * SizeColumns.load(columns.weight, index)
      }
      return (sum[0] + sum[1]) + (sum[2] + sum[3])
    }
  }

  /// Climbs from a center.
  static func improve(
    _ start: AxisPair, over points: SizePoints, step: Double, until smallest: Double
  ) -> AxisPair {
    ShapeClimb.climb(from: start, step: step, until: smallest) { score(points, $0) }
  }
}

/// Climbs a score of sizes by factors on width, height, both, and one against the other.
enum ShapeClimb {
  static let directions: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1),
  ]

  /// The best size found.
  ///
  /// - Parameters:
  ///   - step: the first factor, minus one.
  ///   - smallest: the search ends when no factor above it helps.
  static func climb(
    from start: AxisPair, step: Double, until smallest: Double, score: (AxisPair) -> Double
  ) -> AxisPair {
    var best = start
    var bestScore = score(start)
    var step = step
    var heading = 0
    // Each step gains or shrinks; the count bounds what rounding could spin out.
    for _ in 0..<400 where step >= smallest {
      var hasMoved = false
      for turn in directions.indices {
        let index = (heading + turn) % directions.count
        let direction = directions[index]
        let candidate = moved(best, step, direction)
        let value = score(candidate)
        if value > bestScore {
          best = candidate
          bestScore = value
          heading = index
          hasMoved = true
          break
        }
      }
      if !hasMoved { step *= 0.4 }
    }
    return best
  }

  /// A size one step off.
  static func moved(
    _ size: AxisPair, _ step: Double, _ direction: (x: Double, y: Double)
  ) -> AxisPair {
    AxisPair(x: size.x * factor(step, direction.x), y: size.y * factor(step, direction.y))
  }

  private static func factor(_ step: Double, _ direction: Double) -> Double {
    direction == 0 ? 1 : direction > 0 ? 1 + step : 1 / (1 + step)
  }
}
