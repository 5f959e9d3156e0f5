import Boxes
import Clustering
import Foundation
import Testing

@Suite struct LayoutFitTests {
  /// SSD300: six levels of 38, 19, 10, 5, 3 and 1 cells.
  private static func ssd300() throws -> LevelTable {
    let cells = [38, 19, 10, 5, 3, 1]
    let steps = [8.0, 16, 32, 64, 100, 300]
    let sizes: [Double] = [30, 60, 111, 162, 213, 264, 315]
    let pairs: [[Double]] = [[2], [2, 3], [2, 3], [2, 3], [2], [2]]
    return LevelTable(
      inputSize: try #require(ImageSize(width: 300, height: 300)),
      levels: cells.indices.map {
        LevelTable.Level(
          columns: cells[$0], rows: cells[$0], stepX: steps[$0], stepY: steps[$0], size: sizes[$0],
          nextSize: sizes[$0 + 1], ratios: LevelTable.withInverses(pairs[$0]))
      })
  }

  @Test func `one level finds the one size there is`() throws {
    let input = try #require(ImageSize(width: 64, height: 64))
    let level = LevelTable.Level(
      columns: 64, rows: 64, stepX: 1, stepY: 1, size: 20, nextSize: 30, ratios: [2, 0.5])
    let defaults = LevelTable(inputSize: input, levels: [level])
    // 30×10 is a ratio of 3 at size √300; a hair more than that covers it at every place.
    let outcome = try LayoutFit(defaults).run(on: TestSamples.pixels([(30, 10)]))
    #expect(outcome.best.meanIoU > 0.96)
    #expect(outcome.best.levels[0].share == 1)
    #expect(outcome.defaults.table == defaults && outcome.defaults.meanFit < outcome.best.meanFit)
  }

  @Test func `a coarse level takes no small boxes`() throws {
    let sizes = TestSamples.blobs(200, centers: 3).map { ($0.0 / 8, $0.1 / 8) }
    let outcome = try LayoutFit(Self.ssd300()).run(on: TestSamples.pixels(sizes))
    #expect(outcome.best.levels[0].share > 0.5)
    #expect(outcome.best.levels[5].share == 0)
  }

  @Test func `the result beats the defaults, is a layout, and is the same on any threads`() throws {
    let defaults = try Self.ssd300()
    let sample = TestSamples.pixels(TestSamples.blobs(150, centers: 4))
    let fit = LayoutFit(defaults)
    let outcome = try fit.run(on: sample, jobs: 1)
    #expect(try outcome == fit.run(on: sample, jobs: 3))
    #expect(outcome.defaults.table == defaults)
    #expect(outcome.best.meanFit > outcome.defaults.meanFit)
    let best = outcome.best.table
    #expect(best.sizes == best.sizes.sorted())
    #expect(try best.levels.map { try $0.pairs.count } == [1, 2, 2, 2, 1, 1])
    for share in [outcome.best.levels.map(\.share), outcome.best.levels.map(\.scaleShare)] {
      #expect(abs(share.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test func `what is no layout is refused`() throws {
    let sample = TestSamples.pixels([(1, 1)])
    func expect(_ fault: LayoutFault, _ change: (inout LevelTable) -> Void) throws {
      var table = try Self.ssd300()
      change(&table)
      #expect(throws: ClusteringError.layout(fault)) { try LayoutFit(table).run(on: sample) }
      let fit = LayoutFit(try Self.ssd300())
      #expect(throws: ClusteringError.layout(fault)) { try fit.measured(table, on: sample) }
    }
    try expect(.noLevels) { $0.levels = [] }
    try expect(.level(2)) { $0.levels[2].rows = 0 }
    try expect(.level(1)) { $0.levels[1].stepY = .infinity }
    try expect(.numbers) { $0.levels[5].nextSize = 200 }
    try expect(.numbers) { $0.levels[0].nextSize = 50 }
    try expect(.numbers) { $0.levels[3].ratios = [2, 0.5, 3] }
  }
}
