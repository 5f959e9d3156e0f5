import Boxes
import Testing

@Suite struct EdgesTests {
  @Test func `edges keep what no box may be`() throws {
    let edges = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 10, yMax: 60)
    #expect(edges.width == -30 && edges.height == 30)
    #expect(edges.box == nil)
    let sound = Edges<Pixels>(xMin: 10, yMin: 30, xMax: 40, yMax: 60)
    #expect(Edges(try #require(sound.box)) == sound)
    #expect(sound.numbers == [10, 30, 40, 60])
  }

  @Test func `both forms name the same place`() throws {
    let frame = Frame<InputPixels>(cx: 20, cy: 10, width: 8, height: 4)
    let edges = Edges(frame)
    #expect(edges == Edges(xMin: 16, yMin: 8, xMax: 24, yMax: 12))
    #expect(edges.box == frame.box)
    #expect(frame.area == 32)
    #expect(Frame<Unit>(cx: .infinity, cy: 0, width: 1, height: 1).box == nil)
  }

  @Test func `a scale leads from the image to the input and back, each axis by itself`() throws {
    let image = try #require(ImageSize(width: 200, height: 100))
    let input = try #require(ImageSize(width: 400, height: 300))
    let toInput = SpaceScale<Pixels, InputPixels>(from: image, to: input)
    let toImage = SpaceScale<InputPixels, Pixels>(from: input, to: image)
    let edges = Edges<Pixels>(xMin: 10, yMin: 20, xMax: 30, yMax: 50)
    let seen = toInput.edges(edges)
    #expect(seen == Edges(xMin: 20, yMin: 60, xMax: 60, yMax: 150))
    let back = toImage.edges(seen)
    for (a, b) in zip(back.numbers, edges.numbers) { #expect(abs(a - b) < 1e-12) }
    let frame = toInput.frame(Frame(cx: 1, cy: 2, width: 3, height: 4))
    #expect(frame == Frame(cx: 2, cy: 6, width: 6, height: 12))
  }
}
