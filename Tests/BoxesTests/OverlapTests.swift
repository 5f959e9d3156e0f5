import Boxes
import Testing

@Suite struct OverlapTests {
  @Test func `two squares that share a quarter overlap by a seventh`() throws {
    let a = try #require(Box<Pixels>(xMin: 0, yMin: 0, xMax: 10, yMax: 10))
    let b = try #require(Box<Pixels>(xMin: 5, yMin: 5, xMax: 15, yMax: 15))
    #expect(Overlap.iou(a, b) == 25.0 / 175.0)
    #expect(Overlap.iou(b, a) == Overlap.iou(a, b))
    #expect(Overlap.iou(a, a) == 1)
  }

  @Test func `boxes that only touch do not overlap`() throws {
    let a = try #require(Box<Pixels>(xMin: 0, yMin: 0, xMax: 10, yMax: 10))
    let b = try #require(Box<Pixels>(xMin: 10, yMin: 0, xMax: 20, yMax: 10))
    #expect(Overlap.iou(a, b) == 0)
  }

  @Test func `shape overlap lays both sizes on one center`() throws {
    let wide = try #require(Size<Pixels>(width: 20, height: 10))
    let tall = try #require(Size<Pixels>(width: 10, height: 20))
    #expect(Overlap.shapeIoU(wide, tall) == 100.0 / 300.0)
  }
}
