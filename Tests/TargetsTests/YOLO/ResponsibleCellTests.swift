import Boxes
import Testing

@testable import Targets

@Suite struct `mmdet's grid assigner` {
  @Test func `a prior outside responsible cells that overlaps too much is ignored`() throws {
    let encoder = try YOLOSamples.encoder("mmdet-yolov3")
    let work = try encoder.encode(YOLOSamples.boxes([(304, 304, 373, 326)]))
    #expect(work.rows.count == 1 && work.rows[0].overlap > 0.5)
    #expect(!work.ignored.isEmpty)
    #expect(!work.ignored.contains(Int32(work.rows[0].prior)))
  }

  @Test
  func `of two equal boxes the first has priors above the threshold, then the later takes them`()
    throws
  {
    let encoder = try YOLOSamples.encoder("mmdet-yolov3")
    let work = try encoder.encode(
      YOLOSamples.boxes([(300, 300, 150, 200), (300, 300, 150, 200)], classes: [0, 1]))
    #expect(Set(work.rows.map(\.groundTruth)) == [1])
  }

  @Test func `a center below the image stops it, one right of it marks the next row`() throws {
    let encoder = try YOLOSamples.encoder("mmdet-yolov3")
    #expect(
      throws: TargetsError.groundTruthRefused(
        trainer: "mmdet-yolov3", index: 1, reason: "IndexError: its center is no cell's")
    ) {
      try encoder.encode(YOLOSamples.boxes([(300, 300, 20, 20), (300, 620, 20, 40)]))
    }
    var work = YOLOWorkspace()
    try encoder.encode(YOLOSamples.boxes([(612, 100, 40, 40)]), into: &work)
    let rows = Set(work.responsible.map { encoder.preset.layout.place(of: Int($0)) })
    #expect(rows.contains { $0.level == 0 && $0.row == 4 && $0.column == 0 })
    // A workspace that saw a refusal serves the next image as a new one does.
    _ = try? encoder.encode(YOLOSamples.boxes([(300, 620, 20, 40)]), into: &work)
    let box = YOLOSamples.boxes([(300, 300, 150, 200)])
    try encoder.encode(box, into: &work)
    #expect(work.rows == (try encoder.encode(box)).rows)
  }

  @Test func `a box without area has no prior`() throws {
    let encoder = try YOLOSamples.encoder("mmdet-yolov3")
    let work = try encoder.encode(YOLOSamples.boxes([(300, 300, 0, 20)]))
    #expect(work.rows.isEmpty && work.positiveCount == 0)
  }

  @Test func `overlaps are those of all priors, though few are looked at`() throws {
    let encoder = try YOLOSamples.encoder("mmdet-yolov3")
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<4 {
      let boxes = (0..<5).map { _ in
        (
          numbers.uniform(in: 0...600), numbers.uniform(in: 0...600), numbers.uniform(in: 1...500),
          numbers.uniform(in: 1...500)
        )
      }
      let work = try encoder.encode(YOLOSamples.boxes(boxes))
      let positives = Set(work.rows.map(\.prior))
      let expected = (0..<encoder.priorCount).filter { prior in
        let p = encoder.preset.layout.frame(of: encoder.preset.layout.place(of: prior))
        return !positives.contains(prior)
          && work.boxes.contains { box in
            let across = Float(p.cx - p.width / 2)...Float(p.cx + p.width / 2)
            let down = Float(p.cy - p.height / 2)...Float(p.cy + p.height / 2)
            let w = min(box.xMax, across.upperBound) - max(box.xMin, across.lowerBound)
            let h = min(box.yMax, down.upperBound) - max(box.yMin, down.lowerBound)
            let intersection = max(w, 0) * max(h, 0)
            let own = (box.xMax - box.xMin) * (box.yMax - box.yMin)
            let union = own + Float(p.width) * Float(p.height) - intersection
            return intersection / max(union, 1e-6) > 0.5
          }
      }
      #expect(work.ignored.map(Int.init) == expected)
    }
  }
}
