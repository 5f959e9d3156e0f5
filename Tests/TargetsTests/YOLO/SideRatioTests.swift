import Boxes
import Testing

@testable import Targets

@Suite struct `yolov5's rule` {
  /// Level, anchor, row, column of each row.
  private func places(_ encoder: YOLOEncoder, _ work: YOLOWorkspace) -> [[Int]] {
    work.rows.map { row in
      let place = encoder.preset.layout.place(of: row.prior)
      return [place.level, place.shape, place.row, place.column]
    }
  }

  @Test func `a center in the middle of a cell has that cell alone`() throws {
    let encoder = try YOLOSamples.encoder("yolov5")
    let work = try encoder.encode(YOLOSamples.boxes([(324, 324, 10, 13)]))
    // Offsets of exactly a half give no neighbor.
    #expect(Set(work.rows.filter { $0.prior < 3 * 6400 }.map(\.cell)) == [.own])
  }

  @Test func `a center in the first quarter also takes the cells left and above`() throws {
    let encoder = try YOLOSamples.encoder("yolov5")
    let work = try encoder.encode(YOLOSamples.boxes([(322, 322, 10, 13)]))
    let first = places(encoder, work).filter { $0[0] == 0 && $0[1] == 0 }
    #expect(first == [[0, 0, 40, 40], [0, 0, 40, 39], [0, 0, 39, 40]])
  }

  @Test func `a center on the border of two cells has its own slot twice`() throws {
    let encoder = try YOLOSamples.encoder("yolov5")
    let work = try encoder.encode(YOLOSamples.boxes([(320, 324, 10, 13)]))
    let own = work.rows.filter { encoder.preset.layout.place(of: $0.prior).level == 0 }
    #expect(own.filter { $0.prior == own[0].prior }.map(\.cell) == [.own, .right])
    #expect(work.sharedRowCount > 0)
    #expect(work.positiveCount + work.negativeCount == encoder.priorCount)
  }

  @Test func `sides four times as long as an anchor's do not fit, those a little shorter do`()
    throws
  {
    let encoder = try YOLOSamples.encoder("yolov5")
    func anchors(_ width: Double) throws -> Set<[Int]> {
      let work = try encoder.encode(YOLOSamples.boxes([(324, 324, width, 13)]))
      return Set(places(encoder, work).map { Array($0[0...1]) })
    }
    #expect(try !anchors(40).contains([0, 0]))
    #expect(try anchors(39.9).contains([0, 0]))
  }

  @Test func `the first row and column have no neighbor outside`() throws {
    let encoder = try YOLOSamples.encoder("yolov5")
    let work = try encoder.encode(YOLOSamples.boxes([(2, 638, 10, 13)]))
    #expect(Set(work.rows.map(\.cell)) == [.own])
  }

  @Test func `a box that repeats another of its class is read once, one of another class twice`()
    throws
  {
    let encoder = try YOLOSamples.encoder("yolov5")
    let twice = [(324.0, 324.0, 10.0, 13.0), (324.0, 324.0, 10.0, 13.0)]
    let same = try encoder.encode(YOLOSamples.boxes(twice))
    #expect(same.refused.map(\.groundTruth) == [1])
    #expect(same.refused.map(\.reason) == [.repeats(groundTruth: 0)])
    let different = try encoder.encode(YOLOSamples.boxes(twice, classes: [0, 1]))
    #expect(different.refused.isEmpty && different.rows.count == 2 * same.rows.count)
    #expect(different.positiveCount == same.positiveCount)
  }

  @Test func `offsets count cells from the corner of the prior's own cell`() throws {
    let encoder = try YOLOSamples.encoder("yolov5")
    let work = try encoder.encode(YOLOSamples.boxes([(322, 324, 10, 13)]))
    let rows = work.rows.filter { encoder.preset.layout.place(of: $0.prior).level == 0 }
    #expect(rows.first?.offsets == BoxOffsets(tx: 0.25, ty: 0.5, tw: 1.25, th: 1.625))
    let left = rows.first { $0.cell == .left }
    #expect(left?.offsets.tx == 1.25)
  }
}
