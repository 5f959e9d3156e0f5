import Boxes
import Testing

@Suite struct LevelTableTests {
  private let table: LevelTable

  init() throws {
    table = LevelTable(
      inputSize: try #require(ImageSize(width: 300, height: 300)),
      levels: [
        .init(
          columns: 38, rows: 38, stepX: 8, stepY: 8, size: 30, nextSize: 60, ratios: [2, 0.5]),
        .init(
          columns: 19, rows: 18, stepX: 16, stepY: 16, size: 60, nextSize: 111,
          ratios: [2, 0.5, 1 / 3.0, 3]),
      ])
  }

  @Test func `priors are cells times the squares and the ratios`() {
    #expect(table.levels.map(\.priorsPerCell) == [4, 6])
    #expect(table.priorCount == 38 * 38 * 4 + 19 * 18 * 6)
  }

  @Test func `sizes are each level's, and one behind the last`() {
    #expect(table.sizes == [30, 60, 111])
  }

  @Test func `of each pair of ratios the wider one is kept`() throws {
    #expect(try table.levels.map { try $0.pairs } == [[2], [2, 3]])
    var level = table.levels[1]
    level.ratios = [2, 0.5, 3]
    #expect(throws: LevelTable.UnpairedRatio.self) { try level.pairs }
  }

  @Test func `other numbers are chained, and go with their inverses`() throws {
    let other = table.with(sizes: [20, 50, 90], pairs: [[4], [1.5, 3]])
    #expect(other.sizes == [20, 50, 90])
    #expect(other.levels.map(\.nextSize) == [50, 90])
    #expect(other.levels.map(\.ratios) == [[4, 0.25], [1.5, 1 / 1.5, 3, 1 / 3.0]])
    #expect(other.levels.map(\.columns) == [38, 19])
  }
}
