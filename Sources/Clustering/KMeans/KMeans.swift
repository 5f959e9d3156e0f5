/// Lloyd's iteration from given centers: assign, move the centers, until nothing moves.
struct KMeans: Sendable {
  /// The outcome of one run.
  struct Run: Sendable {
    var centers: [AxisPair]
    /// Sum of weight times cost over the points that were looked at.
    var cost: Double
    var iterations: Int
    var hasConverged: Bool
  }

  /// Points that stand for the sample: its distinct sizes, or means of nearby ones.
  let points: SizePoints
  let distance: ShapeDistance
  let update: CentroidUpdate
  let maximumIterations: Int
  /// Squared distances with means go through the tree and see every point.
  private let tree: SizeTree?
  private let flatUpdate: FlatUpdate
  private let origin: AxisPair
  /// Sum of weight times squared distance from the origin.
  private let spread: Double

  /// More points than this are represented by means of nearby ones: to draw seeds from.
  static let seedingLimit = 1 << 12
  /// The same, for runs that look at every point again and again.
  static let flatLimit = 1 << 14

  init(
    tree: SizeTree, distance: ShapeDistance, update: CentroidUpdate, maximumIterations: Int
  ) {
    let usesTree = distance == .euclidean && update == .mean
    self.init(
      points: tree.representatives(limit: usesTree ? Self.seedingLimit : Self.flatLimit),
      tree: usesTree ? tree : nil,
      distance: distance, update: update, maximumIterations: maximumIterations)
  }

  init(
    points: SizePoints, tree: SizeTree? = nil, distance: ShapeDistance, update: CentroidUpdate,
    maximumIterations: Int
  ) {
    self.points = points
    self.tree = tree
    self.distance = distance
    self.update = update
    self.maximumIterations = maximumIterations
    flatUpdate = FlatUpdate(points, update)
    let root = tree?.nodes[0]
    let origin = root.map { AxisPair(x: $0.sumX / $0.weight, y: $0.sumY / $0.weight) }
    self.origin = origin ?? AxisPair(x: 0, y: 0)
    spread = tree.map { $0.spread(around: origin ?? AxisPair(x: 0, y: 0)) } ?? 0
  }

  /// Runs to the end.
  func run(from start: [AxisPair], jobs: Int = 1) -> Run {
    tree.map { run($0, from: start) } ?? runFlat(from: start, jobs: jobs)
  }

  // MARK: Squared distances with means

  private func run(_ tree: SizeTree, from start: [AxisPair]) -> Run {
    var run = Run(centers: start, cost: .infinity, iterations: 0, hasConverged: false)
    // Below this a center moves by rounding only.
    let still = 1e-26 * spread / max(tree.nodes[0].weight, .leastNormalMagnitude)
    while run.iterations < maximumIterations, !run.hasConverged {
      run.iterations += 1
      let sums = tree.assign(run.centers)
      var next = run.centers.indices.map { sums.mean($0) }
      let hadEmpty = reseedEmpty(&next, run.centers)
      var shift = 0.0
      for (index, center) in next.enumerated() {
        guard let center else { continue }
        shift = max(shift, ShapeDistance.euclidean.cost(center, run.centers[index]))
        run.centers[index] = center
      }
      run.cost = max(0, spread - gain(sums))
      run.hasConverged = !hadEmpty && shift <= still
    }
    return run
  }

  /// What centers at the means save against one center at the origin.
  private func gain(_ sums: ClusterSums) -> Double {
    sums.weight.indices.reduce(0.0) { total, index in
      let weight = sums.weight[index]
      guard weight > 0 else { return total }
      let x = sums.x[index] - weight * origin.x
      let y = sums.y[index] - weight * origin.y
      return total + (x * x + y * y) / weight
    }
  }

  // MARK: Everything else

  private func runFlat(from start: [AxisPair], jobs: Int) -> Run {
    var centers = start
    var best = Run(centers: start, cost: .infinity, iterations: 0, hasConverged: false)
    var labels: [Int32] = []
    var stale = 0
    for iteration in 1...max(1, maximumIterations) {
      let assignment = FlatAssignment(points, centers, distance, jobs: jobs)
      best.iterations = iteration
      // Mean and median do not minimize every distance, so costs may rise: the best is kept.
      if assignment.cost < best.cost {
        stale = assignment.cost < best.cost * (1 - 1e-9) ? 0 : stale + 1
        best.cost = assignment.cost
        best.centers = centers
      } else {
        stale += 1
      }
      let isSettled = update == .iouOptimal ? stale > 2 : assignment.labels == labels || stale > 20
      if isSettled {
        best.hasConverged = true
        break
      }
      labels = assignment.labels
      let step = max(0.02, 0.2 / Double(iteration))
      var next = flatUpdate.centers(centers, labels, step: step)
      _ = reseedEmpty(&next, centers)
      for (index, center) in next.enumerated() { centers[index] = center ?? centers[index] }
    }
    return best
  }

  /// Puts centers without members on the points that are worst served.
  ///
  /// - Returns: whether there were any.
  private func reseedEmpty(_ next: inout [AxisPair?], _ old: [AxisPair]) -> Bool {
    let empty = next.indices.filter { next[$0] == nil }
    guard !empty.isEmpty else { return false }
    for index in empty {
      let taken = next.compactMap { $0 }
      guard let worst = worstServed(taken.isEmpty ? old : taken) else { break }
      next[index] = worst
    }
    return true
  }

  private func worstServed(_ centers: [AxisPair]) -> AxisPair? {
    var worst: AxisPair?
    var highest = 0.0
    for index in 0..<points.count {
      let point = points.point(index)
      let nearest = centers.reduce(Double.infinity) { min($0, distance.cost(point, $1)) }
      if nearest * points.weight[index] > highest {
        highest = nearest * points.weight[index]
        worst = point
      }
    }
    return worst
  }
}

extension SizeTree {
  /// Sum of weight times squared distance from a point.
  func spread(around origin: AxisPair) -> Double {
    points.reduce(0.0) { total, point in
      let dx = point.x - origin.x
      let dy = point.y - origin.y
      return total + point.weight * (dx * dx + dy * dy)
    }
  }
}
