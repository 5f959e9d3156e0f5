/// The sums of the points nearest to each center.
struct ClusterSums: Sendable {
  var weight: [Double]
  var x: [Double]
  var y: [Double]

  init(count: Int) {
    weight = Array(repeating: 0, count: count)
    x = weight
    y = weight
  }
}

extension SizeTree {
  /// One assignment of Lloyd's iteration with squared distances.
  ///
  /// - Ties: the center that is first among those still in question; of equal centers the later
  ///   ones get nothing.
  func assign(_ centers: [AxisPair]) -> ClusterSums {
    var sums = ClusterSums(count: centers.count)
    let depth = 2 + Int.bitWidth - points.count.leadingZeroBitCount
    var scratch = [Int32](repeating: 0, count: centers.count * depth)
    for index in centers.indices { scratch[index] = Int32(index) }
    points.withUnsafeBufferPointer { points in
      nodes.withUnsafeBufferPointer { nodes in
        centers.withUnsafeBufferPointer { centers in
          scratch.withUnsafeMutableBufferPointer { scratch in
            sums.weight.withUnsafeMutableBufferPointer { weight in
              sums.x.withUnsafeMutableBufferPointer { x in
                sums.y.withUnsafeMutableBufferPointer { y in
                  let walk = AssignmentWalk(
                    points: points, nodes: nodes, centers: centers, scratch: scratch,
                    weight: weight, x: x, y: y)
                  walk.visit(node: 0, candidates: 0, count: centers.count)
                }
              }
            }
          }
        }
      }
    }
    return sums
  }
}

/// The walk down the tree; candidates of a level lie behind those of the level above.
private struct AssignmentWalk {
  let points: UnsafeBufferPointer<SizeTree.Point>
  let nodes: UnsafeBufferPointer<SizeTree.Node>
  let centers: UnsafeBufferPointer<AxisPair>
  let scratch: UnsafeMutableBufferPointer<Int32>
  let weight: UnsafeMutableBufferPointer<Double>
  let x: UnsafeMutableBufferPointer<Double>
  let y: UnsafeMutableBufferPointer<Double>

  func visit(node index: Int, candidates start: Int, count: Int) {
    let node = nodes[index]
    let kept = filter(node, start, count)
    let next = start + count
    if kept == 1 {
      let center = Int(scratch[next])
      weight[center] += node.weight
      x[center] += node.sumX
      y[center] += node.sumY
    } else if node.right == 0 {
      assignPoints(node, next, kept)
    } else {
      visit(node: index + 1, candidates: next, count: kept)
      visit(node: Int(node.right), candidates: next, count: kept)
    }
  }

  /// Writes behind the candidates those that may be nearest to some point of the node.
  @inline(__always)
  private func filter(_ node: SizeTree.Node, _ start: Int, _ count: Int) -> Int {
    let midX = 0.5 * (node.minX + node.maxX)
    let midY = 0.5 * (node.minY + node.maxY)
    var best = 0
    var least = Double.infinity
    for candidate in start..<start + count {
      let center = centers[Int(scratch[candidate])]
      let dx = center.x - midX
      let dy = center.y - midY
      let distance = dx * dx + dy * dy
      if distance < least {
        least = distance
        best = candidate
      }
    }
    let winner = scratch[best]
    let near = centers[Int(winner)]
    let next = start + count
    scratch[next] = winner
    var kept = 1
    for candidate in start..<start + count where candidate != best {
      let center = centers[Int(scratch[candidate])]
      // The corner of the node that lies farthest on this center's side.
      let dx = center.x - near.x
      let dy = center.y - near.y
      let cornerX = dx > 0 ? node.maxX : node.minX
      let cornerY = dy > 0 ? node.maxY : node.minY
      let gain = dx * (2 * cornerX - center.x - near.x) + dy * (2 * cornerY - center.y - near.y)
      if gain > 0 {
        scratch[next + kept] = scratch[candidate]
        kept += 1
      }
    }
    return kept
  }

  @inline(__always)
  private func assignPoints(_ node: SizeTree.Node, _ start: Int, _ count: Int) {
    let first = Int(node.first)
    for index in first..<first + Int(node.count) {
      let point = points[index]
      var best = 0
      var least = Double.infinity
      for candidate in start..<start + count {
        let center = Int(scratch[candidate])
        let dx = centers[center].x - point.x
        let dy = centers[center].y - point.y
        let distance = dx * dx + dy * dy
        if distance < least {
          least = distance
          best = center
        }
      }
      weight[best] += point.weight
      x[best] += point.weight * point.x
      y[best] += point.weight * point.y
    }
  }
}
