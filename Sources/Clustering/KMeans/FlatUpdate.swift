/// Finds the centers of clusters from the labels of all points.
struct FlatUpdate: Sendable {
  let points: SizePoints
  let update: CentroidUpdate
  /// Points by ascending x and y, for medians.
  private let orderX: [Int32]
  private let orderY: [Int32]

  init(_ points: SizePoints, _ update: CentroidUpdate) {
    self.points = points
    self.update = update
    guard update == .median else {
      orderX = []
      orderY = []
      return
    }
    let indices = (0..<Int32(points.count))
    orderX = indices.sorted { (points.x[Int($0)], $0) < (points.x[Int($1)], $1) }
    orderY = indices.sorted { (points.y[Int($0)], $0) < (points.y[Int($1)], $1) }
  }

  /// The new centers; nothing for a cluster without members.
  ///
  /// - Parameter step: for `iouOptimal`, the first step of the climb from the old center.
  func centers(_ old: [AxisPair], _ labels: [Int32], step: Double) -> [AxisPair?] {
    switch update {
    case .mean: means(old.count, labels)
    case .median: medians(old.count, labels)
    case .iouOptimal: optima(old, labels, step)
    }
  }

  private func means(_ count: Int, _ labels: [Int32]) -> [AxisPair?] {
    var sums = ClusterSums(count: count)
    for index in 0..<points.count {
      let label = Int(labels[index])
      let weight = points.weight[index]
      sums.weight[label] += weight
      sums.x[label] += weight * points.x[index]
      sums.y[label] += weight * points.y[index]
    }
    return (0..<count).map { sums.mean($0) }
  }

  private func medians(_ count: Int, _ labels: [Int32]) -> [AxisPair?] {
    var total = [Double](repeating: 0, count: count)
    for index in 0..<points.count { total[Int(labels[index])] += points.weight[index] }
    let x = medians(total, labels, order: orderX, values: points.x)
    let y = medians(total, labels, order: orderY, values: points.y)
    return (0..<count).map { total[$0] > 0 ? AxisPair(x: x[$0], y: y[$0]) : nil }
  }

  /// Weighted medians; midway between two values where exactly half lies on either side.
  private func medians(
    _ total: [Double], _ labels: [Int32], order: [Int32], values: [Double]
  ) -> [Double] {
    var below = [Double](repeating: 0, count: total.count)
    var lower = [Double?](repeating: nil, count: total.count)
    var result = [Double](repeating: 0, count: total.count)
    for index in order {
      let label = Int(labels[Int(index)])
      let value = values[Int(index)]
      if let first = lower[label] {
        result[label] = 0.5 * (first + value)
        lower[label] = nil
      }
      guard below[label] < total[label] / 2 else { continue }
      below[label] += points.weight[Int(index)]
      if below[label] >= total[label] / 2 {
        result[label] = value
        if below[label] == total[label] / 2 { lower[label] = value }
      }
    }
    return result
  }

  private func optima(_ old: [AxisPair], _ labels: [Int32], _ step: Double) -> [AxisPair?] {
    members(old.count, labels).enumerated().map { cluster, members in
      guard members.count > 0 else { return nil }
      return ShapeCentroid.improve(
        old[cluster], over: members, step: step, until: ShapeCentroid.coarse)
    }
  }

  /// The points of each cluster.
  func members(_ count: Int, _ labels: [Int32]) -> [SizePoints] {
    var x = [[Double]](repeating: [], count: count)
    var y = x
    var weight = x
    for index in 0..<points.count {
      let label = Int(labels[index])
      x[label].append(points.x[index])
      y[label].append(points.y[index])
      weight[label].append(points.weight[index])
    }
    return (0..<count).map { SizePoints(x: x[$0], y: y[$0], weight: weight[$0]) }
  }
}

extension ClusterSums {
  /// The mean of a cluster, or nothing when it is empty.
  func mean(_ cluster: Int) -> AxisPair? {
    guard weight[cluster] > 0 else { return nil }
    return AxisPair(x: x[cluster] / weight[cluster], y: y[cluster] / weight[cluster])
  }
}
