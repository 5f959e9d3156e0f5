import Parallel

/// The nearest center of each point, found by looking at all of them, four points at a time.
struct FlatAssignment: Sendable {
  /// The center of each point, with the filling.
  var labels: [Int32]
  /// Sum of weight times cost.
  var cost: Double

  /// Points of one piece of work; fixed, so that sums do not depend on the number of threads.
  private static let chunk = 1 << 14

  /// Assigns all points.
  ///
  /// - Ties: the first center.
  init(_ points: SizePoints, _ centers: [AxisPair], _ distance: ShapeDistance, jobs: Int) {
    let count = points.paddedCount
    let chunks = (count + Self.chunk - 1) / Self.chunk
    if chunks == 1 || jobs == 1 {
      // In place, chunk by chunk: the same sums as below.
      labels = Array(repeating: 0, count: count)
      cost = 0
      for chunk in 0..<chunks {
        let range = chunk * Self.chunk..<min(count, (chunk + 1) * Self.chunk)
        cost += labels.withUnsafeMutableBufferPointer {
          Self.assign(points, range, centers, distance, into: $0.extracting(range))
        }
      }
      return
    }
    let parts = ParallelWork.map(count: chunks, jobs: jobs) { chunk -> ([Int32], Double) in
      let range = chunk * Self.chunk..<min(count, (chunk + 1) * Self.chunk)
      var labels = [Int32](repeating: 0, count: range.count)
      let cost = labels.withUnsafeMutableBufferPointer {
        Self.assign(points, range, centers, distance, into: $0)
      }
      return (labels, cost)
    }
    labels = []
    labels.reserveCapacity(count)
    cost = 0
    for part in parts {
      labels.append(contentsOf: part.0)
      cost += part.1
    }
  }

  private static func assign(
    _ points: SizePoints, _ range: Range<Int>, _ centers: [AxisPair], _ distance: ShapeDistance,
    into labels: UnsafeMutableBufferPointer<Int32>
  ) -> Double {
    var sum = SizeColumns.Vector.zero
    points.withColumns { columns in
      centers.withUnsafeBufferPointer { centers in
        for index in stride(from: range.lowerBound, to: range.upperBound, by: SizePoints.lanes) {
          let x = SizeColumns.load(columns.x, index)
          let y = SizeColumns.load(columns.y, index)
          var label = SIMD4<Int64>.zero
          let cost =
            distance == .iou
            ? bestShape(x, y, centers, &label) : nearest(x, y, centers, &label)
          sum += cost * SizeColumns.load(columns.weight, index)
          for lane in 0..<SizePoints.lanes {
            labels[index - range.lowerBound + lane] = Int32(truncatingIfNeeded: label[lane])
          }
        }
      }
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3])
  }

  @inline(__always)
  private static func nearest(
    _ x: SIMD4<Double>, _ y: SIMD4<Double>, _ centers: UnsafeBufferPointer<AxisPair>,
    _ label: inout SIMD4<Int64>
  ) -> SIMD4<Double> {
    var least = SIMD4<Double>(repeating: .infinity)
    for index in 0..<centers.count {
      let cost = ShapeDistance.euclidean.cost(x, y, centers[index])
      let isNearer = cost .< least
      least = least.replacing(with: cost, where: isNearer)
      label = label.replacing(with: SIMD4(repeating: Int64(index)), where: isNearer)
    }
    return least
  }

  /// Compares intersection over sum of areas, crosswise, and divides once at the end.
  @inline(__always)
  private static func bestShape(
    _ x: SIMD4<Double>, _ y: SIMD4<Double>, _ centers: UnsafeBufferPointer<AxisPair>,
    _ label: inout SIMD4<Int64>
  ) -> SIMD4<Double> {
    let area = x * y
    var bestIntersection = SIMD4<Double>.zero
    var bestSum = SIMD4<Double>(repeating: 1)
    for index in 0..<centers.count {
      let centerX = SIMD4(repeating: centers[index].x)
      let centerY = SIMD4(repeating: centers[index].y)
      let width = x.replacing(with: centerX, where: x .> centerX)
      let height = y.replacing(with: centerY, where: y .> centerY)
      let intersection = width * height
      let sum = area + centerX * centerY
      let isBetter = intersection * bestSum .> bestIntersection * sum
      bestIntersection = bestIntersection.replacing(with: intersection, where: isBetter)
      bestSum = bestSum.replacing(with: sum, where: isBetter)
      label = label.replacing(with: SIMD4(repeating: Int64(index)), where: isBetter)
    }
    return 1 - bestIntersection / (bestSum - bestIntersection)
  }
}
