import Parallel
import Randomness

/// How well clusters are apart: the mean over boxes of (b − a) / max(a, b), with `a` the mean
/// distance to the other boxes of the own cluster and `b` that to the boxes of the nearest other.
public struct Silhouette: Hashable, Sendable {
  /// From −1 (boxes lie in the wrong cluster) to 1 (clusters far apart); 0 with one cluster.
  public let value: Double
  /// Whether boxes were sampled; otherwise the value is exact.
  public let isSampled: Bool
  /// Distinct sizes that were looked at.
  public let sizes: Int

  /// The seed of the sample: the same boxes are compared for every count of anchors.
  private static let seed: UInt64 = 0x5349_4C48

  init(
    of centers: [AxisPair], on points: SizePoints, distance: ShapeDistance, sizes limit: Int,
    jobs: Int
  ) {
    isSampled = points.count > limit
    let points = isSampled ? Self.draw(limit, from: points) : points
    sizes = points.count
    guard centers.count > 1 else {
      value = 0
      return
    }
    let labels = FlatAssignment(points, centers, distance, jobs: 1).labels
    var clusterWeight = [Double](repeating: 0, count: centers.count)
    for index in 0..<points.count { clusterWeight[Int(labels[index])] += points.weight[index] }
    let weights = clusterWeight
    let block = 64
    let sums = ParallelWork.map(count: (points.count + block - 1) / block, jobs: jobs) { part in
      var sum = 0.0
      for index in part * block..<min(points.count, (part + 1) * block) {
        sum += points.weight[index] * Self.value(index, points, labels, weights, distance)
      }
      return sum
    }
    let total = weights.reduce(0, +)
    value = total > 0 ? sums.reduce(0, +) / total : 0
  }

  private static func value(
    _ index: Int, _ points: SizePoints, _ labels: [Int32], _ weights: [Double],
    _ distance: ShapeDistance
  ) -> Double {
    let own = Int(labels[index])
    // A box alone in its cluster has nothing to be near to.
    guard weights[own] > 1 else { return 0 }
    var sums = [Double](repeating: 0, count: weights.count)
    let point = points.point(index)
    points.withColumns { columns in
      sums.withUnsafeMutableBufferPointer { sums in
        for other in 0..<points.count {
          let cost = distance.cost(point, AxisPair(x: columns.x[other], y: columns.y[other]))
          let length = distance == .iou ? cost : cost.squareRoot()
          sums[Int(labels[other])] += columns.weight[other] * length
        }
      }
    }
    let a = sums[own] / (weights[own] - 1)
    var b = Double.infinity
    for cluster in weights.indices where cluster != own && weights[cluster] > 0 {
      b = min(b, sums[cluster] / weights[cluster])
    }
    guard b.isFinite, max(a, b) > 0 else { return 0 }
    return (b - a) / max(a, b)
  }

  /// Draws boxes by weight, with replacement; a size drawn twice weighs two.
  private static func draw(_ count: Int, from points: SizePoints) -> SizePoints {
    let total = (0..<points.count).reduce(0.0) { $0 + points.weight[$1] }
    var generator = SeededGenerator(seed: seed)
    // One draw in each of `count` equal parts, so that no region is missed by chance.
    let targets = (0..<count).map { (Double($0) + generator.unit()) / Double(count) * total }
    var x: [Double] = []
    var y: [Double] = []
    var weight: [Double] = []
    var sum = 0.0
    var next = 0
    for index in 0..<points.count {
      sum += points.weight[index]
      var drawn = 0.0
      while next < count, targets[next] < sum || index == points.count - 1 {
        drawn += 1
        next += 1
      }
      guard drawn > 0 else { continue }
      x.append(points.x[index])
      y.append(points.y[index])
      weight.append(drawn)
    }
    return SizePoints(x: x, y: y, weight: weight)
  }
}
