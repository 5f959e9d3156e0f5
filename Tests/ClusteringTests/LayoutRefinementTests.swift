import Boxes
import Clustering
import Testing

@Suite struct LayoutRefinementTests {
  private let start: LevelTable

  init() throws { start = try Self.table([30, 60, 120], [[2], [2, 3]]) }

  private static func table(_ sizes: [Double], _ pairs: [[Double]]) throws -> LevelTable {
    LevelTable(
      inputSize: try #require(ImageSize(width: 300, height: 300)),
      levels: pairs.indices.map { level in
        .init(
          columns: 4, rows: 4, stepX: 75, stepY: 75, size: sizes[level],
          nextSize: sizes[level + 1], ratios: LevelTable.withInverses(pairs[level]))
      })
  }

  @Test func `the climb reaches a peak that one number at a time leads to`() {
    let outcome = LayoutRefinement(budget: 2000).run(from: start) { table in
      -abs(table.sizes[1] - 80) - abs(table.levels[1].ratios[2] - 4)
    }
    #expect(abs(outcome.table.sizes[1] - 80) < 3)
    #expect(abs(outcome.table.levels[1].ratios[2] - 4) < 0.15)
    #expect(outcome.table.sizes[0] == 30)
  }

  @Test func `it never ends below its best start, and keeps to its budget`() throws {
    let other = try Self.table([20, 50, 90], [[1.5], [2, 3]])
    var calls = 0
    let outcome = LayoutRefinement(budget: 7).run(from: start, or: [other]) { table in
      calls += 1
      return table == other ? 1 : 0
    }
    #expect(outcome.table == other && outcome.score == 1)
    #expect(calls == outcome.evaluations && calls <= 7)
  }

  @Test func `sizes keep rising and ratios stay above one`() throws {
    let outcome = LayoutRefinement(budget: 400).run(from: start) { table in
      table.sizes[0] - table.sizes[2] - table.levels[0].ratios[0]
    }
    let sizes = outcome.table.sizes
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 })
    let pairs = try outcome.table.levels.flatMap { try $0.pairs }
    #expect(pairs.count == 3 && pairs.allSatisfy { $0 > 1 })
  }
}
