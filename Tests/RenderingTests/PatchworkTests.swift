import Boxes
import Images
import Testing

@testable import Rendering

@Suite struct PatchworkTests {
  /// 40 × 20, red on the left half and blue on the right.
  private func halves() throws -> PixelBuffer {
    let canvas = try Canvas(width: 40, height: 20, background: Ink(0xFF0000))
    canvas.fill(Rectangle(x: 20, y: 0, width: 20, height: 20), with: Ink(0x0000FF))
    return try canvas.pixels()
  }

  private func patch(
    _ map: AffineMap, _ window: Edges<Pixels>
  ) throws -> Patchwork.Patch {
    Patchwork.Patch(try halves(), PicturePlacement(picture: 0, map: map, window: window))
  }

  private let red = PixelBuffer.Color(red: 255, green: 0, blue: 0)
  private let blue = PixelBuffer.Color(red: 0, green: 0, blue: 255)
  private let gray = PixelBuffer.Color(red: 0x7C, green: 0x7C, blue: 0x7C)

  @Test func `a picture on a canvas lies where its boxes do`() throws {
    let size = try #require(ImageSize(width: 100, height: 60))
    let whole = try Patchwork(
      size: size,
      patches: [
        patch(.shift(x: 50, y: 30), Edges(xMin: 50, yMin: 30, xMax: 90, yMax: 50))
      ]
    ).pixels()
    #expect(whole.width == 100 && whole.height == 60)
    #expect(whole[51, 31] == red && whole[69, 48] == red)
    #expect(whole[71, 31] == blue && whole[88, 48] == blue)
    #expect(whole[49, 40] == gray && whole[91, 40] == gray && whole[60, 51] == gray)
  }

  @Test func `a mirrored and enlarged picture shows its right half on the left`() throws {
    let size = try #require(ImageSize(width: 80, height: 40))
    let map = AffineMap.mirror(width: 40).then(.scale(x: 2, y: 2))
    let whole = try Patchwork(
      size: size, patches: [patch(map, Edges(xMin: 0, yMin: 0, xMax: 80, yMax: 40))]
    ).pixels()
    #expect(whole[5, 20] == blue && whole[75, 20] == red)
  }

  @Test func `nothing is drawn past a window`() throws {
    let size = try #require(ImageSize(width: 40, height: 20))
    let whole = try Patchwork(
      size: size, patches: [patch(.identity, Edges(xMin: 10, yMin: 5, xMax: 30, yMax: 15))]
    ).pixels()
    #expect(whole[12, 10] == red && whole[28, 10] == blue)
    #expect(whole[5, 10] == gray && whole[35, 10] == gray && whole[20, 2] == gray)
  }

  @Test func `a whole that is very large comes smaller, in the same proportion`() throws {
    let size = try #require(ImageSize(width: 20_000, height: 10_000))
    let whole = try Patchwork(size: size, patches: []).pixels()
    #expect(whole.width * whole.height <= 4_100_000)
    #expect(abs(Double(whole.width) / Double(whole.height) - 2) < 0.01)
  }
}
