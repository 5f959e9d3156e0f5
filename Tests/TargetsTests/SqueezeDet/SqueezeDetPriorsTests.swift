import Boxes
import Foundation
import Targets
import Testing

@Suite struct SqueezeDetPriorsTests {
  @Test(arguments: SqueezeDetGolden.all("anchors"))
  func `a recorded grid is reproduced to the bit`(golden: SqueezeDetGolden) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }

  @Test func `centers lie inside the image, spaced evenly`() throws {
    let priors = try SqueezeDetPriors(.kitti)
    #expect(priors.count == 16_848)
    #expect(priors[0].row == [1248.0 / 79, 384.0 / 25, 36, 37])
    #expect(priors[16_847].cx == 78.0 * 1248 / 79)
    let place = priors.place(of: 12_709)
    #expect((place.row, place.column, place.anchor) == (18, 8, 1))
    #expect((place.row * 78 + place.column) * 9 + place.anchor == 12_709)
  }

  @Test func `columns hold the same numbers as single priors`() throws {
    let priors = try SqueezeDetPriors(.kitti)
    let columns = priors.columns()
    for index in stride(from: 0, to: priors.count, by: 101) {
      #expect(
        priors[index].row
          == [columns.cx[index], columns.cy[index], columns.width[index], columns.height[index]])
    }
    #expect(columns.height.count == priors.count)
  }

  @Test func `a grid that can't be is refused`() throws {
    var config = SqueezeDetConfig.kitti
    config.anchorsPerCell = 8
    #expect(throws: SqueezeDetError.seedCountMismatch(seeds: 9, perCell: 8)) {
      try SqueezeDetPriors(config)
    }
    config.anchorsPerCell = 9
    config.gridHeight = 0
    #expect(throws: SqueezeDetError.emptyGrid(width: 78, height: 0, perCell: 9)) {
      try SqueezeDetPriors(config)
    }
    config.gridHeight = .max
    #expect(throws: SqueezeDetError.tooManyPriors(limit: 50_000_000)) {
      try SqueezeDetPriors(config)
    }
  }

  @Test func `the grid for an input is a sixteenth, rounded up`() throws {
    let kitti = SqueezeDetConfig.grid(for: SqueezeDetConfig.kitti.imageSize)
    #expect((kitti.width, kitti.height) == (78, 24))
    let odd = SqueezeDetConfig.grid(for: try #require(ImageSize(width: 17, height: 16)))
    #expect((odd.width, odd.height) == (2, 1))
  }

  @Test(arguments: SqueezeDetGolden.all("roundtrip"))
  func `recorded boxes are encoded as the trainer does`(golden: SqueezeDetGolden) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }
}
