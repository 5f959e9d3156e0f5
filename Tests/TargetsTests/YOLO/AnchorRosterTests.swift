import Boxes
import Testing

@testable import Targets

@Suite struct `Anchors of a darknet file` {
  /// yolov4-tiny.cfg: six anchors, of which the masks name 3, 4, 5 and 1, 2, 3.
  private func tiny(_ layers: [YOLOBestShape.Layer]) throws -> YOLOEncoder {
    let anchors = [(10, 14), (23, 27), (37, 58), (81, 82), (135, 169), (344, 319)].compactMap {
      Size<InputPixels>(width: Double($0.0), height: Double($0.1))
    }
    let masks = [[3, 4, 5], [1, 2, 3]]
    var preset = try YOLOSamples.preset("darknet-yolo")
    preset.layout = YOLOLayout(
      imageSize: try #require(ImageSize(width: 416, height: 416)),
      levels: zip([32, 16], masks).map { stride, mask in
        YOLOLevel(stride: stride, anchors: mask.map { anchors[$0] })
      })
    preset.assigner = .bestShape(
      YOLOBestShape(layers: layers, roster: YOLOAnchorRoster(anchors: anchors, masks: masks)))
    return try YOLOEncoder(preset)
  }

  @Test func `an object whose best anchor no mask names has no prior`() throws {
    let encoder = try tiny([YOLOBestShape.Layer(ignoredAbove: 0.7)])
    let work = try encoder.encode(YOLOSamples.boxes([(100, 100, 10, 14), (200, 200, 23, 27)]))
    #expect(work.rows.map(\.groundTruth) == [1])
    #expect(encoder.preset.layout.place(of: work.rows[0].prior).level == 1)
  }

  @Test func `an anchor that two masks name learns on both levels`() throws {
    let encoder = try tiny([YOLOBestShape.Layer(ignoredAbove: 0.7)])
    let work = try encoder.encode(YOLOSamples.boxes([(100, 100, 81, 82)]))
    let places = work.rows.map { encoder.preset.layout.place(of: $0.prior) }
    #expect(places.map(\.level) == [0, 1] && places.map(\.shape) == [0, 2])
  }

  @Test func `each layer has its own threshold, and the last stands for the rest`() throws {
    let open = YOLOBestShape.Layer(othersAbove: 0.01, ignoredAbove: 0.7)
    let closed = YOLOBestShape.Layer(ignoredAbove: 0.7)
    let boxes = YOLOSamples.boxes([(100, 100, 81, 82)])
    let first = try tiny([open, closed]).encode(boxes)
    let levels = try tiny([open, closed]).preset.layout
    #expect(first.rows.map { levels.place(of: $0.prior).level } == [0, 0, 0, 1])
    #expect(try tiny([open]).encode(boxes).rows.count == 6)
    #expect(YOLOBestShape(layers: [open, closed, closed]).layers == [open, closed])
  }
}
