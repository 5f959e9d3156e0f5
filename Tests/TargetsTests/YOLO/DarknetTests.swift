import Boxes
import Testing

@testable import Targets

@Suite struct `darknet's rules` {
  @Test func `one shape of all levels has the box, however small the overlap`() throws {
    let encoder = try YOLOSamples.encoder("darknet-yolo")
    let work = try encoder.encode(YOLOSamples.boxes([(300, 300, 2, 600)]))
    #expect(work.rows.count == 1)
    #expect(work.rows[0].overlap < 0.1 && !work.rows[0].isForced)
  }

  @Test func `with a threshold other shapes learn it too, and the best below it is forced`() throws
  {
    let encoder = try YOLOSamples.encoder("darknet-yolov4")
    let plain = try encoder.encode(YOLOSamples.boxes([(300, 300, 74, 60)]))
    #expect(plain.rows.count > 1 && plain.rows.allSatisfy { !$0.isForced && $0.overlap > 0.213 })
    let thin = try encoder.encode(YOLOSamples.boxes([(300, 300, 2, 600)]))
    #expect(thin.rows.map(\.isForced) == [true])
  }

  @Test func `the loader drops what is thinner than a pixel once it is clipped`() throws {
    let encoder = try YOLOSamples.encoder("darknet-yolo")
    let work = try encoder.encode(
      YOLOSamples.boxes([
        (300, 300, 0.9, 40), (300, 300, 1, 40), (-4.5, 300, 10, 40), (700, 300, 20, 20),
      ]))
    #expect(work.refused.map(\.groundTruth) == [0, 2, 3])
    #expect(work.refused.allSatisfy { $0.reason == .thinnerThanPixel })
    #expect(work.rows.map(\.groundTruth) == [1])
  }

  @Test func `a box that is clipped has the center of what is left`() throws {
    let encoder = try YOLOSamples.encoder("darknet-yolo")
    let whole = try encoder.encode(YOLOSamples.boxes([(10, 300, 20, 40)]))
    let cut = try encoder.encode(YOLOSamples.boxes([(0, 300, 40, 40)]))
    #expect(cut.rows == whole.rows)
  }

  @Test func `more than two hundred boxes are not kept`() throws {
    let encoder = try YOLOSamples.encoder("darknet-region")
    let many = (0..<203).map { (10 + 2.5 * Double($0), 100.0, 20.0, 30.0) }
    let work = try encoder.encode(YOLOSamples.boxes(many))
    #expect(work.refused.map(\.groundTruth) == [200, 201, 202])
    #expect(work.refused.allSatisfy { $0.reason == .beyond(most: 200) })
  }

  @Test func `the yolo layer keeps both of two boxes on one prior, the region layer the later`()
    throws
  {
    let two = YOLOSamples.boxes([(300, 300, 100, 90), (302, 302, 100, 90)])
    let yolo = try YOLOSamples.encoder("darknet-yolo").encode(two)
    #expect(yolo.rows.map(\.groundTruth) == [0, 1] && yolo.positiveCount == 1)
    #expect(yolo.sharedRowCount == 1)
    let region = try YOLOSamples.encoder("darknet-region").encode(two)
    #expect(region.rows.map(\.groundTruth) == [1] && region.sharedRowCount == 0)
  }

  @Test func `priors that are ignored are found without looking at all of them`() throws {
    for name in ["darknet-yolo", "darknet-yolov4", "darknet-region"] {
      let encoder = try YOLOSamples.encoder(name)
      var numbers = SeededNumbers(seed: 12)
      for _ in 0..<2 {
        let boxes = (0..<6).map { _ in
          (
            numbers.uniform(in: 0...608), numbers.uniform(in: 0...608),
            numbers.uniform(in: 1...500),
            numbers.uniform(in: 1...500)
          )
        }
        let work = try encoder.encode(YOLOSamples.boxes(boxes))
        #expect(work.ignored.map(Int.init) == exhaustive(encoder, work))
      }
    }
  }

  /// The priors whose anchor in the middle of its cell overlaps a box too much, one by one.
  private func exhaustive(_ encoder: YOLOEncoder, _ work: YOLOWorkspace) -> [Int] {
    let threshold: Float =
      switch encoder.preset.assigner {
      case .bestShape(let rule): Float(rule.layer(of: 0).ignoredAbove)
      case .region(let rule): Float(rule.ignoredAbove)
      default: 1
      }
    let positives = Set(work.rows.map(\.prior))
    let side = Float(608)
    return (0..<encoder.priorCount).filter { prior in
      let place = encoder.preset.layout.place(of: prior)
      let grid = encoder.grids[place.level]
      let (columns, rows) = (Float(grid.columns), Float(grid.rows))
      return !positives.contains(prior)
        && work.boxes.contains { box in
          YOLOOverlap.of(
            x: (Float(place.column) + 0.5) / columns, y: (Float(place.row) + 0.5) / rows,
            grid.widths[place.shape] / side, grid.heights[place.shape] / side, x: box.x, y: box.y,
            box.width, box.height) > threshold
        }
    }
  }
}
