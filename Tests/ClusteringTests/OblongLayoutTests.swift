import Boxes
import Clustering
import Testing

/// Layouts whose input, grid and steps differ across and down: a square hides a swapped axis.
@Suite struct OblongLayoutTests {
  /// Boxes of an image, as shares of it.
  private static func shares(_ sizes: [(Double, Double)], of image: ImageSize) -> SizeSample {
    var builder = SizeSampleBuilder(scaling: SizeScaling())
    for (width, height) in sizes { builder.add(width: width, height: height, image: image) }
    return builder.finish()
  }

  @Test func `shares of an image become pixels axis by axis`() throws {
    // Half the width and half the height of the image: 200 × 50 in the input, a size of 100 and a
    // ratio of 4.
    let image = try #require(ImageSize(width: 60, height: 80))
    let input = try #require(ImageSize(width: 400, height: 100))
    let level = LevelTable.Level(
      columns: 400, rows: 100, stepX: 1, stepY: 1, size: 40, nextSize: 60, ratios: [2, 0.5])
    let best = try LayoutFit(LevelTable(inputSize: input, levels: [level]))
      .run(on: Self.shares([(30, 40)], of: image)).best
    #expect(best.meanIoU > 0.97)
    #expect(abs(best.table.sizes[0] / 100 - 1) < 0.03)
    #expect(abs(best.table.levels[0].ratios[0] / 4 - 1) < 0.06)
  }

  @Test func `a layout on its side fits boxes on their sides alike`() throws {
    let wide = try #require(ImageSize(width: 400, height: 100))
    let tall = try #require(ImageSize(width: 100, height: 400))
    let levels = [
      (columns: 40, rows: 5, size: 20.0, next: 60.0, pairs: [2.0, 3]),
      (columns: 10, rows: 2, size: 60, next: 150, pairs: [4]),
    ]
    let lying = LevelTable(
      inputSize: wide,
      levels: levels.map {
        .init(
          columns: $0.columns, rows: $0.rows, stepX: 400 / Double($0.columns),
          stepY: 100 / Double($0.rows), size: $0.size, nextSize: $0.next,
          ratios: LevelTable.withInverses($0.pairs))
      })
    let standing = LevelTable(
      inputSize: tall,
      levels: levels.map {
        .init(
          columns: $0.rows, rows: $0.columns, stepX: 100 / Double($0.rows),
          stepY: 400 / Double($0.columns), size: $0.size, nextSize: $0.next,
          ratios: LevelTable.withInverses($0.pairs))
      })
    let sizes = TestSamples.blobs(40, centers: 3).map { ($0.0 * 2, $0.1 / 2) }
    let one = try LayoutFit(lying).measured(lying, on: Self.shares(sizes, of: wide)).best
    let other = try LayoutFit(standing)
      .measured(standing, on: Self.shares(sizes.map { ($0.1, $0.0) }, of: tall)).best
    #expect(one.meanFit > 0.3)
    #expect(abs(one.meanFit - other.meanFit) < 1e-12)
    #expect(abs(one.meanIoU - other.meanIoU) < 1e-12)
    for (a, b) in zip(one.levels, other.levels) { #expect(abs(a.meanFit - b.meanFit) < 1e-12) }
  }

  @Test func `placed fit sees the centers of each axis`() throws {
    // Centers 8 apart across and 50 apart down: a row of boxes 50 high lies anywhere between two
    // rows of centers, a column of boxes 50 wide near some center.
    let input = try #require(ImageSize(width: 400, height: 400))
    let level = LevelTable.Level(
      columns: 50, rows: 8, stepX: 8, stepY: 50, size: 50, nextSize: 100, ratios: [4, 0.25])
    let shapes = LevelTable(inputSize: input, levels: [level])
    let fit = LayoutFit(shapes)
    let wide = try fit.measured(shapes, on: Self.shares([(100, 25)], of: input)).best
    let tall = try fit.measured(shapes, on: Self.shares([(25, 100)], of: input)).best
    #expect(abs(wide.meanIoU - 1) < 1e-9 && abs(tall.meanIoU - 1) < 1e-9)
    #expect(tall.meanFit > wide.meanFit + 0.1)
  }
}
