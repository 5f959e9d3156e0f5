/// The points whose best fit an anchor could raise while it stays within reach of its place.
struct ActivePoints {
  let count: Int
  private var x: [Double] = []
  private var y: [Double] = []
  private var weight: [Double] = []
  private var rest: [Double] = []

  init(
    _ points: SizePoints, rest all: [Double], around center: AxisPair, reach: Double,
    _ fit: FitObjective.Fit
  ) {
    let low = AxisPair(x: center.x / reach, y: center.y / reach)
    let high = AxisPair(x: center.x * reach, y: center.y * reach)
    var chosen: [Int32] = []
    chosen.reserveCapacity(points.count / 2)
    points.withColumns { columns in
      all.withUnsafeBufferPointer { all in
        for index in 0..<points.count {
          let point = AxisPair(x: columns.x[index], y: columns.y[index])
          // The size within reach that fits best: each side as near to the point's as it may be.
          let best = AxisPair(
            x: min(max(point.x, low.x), high.x), y: min(max(point.y, low.y), high.y))
          if Self.isBetter(point, best, than: all[index], fit) { chosen.append(Int32(index)) }
        }
      }
    }
    count = chosen.count
    // Filled up to whole vectors with points of no weight.
    let filling = (SizePoints.lanes - count % SizePoints.lanes) % SizePoints.lanes
    func column(_ values: [Double], _ fill: Double) -> [Double] {
      var column: [Double] = []
      column.reserveCapacity(count + filling)
      for index in chosen { column.append(values[Int(index)]) }
      column.append(contentsOf: repeatElement(fill, count: filling))
      return column
    }
    x = column(points.x, center.x)
    y = column(points.y, center.y)
    weight = column(points.weight, 0)
    rest = column(all, 1)
  }

  @inline(__always)
  private static func isBetter(
    _ point: AxisPair, _ size: AxisPair, than rest: Double, _ fit: FitObjective.Fit
  ) -> Bool {
    switch fit {
    case .iou:
      let intersection = min(point.x, size.x) * min(point.y, size.y)
      return intersection > rest * (point.x * point.y + size.x * size.y - intersection)
    case .sideRatio:
      return min(point.x, size.x) > rest * max(point.x, size.x)
        && min(point.y, size.y) > rest * max(point.y, size.y)
    }
  }

  /// What these points are worth with the anchor at a size.
  func score(_ size: AxisPair, _ objective: FitObjective) -> Double {
    switch objective.fit {
    case .iou: score(.iou, size, objective)
    case .sideRatio: score(.sideRatio, size, objective)
    }
  }

  @inline(__always)
  private func score(
    _ fit: FitObjective.Fit, _ size: AxisPair, _ objective: FitObjective
  ) -> Double {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        weight.withUnsafeBufferPointer { weight in
          rest.withUnsafeBufferPointer { rest in
            guard let xs = x.baseAddress, let ys = y.baseAddress,
              let weights = weight.baseAddress, let rests = rest.baseAddress
            else { return 0 }
            var sum = SizeColumns.Vector.zero
            for index in stride(from: 0, to: x.count, by: SizePoints.lanes) {
              let new = FitObjective.fit(
                fit, SizeColumns.load(xs, index), SizeColumns.load(ys, index), size)
              let old = SizeColumns.load(rests, index)
              let best = old.replacing(with: new, where: new .> old)
              sum += objective.value(best) * SizeColumns.load(weights, index)
            }
            return (sum[0] + sum[1]) + (sum[2] + sum[3])
          }
        }
      }
    }
  }
}
