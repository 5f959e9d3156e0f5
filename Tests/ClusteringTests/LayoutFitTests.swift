import Boxes
import Clustering
import Foundation
import Testing

@Suite struct LayoutFitTests {
  /// SSD300: six levels of 38, 19, 10, 5, 3 and 1 cells.
  private static func ssd300() throws -> (LayoutDescription, LayoutShapes) {
    let grids = [38, 19, 10, 5, 3, 1]
    let steps = [8.0, 16, 32, 64, 100, 300]
    let pairs = [1, 2, 2, 2, 1, 1]
    let layout = LayoutDescription(
      inputSize: try #require(ImageSize(width: 300, height: 300)),
      levels: grids.indices.map {
        LayoutDescription.Level(
          columns: grids[$0], rows: grids[$0], stepX: steps[$0], stepY: steps[$0],
          ratioPairs: pairs[$0])
      })
    let shapes = LayoutShapes(
      sizes: [30, 60, 111, 162, 213, 264, 315], ratios: pairs.map { $0 == 1 ? [2] : [2, 3] })
    return (layout, shapes)
  }

  @Test func `SSD300 has 8732 priors`() throws {
    let (layout, shapes) = try Self.ssd300()
    #expect(layout.priorCount == 8732)
    #expect(shapes.listedRatios(level: 1) == [2, 0.5, 3, 1 / 3.0])
  }

  @Test func `one level finds the one size there is`() throws {
    let input = try #require(ImageSize(width: 64, height: 64))
    let level = LayoutDescription.Level(
      columns: 64, rows: 64, stepX: 1, stepY: 1, ratioPairs: 1)
    let layout = LayoutDescription(inputSize: input, levels: [level])
    // 30×10 is a ratio of 3 at size √300; a hair more than that covers it at every place.
    let outcome = try LayoutFit(layout: layout).run(on: TestSamples.pixels([(30, 10)]))
    #expect(outcome.best.meanIoU > 0.98)
    #expect(outcome.best.levels[0].share == 1)
    #expect(outcome.defaults == nil)
  }

  @Test func `a coarse level takes no small boxes`() throws {
    let (layout, _) = try Self.ssd300()
    let sizes = TestSamples.blobs(200, centers: 3).map { ($0.0 / 8, $0.1 / 8) }
    let outcome = try LayoutFit(layout: layout).run(on: TestSamples.pixels(sizes))
    #expect(outcome.best.levels[0].share > 0.5)
    #expect(outcome.best.levels[5].share == 0)
  }

  @Test func `the result beats the defaults, is a layout, and is the same on any threads`() throws {
    let (layout, defaults) = try Self.ssd300()
    let sample = TestSamples.pixels(TestSamples.blobs(150, centers: 4))
    let fit = LayoutFit(layout: layout, defaults: defaults)
    let outcome = try fit.run(on: sample, jobs: 1)
    #expect(try outcome == fit.run(on: sample, jobs: 3))
    let given = try #require(outcome.defaults)
    #expect(given.shapes == defaults)
    #expect(outcome.best.meanFit > given.meanFit)
    #expect(outcome.best.shapes.sizes == outcome.best.shapes.sizes.sorted())
    #expect(outcome.best.shapes.ratios.map(\.count) == [1, 2, 2, 2, 1, 1])
    for share in [outcome.best.levels.map(\.share), outcome.best.levels.map(\.scaleShare)] {
      #expect(abs(share.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test func `what is no layout is refused`() throws {
    let (layout, _) = try Self.ssd300()
    let sample = TestSamples.pixels([(1, 1)])
    let empty = LayoutDescription(inputSize: layout.inputSize, levels: [])
    #expect(throws: ClusteringError.layout(.noLevels)) {
      try LayoutFit(layout: empty).run(on: sample)
    }
    let flat = LayoutDescription(
      inputSize: layout.inputSize,
      levels: [.init(columns: 1, rows: 0, stepX: 1, stepY: 1, ratioPairs: 1)])
    #expect(throws: ClusteringError.layout(.level(0))) {
      try LayoutFit(layout: flat).run(on: sample)
    }
    let short = LayoutShapes(sizes: [30, 60], ratios: [])
    #expect(throws: ClusteringError.layout(.defaults)) {
      try LayoutFit(layout: layout, defaults: short).run(on: sample)
    }
  }
}
