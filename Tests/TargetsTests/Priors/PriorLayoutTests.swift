import Boxes
import Testing

@testable import Targets

@Suite struct `Prior layouts` {
  @Test func `counts are the published ones`() throws {
    // 38²·4 + 19²·6 + 10²·6 + 5²·6 + 3²·4 + 1·4 = 8732
    #expect(try TrainerPresets.named("torchcv-ssd300").layout.count == 8732)
    // 64²·4 + 32²·6 + 16²·6 + 8²·6 + 4²·6 + 2²·4 + 1·4 = 24564
    #expect(try TrainerPresets.named("caffe-ssd512").layout.count == 24_564)
    // 19²·3 + (100 + 25 + 9 + 4 + 1)·6 = 1917
    #expect(try TrainerPresets.named("tf-od-ssd300").layout.count == 1917)
    // 19²·3 + (100 + 25 + 9 + 4 + 1)·6 = 1917 here too: no mean on the first map.
    #expect(try TrainerPresets.named("gluoncv-ssd300-lite").layout.count == 1917)
  }

  @Test func `a table's steps reach past the image`() throws {
    let priors = try TrainerPresets.named("gluoncv-ssd300").layout.priors()
    // (37 + 0.5) · 8 = 300, the image's edge; 38 · 8 = 304.
    #expect(priors.centers.cx[37 * 4] == 300)
    #expect(priors.centers.cx.reduce(0) { $0 + Double($1) } == 1_333_184)
  }

  @Test func `every index has a place, and the place its index`() throws {
    for name in ["gluoncv-ssd300", "tf2-ssd300"] {
      let priors = try TrainerPresets.named(name).layout.priors()
      var index = 0
      for (l, level) in priors.layout.levels.enumerated() {
        for outer in 0..<level.grid.rows {
          for inner in 0..<level.grid.columns {
            for shape in level.shapes.indices {
              let place = priors.place(of: index)
              let isByRow = priors.layout.cellOrder == .rows
              #expect(place.level == l && place.shape == shape)
              #expect(place.row == (isByRow ? outer : inner))
              #expect(place.column == (isByRow ? inner : outer))
              index += 1
            }
          }
        }
      }
      #expect(index == priors.count)
    }
  }

  @Test func `the walk-through runs column by column`() throws {
    let priors = try TrainerPresets.named("tf2-ssd300").layout.priors()
    // Index 4 is the second cell: below the first, not beside it.
    #expect(priors.place(of: 4) == PriorPlace(level: 0, row: 1, column: 0, shape: 0))
    #expect(priors.centers.cx[4] == Float(0.5 / 38))
    #expect(priors.centers.cy[4] == Float(1.5 / 38))
  }

  @Test func `caffe cuts its sizes to whole pixels`() throws {
    let priors = try TrainerPresets.named("caffe-ssd512").layout.priors()
    // 35.84 becomes 35: from 4 − 17.5 to 4 + 17.5 of 512.
    #expect(priors.corners.xMin[0] == Float(-13.5 / 512))
    #expect(priors.corners.xMax[0] == Float(21.5 / 512))
    #expect(priors.pixels(of: 0).width == 35)
  }

  @Test func `the walk-through's scales go below zero with three maps`() throws {
    // 0.2 + 0.7 / 2 · (0 − 1) = −0.15: no square root, so the mean square is nan.
    #expect(abs(TF2WalkthroughPresets.scale(0, of: 3) + 0.15) < 1e-15)
    var preset = try TrainerPresets.named("tf2-ssd300")
    preset.layout = try TF2WalkthroughPresets.layout(
      "three maps", size: 64, cells: [4, 2, 1], ratios: [[1, 2, 0.5], [1], [1]])
    #expect(preset.layout.priors().centers.width[0].isNaN)
    #expect(throws: TargetsError.priorsNotFinite(layout: "three maps", prior: 0)) {
      try TargetEncoder(preset)
    }
  }

  @Test func `clipping a center form is not clipping a box`() throws {
    let size = try #require(ImageSize(width: 100, height: 100))
    let level = PriorLevel(
      grid: FeatureGrid(square: 2), centering: .step(80), shapes: [.square(120)])
    func layout(_ clipping: PriorClipping) -> Priors {
      var layout = PriorLayout(name: "clip", imageSize: size, levels: [level])
      layout.clipping = clipping
      return layout.priors()
    }
    // The second cell of the first row: center 120 beyond the image, side 120.
    #expect(layout(.none).corners.xMin[1] == 60 && layout(.none).corners.xMax[1] == 180)
    #expect(layout(.centerForm).centers.cx[1] == 100 && layout(.centerForm).centers.width[1] == 100)
    #expect(layout(.centerForm).corners.xMin[1] == 50)
    #expect(layout(.sizes).centers.cx[1] == 120 && layout(.sizes).centers.width[1] == 100)
    #expect(layout(.corners).corners.xMin[1] == 60 && layout(.corners).corners.xMax[1] == 100)
  }

  @Test func `a layout of one's own needs no square image and no table of ratios`() throws {
    let size = try #require(ImageSize(width: 200, height: 100))
    var layout = PriorLayout(
      name: "mine", imageSize: size,
      levels: [
        PriorLevel(
          grid: FeatureGrid(columns: 4, rows: 2), centering: .cells,
          shapes: [.size(width: 30, height: 40), .scale(20, ratio: 4)])
      ])
    layout.unit = .unit
    let priors = layout.priors()
    #expect(priors.count == 16)
    // 30 of 200 by 40 of 100; then 20·√4 = 40 of 200 by 20/√4 = 10 of 100.
    #expect(priors.centers.width[0] == 0.15 && priors.centers.height[0] == 0.4)
    #expect(priors.centers.width[1] == 0.2 && priors.centers.height[1] == 0.1)
    #expect(priors.pixels(of: 14).cx == 175 && priors.pixels(of: 14).cy == 75)
  }
}
