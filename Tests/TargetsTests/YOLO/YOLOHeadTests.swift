import Boxes
import Testing

@testable import Targets

/// Heads, decoders and losses by hand, where no recording is needed to know what is right.
@Suite struct `YOLO heads` {
  @Test(arguments: ["yolov5", "mmdet-yolov3"])
  func `planes of convolutions become rows in the layout's order`(_ name: String) throws {
    let preset = try Self.small(name)
    let layout = preset.layout
    let classCount = 2
    let width = 5 + classCount
    // Each number says where it stands.
    func number(_ place: PriorPlace, _ entry: Int) -> Float {
      Float(((place.level * 3 + place.shape) * width + entry) * 64 + place.row * 8 + place.column)
    }
    let planes = layout.levels.indices.map { level -> [Float] in
      let grid = layout.grid(of: level)
      return (0..<3 * width * grid.rows * grid.columns).map { index in
        let (plane, cell) = index.quotientAndRemainder(dividingBy: grid.rows * grid.columns)
        let place = PriorPlace(
          level: level, row: cell / grid.columns, column: cell % grid.columns,
          shape: plane / width)
        return number(place, plane % width)
      }
    }
    let head = YOLOHead(planes: planes, layout: layout, classCount: classCount)
    #expect(head.priorCount == layout.count)
    for prior in 0..<layout.count {
      let place = layout.place(of: prior)
      for entry in 0..<width { #expect(head(prior, entry) == number(place, entry)) }
    }
  }

  @Test(arguments: ["yolov5", "yolov7", "mmdet-yolov3", "darknet-yolo", "darknet-region"])
  func `a silent network's boxes are the priors`(_ name: String) throws {
    let preset = try Self.small(name)
    let layout = preset.layout
    let head = YOLOHead(numbers: Array(repeating: 0, count: layout.count * 6), classCount: 1)
    let policy = try #require(preset.decoding)
    let boxes = try YOLODecoder(preset, policy: policy).boxes(head)
    for prior in 0..<layout.count {
      let frame = layout.frame(of: layout.place(of: prior))
      #expect(abs(Double(boxes.xMin[prior]) - (frame.cx - frame.width / 2)) < 1e-3)
      #expect(abs(Double(boxes.yMax[prior]) - (frame.cy + frame.height / 2)) < 1e-3)
    }
  }

  @Test func `weights follow input, classes and levels`() {
    let loss = YOLORowLoss.yolov5.scaled(side: 320, classCount: 20, levels: 3)
    #expect(loss.box == 0.05 && loss.object == 0.25 && loss.classification == 0.125)
  }

  @Test func `a policy's name is its own`() {
    #expect(Set(YOLODecodePolicies.all.map(\.name)).count == YOLODecodePolicies.all.count)
  }

  private static func small(_ name: String) throws -> YOLOPreset {
    try YOLOSamples.preset(name).resized(to: #require(ImageSize(width: 96, height: 64)))
  }
}
