import Boxes
import Images
import Testing

@testable import Rendering

@Suite("Sheets") struct SheetTests {
  static let picture = PixelBuffer(
    width: 100, height: 50, filledWith: .init(red: 10, green: 120, blue: 60))

  @Test func `a contact sheet holds its tiles in rows`() throws {
    let tiles = (0..<7).map {
      ContactSheet.Tile(picture: Self.picture, caption: "image \($0)", note: "fine")
    }
    let sheet = ContactSheet(title: "Seven", tiles: tiles, tileWidth: 200, columns: 3)
    // 16 + 3 · 200 + 2 · 12 + 16
    #expect(sheet.width == 656)
    // 16 + 34 above, three rows of 100 + 40, 12 between, 8 below.
    let height: Double = 50 + 420 + 24 + 8
    #expect(sheet.height == height)
    let pixels = try PNGCodec.decode(sheet.png())
    let green = PixelBuffer.Color(red: 10, green: 120, blue: 60)
    #expect(pixels[20, 60] == green)
    #expect(pixels[540, 100] == green)
    #expect(pixels[100, 404] == green)
    #expect(pixels[400, 404] != green)
  }

  @Test func `an empty contact sheet can be drawn`() throws {
    #expect(try !ContactSheet(title: "", tiles: []).png().isEmpty)
  }

  @Test func `a tile says how its objects fared`() throws {
    let scene = try MatchOverlayTests.scene()
    let tile = try ContactSheet.Tile(scene: scene, over: nil, width: 250)
    #expect(tile.picture.width == 250)
    #expect(tile.picture.height == 175)
    #expect(tile.note == "3 objects, 1 never matched, 1 forced only")
    #expect(tile.isAlarm)
  }

  @Test func `a comparison says what changed`() throws {
    let before = try MatchOverlayTests.scene()
    var after = before
    after.objects[2].matches = [
      .init(box: after.objects[2].box, iou: 0.6, isForced: false, shape: 0)
    ]
    let changes = SideBySide.changes(from: before, to: after)
    #expect(
      changes.map(\.text) == [
        "objects with a prior 2 -> 3 (+1)", "forced 1 -> 1 (same)", "never matched 1 -> 0 (-1)",
        "mean best IoU 0.387 -> 0.587 (+0.200)",
      ])
    #expect(changes.allSatisfy { !$0.isAlarm })
    #expect(SideBySide.changes(from: after, to: before).count { $0.isAlarm } == 3)
  }

  @Test func `wide images are compared one above the other`() throws {
    let wide = try MatchOverlayTests.scene(width: 1000, height: 300)
    let stacked = try SideBySide(title: "a", before: wide, after: wide, over: nil)
    #expect(stacked.width == 1000)
    let square = try MatchOverlayTests.scene(width: 1000, height: 900)
    let beside = try SideBySide(title: "a", before: square, after: square, over: nil)
    #expect(beside.width > 2000)
    let pixels = try PNGCodec.decode(beside.png())
    #expect(pixels.width == Int(beside.width))
  }

  @Test(arguments: [(1, 1), (24, 78), (0, 0), (3000, 3000)])
  func `a grid view draws any grid`(rows: Int, columns: Int) throws {
    let cell = GridView.Cell(
      level: 2, rows: rows, columns: columns, row: 5, column: 7,
      firstCell: Frame(cx: 8, cy: 8, width: 16, height: 16))
    let view = try GridView(
      title: "000001", size: try #require(ImageSize(width: 700, height: 300)), cell: cell,
      priors: [try MatchOverlayTests.box(100, 70, 140, 106)], over: nil)
    let pixels = try PNGCodec.decode(view.png())
    // The cell's center is at 8 + 7 · 16, 8 + 5 · 16, below the band.
    let band = Int(view.height) - 300
    #expect(
      MatchOverlayTests.isNear(pixels[120, band + 88], Palette.light.alarm, within: 0.05))
  }
}
