import Testing

@testable import Clustering

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
    let expected = rows.sorted(by: SizeRow.precedes)
    #expect(SizeRowSort.sorted(rows) == expected)
  }

  @Test func `rows of one width are sorted by height`() {
    let rows = (0..<5000).map {
      SizeRow(width: 3, height: Double(5000 - $0), classIndex: nil, count: 1)
    }
    #expect(SizeRowSort.sorted(rows) == rows.reversed())
  }
}
