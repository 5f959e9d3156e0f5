import Parallel

/// The sums behind ``AnchorMetrics``, gathered chunk by chunk and added in order.
struct FitTally: Sendable {
  private(set) var weight = 0.0
  private(set) var recall50 = 0.0
  private(set) var recall75 = 0.0
  private(set) var reachable = 0.0
  private(set) var inertia = 0.0
  /// Weight of the points that each anchor fits best.
  private(set) var shares: [Double]
  /// Their weight times shape IoU.
  private(set) var overlaps: [Double]

  /// Points of one piece of work; fixed, so that sums do not depend on the number of threads.
  private static let chunk = 1 << 14
  /// The side ratio from which a box is out of reach.
  private static let reach = 4.0

  init(of centers: [AxisPair], on points: SizePoints, distance: ShapeDistance, jobs: Int) {
    self.init(count: centers.count)
    guard !centers.isEmpty, points.count > 0 else { return }
    let chunks = (points.count + Self.chunk - 1) / Self.chunk
    let parts = ParallelWork.map(count: chunks, jobs: jobs) { chunk in
      var part = FitTally(count: centers.count)
      let first = chunk * Self.chunk
      points.withColumns { columns in
        centers.withUnsafeBufferPointer { centers in
          part.add(columns, first..<min(points.count, first + Self.chunk), centers, distance)
        }
      }
      return part
    }
    for part in parts { add(part) }
  }

  private init(count: Int) {
    shares = Array(repeating: 0, count: count)
    overlaps = shares
  }

  private mutating func add(_ part: FitTally) {
    weight += part.weight
    recall50 += part.recall50
    recall75 += part.recall75
    reachable += part.reachable
    inertia += part.inertia
    for index in shares.indices {
      shares[index] += part.shares[index]
      overlaps[index] += part.overlaps[index]
    }
  }

  private mutating func add(
    _ columns: SizeColumns, _ range: Range<Int>, _ centers: UnsafeBufferPointer<AxisPair>,
    _ distance: ShapeDistance
  ) {
    for index in range {
      let point = AxisPair(x: columns.x[index], y: columns.y[index])
      let share = columns.weight[index]
      let area = point.x * point.y
      var best = 0
      var bestIntersection = 0.0
      var bestSum = 1.0
      var nearest = Double.infinity
      var isReachable = false
      for center in 0..<centers.count {
        let anchor = centers[center]
        let intersection = min(point.x, anchor.x) * min(point.y, anchor.y)
        let sum = area + anchor.x * anchor.y
        if intersection * bestSum > bestIntersection * sum {
          bestIntersection = intersection
          bestSum = sum
          best = center
        }
        nearest = min(nearest, ShapeDistance.euclidean.cost(point, anchor))
        isReachable = isReachable || Self.reaches(point, anchor)
      }
      let overlap = bestIntersection / (bestSum - bestIntersection)
      weight += share
      recall50 += overlap >= 0.5 ? share : 0
      recall75 += overlap >= 0.75 ? share : 0
      reachable += isReachable ? share : 0
      inertia += share * (distance == .iou ? (1 - overlap) * (1 - overlap) : nearest)
      shares[best] += share
      overlaps[best] += share * overlap
    }
  }

  @inline(__always)
  private static func reaches(_ point: AxisPair, _ anchor: AxisPair) -> Bool {
    // Multiplied out: four times a number is exact, a quotient is rounded.
    point.x < reach * anchor.x && anchor.x < reach * point.x && point.y < reach * anchor.y
      && anchor.y < reach * point.y
  }
}
