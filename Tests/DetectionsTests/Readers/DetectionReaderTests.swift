import Boxes
import Testing

@testable import Detections

@Suite struct `Detection readers` {
  @Test func `a short row of KITTI is named, and the rest is read`() {
    let good = "Car 0 0 0 1 2 3 4 0 0 0 0 0 0 0 0.5"
    let reading = TextDetectionReader.kitti(Array("Car 1 2\n\n\(good)\n".utf8), image: "a")
    #expect(reading.faults.map(\.line) == [1])
    #expect(reading.rows.map(\.line) == [3])
    #expect(reading.rows.first?.score == 0.5)
    #expect(reading.rows.first?.box.edges == Edges(xMin: 1, yMin: 2, xMax: 3, yMax: 4))
  }

  @Test func `an entry of COCO's results with a word for a score is named by its line`() throws {
    var reader = COCOResultsReader(
      Array(
        """
        [{"image_id": 1, "category_id": 2, "bbox": [1, 2, 3, 4], "score": 0.5},
        {"image_id": 1, "category_id": 2, "bbox": [1, 2, 3, 4], "score": "x"}]
        """.utf8))
    let reading = try reader.read()
    #expect(reading.rows.map(\.box) == [JudgedBox(x: 1, y: 2, width: 3, height: 4)])
    #expect(reading.faults.map(\.line) == [2])
  }

  @Test func `decimals are rounded as C writes them`() {
    #expect(0.0625.written(decimals: 3) == 0.062)
    #expect(0.15.written(decimals: 1) == 0.1)
    #expect(0.25.written(decimals: 1) == 0.2)
    #expect((-0.35).written(decimals: 1) == -0.3)
  }
}
