import Testing

@testable import Clustering
import Randomness

@Suite struct SizeRowSortTests {
  @Test(arguments: [0, 1, 100, 4095, 4096, 50_000])
  func `bins give the order that comparing gives`(count: Int) {
    var random = SeededGenerator(seed: 7)
    let rows = (0..<count).map { _ in
      // Few sides, so that many rows share width or both, and a width beyond all others.
      let sides = (0..<2).map { _ in Double(1 + random.index(below: 200)) * 0.25 }
      return SizeRow(
        width: random.index(below: 1000) == 0 ? 1e60 : sides[0], height: sides[1],
        classIndex: random.index(below: 3), count: 1)
    }
    expectSorted(rows)
  }

  @Test func `a bin of two rows is sorted too`() {
    // Widths that spread, so that most bins hold one row, or two.
    var random = SeededGenerator(seed: 7)
    let rows = (0..<5000).map { _ in
      SizeRow(width: 1 + random.unit(), height: 1, classIndex: nil, count: 1)
    }
    expectSorted(rows)
  }

  @Test func `rows of one width are sorted by height`() {
    let rows = (0..<5000).map {
      SizeRow(width: 3, height: Double(5000 - $0), classIndex: nil, count: 1)
    }
    expectSorted(rows)
  }

  /// A verdict, not two arrays of thousands of rows, is what a failure should print.
  private func expectSorted(_ rows: [SizeRow]) {
    let isSorted = SizeRowSort.sorted(rows) == rows.sorted(by: SizeRow.precedes)
    #expect(isSorted)
  }
}
