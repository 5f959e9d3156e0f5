import Boxes
import Testing

@testable import Targets

@Suite struct YOLOLayoutTests {
  @Test(arguments: ["yolov5", "darknet-yolo", "darknet-region", "mmdet-yolov3"])
  func `a prior's place leads back to it`(name: String) throws {
    let layout = try YOLOSamples.preset(name).layout
    let grids = YOLOGrid.all(of: layout)
    for index in stride(from: 0, to: layout.count, by: 7) {
      let place = layout.place(of: index)
      #expect(
        grids[place.level].prior(anchor: place.shape, row: place.row, column: place.column)
          == index)
    }
  }

  @Test func `a cell that the input cuts counts`() throws {
    var layout = try YOLOSamples.preset("yolov5").layout
    layout.imageSize = try #require(ImageSize(width: 641, height: 320))
    #expect(layout.grid(of: 0) == FeatureGrid(columns: 81, rows: 40))
    #expect(layout.counts == [81 * 40 * 3, 41 * 20 * 3, 21 * 10 * 3])
  }

  @Test func `levels without anchors make no priors`() throws {
    var preset = try YOLOSamples.preset("yolov5")
    for level in preset.layout.levels.indices { preset.layout.levels[level].anchors = [] }
    #expect(throws: TargetsError.priorCount(layout: "yolov5", count: 0)) {
      try YOLOEncoder(preset)
    }
  }

  @Test func `a box that is no number is refused by name`() throws {
    let encoder = try YOLOSamples.encoder("yolov7")
    #expect(throws: TargetsError.groundTruthNotFinite(index: 1)) {
      try encoder.encode(YOLOSamples.boxes([(9, 9, 9, 9), (.infinity, 9, 9, 9)]))
    }
  }
}
