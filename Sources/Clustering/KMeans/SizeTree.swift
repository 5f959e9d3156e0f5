import Parallel

/// Points in a k-d tree whose nodes know their sums, so that k-means assigns whole nodes at once.
///
/// Kanungo et al., "An Efficient k-Means Clustering Algorithm" (2002): a node all of whose points
/// are nearest to one center adds its sums and is not looked into. What an iteration costs depends
/// on the borders between clusters, not on the number of points.
struct SizeTree: Sendable {
  struct Point: Sendable {
    var x: Double
    var y: Double
    var weight: Double
  }

  /// One node; the left child follows its parent.
  struct Node: Sendable {
    var minX = 0.0
    var minY = 0.0
    var maxX = 0.0
    var maxY = 0.0
    var weight = 0.0
    var sumX = 0.0
    var sumY = 0.0
    var first: Int32 = 0
    var count: Int32 = 0
    /// The right child; 0 in a leaf.
    var right: Int32 = 0
  }

  private(set) var points: [Point]
  private(set) var nodes: [Node]

  /// Points of a leaf at most.
  static let leafCount = 16
  /// Parts that are built at the same time; fixed, so that the tree is the same for any `jobs`.
  private static let parts = 8

  /// Builds the tree of a sample whose axes are multiplied.
  init(_ sample: SizeSample, scale: AxisScale, jobs: Int) {
    let points = [Point](unsafeUninitializedCapacity: sample.count) { buffer, filled in
      for row in 0..<sample.count {
        buffer.initializeElement(
          at: row,
          to: Point(
            x: sample.widths[row] * scale.x, y: sample.heights[row] * scale.y,
            weight: sample.weights[row]))
      }
      filled = sample.count
    }
    self.init(points, jobs: jobs)
  }

  /// Builds the tree of points, which it orders anew.
  init(_ unordered: consuming [Point], jobs: Int) {
    let count = unordered.count
    points = unordered
    nodes = [Node](repeating: Node(), count: Self.nodeCount(count))
    points.withUnsafeMutableBufferPointer { points in
      nodes.withUnsafeMutableBufferPointer { nodes in
        let builder = SizeTreeBuilder(points: points, nodes: nodes)
        guard count > 100_000 else { return builder.build(node: 0, range: 0..<count) }
        var parts = [SizeTreeBuilder.Part(node: 0, range: 0..<count)]
        while parts.count < Self.parts {
          parts = parts.flatMap { builder.split($0) }
        }
        let work = parts
        _ = ParallelWork.map(count: work.count, jobs: jobs) {
          builder.build(node: work[$0].node, range: work[$0].range)
        }
        builder.finishUpper(node: 0, range: 0..<count, above: Set(work.map(\.node)))
      }
    }
  }

  /// The nodes of a tree over so many points.
  static func nodeCount(_ count: Int) -> Int {
    guard count > leafCount else { return 1 }
    return 1 + nodeCount(count / 2) + nodeCount(count - count / 2)
  }

  /// Weighted means of nodes, at most `limit` of them, that cover all points; every point on its
  /// own when there are no more than that.
  func representatives(limit: Int) -> SizePoints {
    var x: [Double] = []
    var y: [Double] = []
    var weight: [Double] = []
    if points.count <= limit {
      return SizePoints(x: points.map(\.x), y: points.map(\.y), weight: points.map(\.weight))
    }
    let share = points.count / limit + 1
    var open = [0]
    while let index = open.popLast() {
      let node = nodes[index]
      if node.right == 0 || node.count <= share {
        x.append(node.sumX / node.weight)
        y.append(node.sumY / node.weight)
        weight.append(node.weight)
      } else {
        open.append(Int(node.right))
        open.append(index + 1)
      }
    }
    return SizePoints(x: x, y: y, weight: weight)
  }
}
