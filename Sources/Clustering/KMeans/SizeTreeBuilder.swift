/// Builds a ``SizeTree`` in place: splits at the median of the longer axis.
///
/// Parts of the tree lie in separate ranges of both buffers, so threads never meet.
struct SizeTreeBuilder: @unchecked Sendable {
  typealias Point = SizeTree.Point
  typealias Node = SizeTree.Node

  /// A subtree that is still to be built.
  struct Part: Sendable {
    let node: Int
    let range: Range<Int>
  }

  let points: UnsafeMutableBufferPointer<Point>
  let nodes: UnsafeMutableBufferPointer<Node>

  func build(node index: Int, range: Range<Int>) {
    guard range.count > SizeTree.leafCount else { return makeLeaf(index, range) }
    let children = split(Part(node: index, range: range))
    for child in children { build(node: child.node, range: child.range) }
    join(index, range, right: children[1].node)
  }

  /// Orders the points of a part around its median.
  func split(_ part: Part) -> [Part] {
    let range = part.range
    let middle = range.lowerBound + range.count / 2
    var low = points[range.lowerBound]
    var high = low
    for index in range {
      let point = points[index]
      if point.x < low.x { low.x = point.x }
      if point.x > high.x { high.x = point.x }
      if point.y < low.y { low.y = point.y }
      if point.y > high.y { high.y = point.y }
    }
    if high.x - low.x >= high.y - low.y {
      select(middle, in: range) { $0.x }
    } else {
      select(middle, in: range) { $0.y }
    }
    let left = Part(node: part.node + 1, range: range.lowerBound..<middle)
    let right = Part(
      node: part.node + 1 + SizeTree.nodeCount(left.range.count), range: middle..<range.upperBound)
    return [left, right]
  }

  /// Joins the nodes above parts that are built.
  func finishUpper(node index: Int, range: Range<Int>, above parts: Set<Int>) {
    guard !parts.contains(index) else { return }
    let middle = range.lowerBound + range.count / 2
    let right = index + 1 + SizeTree.nodeCount(range.count / 2)
    finishUpper(node: index + 1, range: range.lowerBound..<middle, above: parts)
    finishUpper(node: right, range: middle..<range.upperBound, above: parts)
    join(index, range, right: right)
  }

  private func makeLeaf(_ index: Int, _ range: Range<Int>) {
    guard let first = range.first else { return }
    var node = Node()
    node.minX = points[first].x
    node.maxX = node.minX
    node.minY = points[first].y
    node.maxY = node.minY
    for point in points[range] {
      node.minX = min(node.minX, point.x)
      node.maxX = max(node.maxX, point.x)
      node.minY = min(node.minY, point.y)
      node.maxY = max(node.maxY, point.y)
      node.weight += point.weight
      node.sumX += point.weight * point.x
      node.sumY += point.weight * point.y
    }
    node.first = Int32(range.lowerBound)
    node.count = Int32(range.count)
    nodes[index] = node
  }

  private func join(_ index: Int, _ range: Range<Int>, right: Int) {
    let a = nodes[index + 1]
    let b = nodes[right]
    nodes[index] = Node(
      minX: min(a.minX, b.minX), minY: min(a.minY, b.minY), maxX: max(a.maxX, b.maxX),
      maxY: max(a.maxY, b.maxY), weight: a.weight + b.weight, sumX: a.sumX + b.sumX,
      sumY: a.sumY + b.sumY, first: Int32(range.lowerBound), count: Int32(range.count),
      right: Int32(right))
  }

  /// Quickselect: afterwards nothing before `middle` is greater than what stands there, and
  /// nothing behind it is smaller.
  @inline(__always)
  private func select(_ middle: Int, in range: Range<Int>, by key: (Point) -> Double) {
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low < high {
      let pivot = medianOfThree(
        key(points[low]), key(points[low + (high - low) / 2]), key(points[high]))
      var i = low
      var j = high
      while i <= j {
        while key(points[i]) < pivot { i += 1 }
        while key(points[j]) > pivot { j -= 1 }
        if i <= j {
          points.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if middle <= j {
        high = j
      } else if middle >= i {
        low = i
      } else {
        return
      }
    }
  }

  @inline(__always)
  private func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
