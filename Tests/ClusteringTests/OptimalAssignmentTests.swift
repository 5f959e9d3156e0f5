import Boxes
import Testing

@testable import Clustering
import Randomness

@Suite struct OptimalAssignmentTests {
  /// The least cost over all assignments of rows to different columns, every row placed if possible.
  private static func leastCost(_ costs: [[Double]]) -> Double {
    let columns = costs[0].count
    guard costs.count <= columns else {
      return leastCost((0..<columns).map { column in costs.map { $0[column] } })
    }
    func search(_ row: Int, _ used: Set<Int>) -> Double {
      guard row < costs.count else { return 0 }
      return (0..<columns).filter { !used.contains($0) }
        .map { costs[row][$0] + search(row + 1, used.union([$0])) }.min() ?? .infinity
    }
    return search(0, [])
  }

  @Test func `the cost is the least there is, for tables of every shape`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let rows = Int.random(in: 1...6, using: &generator)
      let columns = Int.random(in: 1...6, using: &generator)
      // Few different costs, so that ties are common; negative ones too.
      let costs = (0..<rows).map { _ in
        (0..<columns).map { _ in Double(Int.random(in: -3...6, using: &generator)) / 2 }
      }
      let found = OptimalAssignment(costs: costs).columns
      #expect(found.count == rows)
      let placed = found.compactMap(\.self)
      #expect(placed.count == min(rows, columns) && Set(placed).count == placed.count)
      let cost = found.enumerated().reduce(0.0) { sum, pair in
        pair.element.map { sum + costs[pair.offset][$0] } ?? sum
      }
      #expect(cost == Self.leastCost(costs), "\(costs)")
    }
  }

  @Test func `equal costs keep the order, and nothing is assigned to nothing`() {
    #expect(OptimalAssignment(costs: [[1, 1], [1, 1]]).columns == [0, 1])
    #expect(OptimalAssignment(costs: [[4, 1], [2, 3]]).columns == [1, 0])
    #expect(OptimalAssignment(costs: []).columns == [])
    #expect(OptimalAssignment(costs: [[], []]).columns == [nil, nil])
  }

  @Test func `greed is not optimal, and the pairs are`() throws {
    func sizes(_ sides: [Double]) -> [Size<Pixels>] {
      sides.compactMap { Size(width: $0, height: $0) }
    }
    // The best single pair (10, 11) would leave 12 with 4: 0.83 + 0.11 against 0.69 + 0.16.
    let pairs = AnchorPairs(new: sizes([10, 12]), old: sizes([11, 4]))
    #expect(pairs.pairs.map(\.old) == [0, 1] || pairs.pairs.map(\.old) == [1, 0])
    let total = pairs.pairs.reduce(0) { $0 + $1.shapeIoU }
    let straight = 100.0 / 121 + 16.0 / 144
    let crossed = 16.0 / 100 + 121.0 / 144
    #expect(abs(total - max(straight, crossed)) < 1e-12)
  }

  @Test func `the order of old anchors is taken over where anchors are alike`() {
    func sizes(_ sides: [Double]) -> [Size<Pixels>] {
      sides.compactMap { Size(width: $0, height: $0) }
    }
    func order(_ new: [Double], _ old: [Double]) -> [Double] {
      AnchorPairs(new: sizes(new), old: sizes(old)).order(of: new.count, likeness: 0.5)
        .map { new[$0] }
    }
    #expect(order([10, 20, 30], [31, 11, 19]) == [30, 10, 20])
    // 200 stands for nothing; it fills the place that is left.
    #expect(order([10, 20, 200], [21, 1000, 9]) == [20, 200, 10])
    // More new ones: those go behind. Fewer: they move up in the old order.
    #expect(order([10, 20, 30, 40], [41, 9]) == [40, 10, 20, 30])
    #expect(order([10, 30], [100, 31, 50, 9]) == [10, 30])
    #expect(order([10, 20], []) == [10, 20])
  }
}
