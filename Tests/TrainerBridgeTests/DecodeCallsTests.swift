import Targets
import Testing

@testable import TrainerBridge

@Suite struct DecodeCallsTests {
  /// One level of two cells over 64 pixels, one square of 16 in each.
  private static let layout = """
    {"schema": "anchorkit.layout/1", "name": "two", "imageSize": {"width": 64, "height": 64},
     "levels": [{"grid": {"columns": 2, "rows": 1}, "shapes": [{"scale": 16}]}],
     "priorUnit": "unit", "matcher": {"forced": "none"}}
    """

  @Test func `boxes come back in pixels, also from a trainer that works in unit`() throws {
    let encoder = try Encoder(layout: Self.layout)
    var boxes = [Float](repeating: -1, count: 8)
    var scores = [Float](repeating: -1, count: 2)
    var classes = [Int32](repeating: -1, count: 2)
    var found: Int64 = 0
    let settings: [Double] = [0.5, .nan, .nan, .nan, .nan]
    #expect(
      decode(
        encoder.pointer, [0.1, 0.9, 0.7, 0.3], [Float](repeating: 0, count: 8), 2, 0, 0, settings,
        2, &boxes, &scores, &classes, nil, &found) == 0)
    // The first cell's center is 16, 32.
    #expect(found == 1 && boxes[..<4] == [8, 24, 24, 40])
    #expect(scores[0] == 0.9 && classes[0] == 0)
  }

  @Test func `more than the capacity is counted and not written`() throws {
    let encoder = try Encoder(layout: Self.layout)
    var scores = [Float](repeating: -1, count: 2)
    var found: Int64 = 0
    #expect(
      decode(
        encoder.pointer, [0, 1, 0, 1], [Float](repeating: 0, count: 8), 2, 0, 1, nil, 1, nil,
        &scores, nil, nil, &found) == 0)
    #expect(found == 2 && scores == [1, -1])
  }

  @Test func `wrong settings are refused`() throws {
    let encoder = try Encoder(layout: Self.layout)
    var found: Int64 = 0
    let scores = [Float](repeating: 0, count: 4)
    let offsets = [Float](repeating: 0, count: 8)
    for settings in [[9.0, 0, 0, 0, 0], [0, -3, 0, 0, 0], [0, 0, 1e30, 0, 0], [0, 0, 0, 0, 7]] {
      #expect(
        decode(
          encoder.pointer, scores, offsets, 2, 0, 0, settings, 0, nil, nil, nil, nil, &found) == 1)
    }
    #expect(
      decode(encoder.pointer, scores, offsets, 1, 0, 0, nil, 0, nil, nil, nil, nil, &found) == 1)
    #expect(Encoder.message.contains("the number of classes is 1"))
  }

  @Test func `suppression keeps by falling score`() {
    // IoU of neighbors is 70 / 130, of the outer two 40 / 160.
    let boxes: [Float] = [0, 0, 10, 10, 3, 0, 13, 10, 6, 0, 16, 10]
    var kept = [Int64](repeating: -1, count: 3)
    var count: Int64 = 0
    #expect(suppress(boxes, [0.7, 0.8, 0.9], nil, 3, 0.5, -1, &kept, &count) == 0)
    #expect(count == 2 && kept == [2, 0, -1])
    #expect(suppress(boxes, [0.7, 0.8, 0.9], [0, 1, 0], 3, 0.5, -1, &kept, &count) == 0)
    #expect(count == 3 && kept == [2, 1, 0])
    #expect(suppress(boxes, [0.7, 0.8, 0.9], nil, 3, 0.5, 1, &kept, &count) == 0 && count == 1)
    #expect(suppress(boxes, [.nan, .nan, 1], nil, 3, 0.5, -1, &kept, &count) == 0)
    #expect(suppress(nil, nil, nil, 3, 0.5, -1, &kept, &count) == 1)
  }
}
