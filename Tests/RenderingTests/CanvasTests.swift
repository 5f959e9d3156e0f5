import Foundation
import FoundationXML
import Images
import Testing

@testable import Rendering

@Suite("Canvas") struct CanvasTests {
  @Test func `one drawing gives pixels and SVG`() throws {
    let picture = PixelBuffer(
      width: 4, height: 4, filledWith: .init(red: 200, green: 100, blue: 0))
    let white = Ink(0xFFFFFF)
    let pixels = try Canvas(width: 40, height: 20, scale: 2, background: white)
    let vector = try Canvas(svgWidth: 40, height: 20, background: white)
    for canvas in [pixels, vector] {
      canvas.draw(picture, in: Rectangle(x: 0, y: 0, width: 10, height: 10))
      canvas.moved(toX: 20, y: 0) {
        canvas.clipped(to: Rectangle(x: 0, y: 0, width: 5, height: 20)) {
          canvas.fill(Rectangle(x: -5, y: 0, width: 50, height: 20), with: Ink(0x0000FF))
        }
      }
      canvas.hatch(
        Rectangle(x: 30, y: 0, width: 10, height: 20), with: Pen(Ink(0xFF0000), width: 1),
        spacing: 4)
      canvas.line([Point(x: 1, y: 1)], with: Pen(Ink(0)))
      canvas.fill(
        polygon: [Point(x: 0, y: 12), Point(x: 8, y: 12), Point(x: 8, y: 20)],
        with: Ink(0x00FF00))
    }
    let drawn = try pixels.pixels()
    #expect((drawn.width, drawn.height) == (80, 40))
    #expect(drawn[10, 10] == .init(red: 200, green: 100, blue: 0))
    #expect(drawn[19, 19] == .init(red: 200, green: 100, blue: 0))
    #expect(drawn[44, 20] == .init(red: 0, green: 0, blue: 255))
    #expect(drawn[38, 20] == .init(red: 255, green: 255, blue: 255))
    #expect(drawn[52, 20] == .init(red: 255, green: 255, blue: 255))
    #expect(drawn[14, 30] == .init(red: 0, green: 255, blue: 0))
    let svg = String(decoding: try vector.svg(), as: UTF8.self)
    #expect(svg.contains("data:image/png;base64,iVBOR"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(throws: RenderingError.drawing(reason: "a pixel canvas is no SVG")) {
      try pixels.svg()
    }
    #expect(throws: RenderingError.drawing(reason: "an SVG canvas has no pixels")) {
      try vector.png()
    }
  }

  @Test func `lines are crisp at any scale`() throws {
    for scale in [1.0, 2, 1.5] {
      let canvas = try Canvas(width: 10, height: 10, scale: scale, background: Ink(0xFFFFFF))
      // One unit wide: on whole pixels where it is even, between them where it is odd.
      let place = canvas.crisp(5.2, lineWidth: 1) * scale
      let isOdd = Int((scale).rounded()) % 2 == 1
      #expect(place.truncatingRemainder(dividingBy: 1) == (isOdd ? 0.5 : 0))
    }
  }

  @Test(arguments: [(0.0, 10.0), (.nan, 10), (40_000, 10), (30_000, 30_000), (.infinity, 1)])
  func `sizes that can't be drawn are refused`(width: Double, height: Double) {
    #expect(throws: RenderingError.self) {
      _ = try Canvas(width: width, height: height, background: Ink(0))
    }
  }

  @Test func `long text is cut to its room, short text is not`() throws {
    let canvas = try Canvas(svgWidth: 1, height: 1, background: Ink(0))
    #expect(canvas.shortened("car", toFit: 200, size: 12) == "car")
    let cut = canvas.shortened(String(repeating: "m", count: 99), toFit: 100, size: 12)
    #expect(cut.hasSuffix("..."))
    #expect(canvas.textWidth(cut, size: 12) <= 100)
    #expect(canvas.shortened("car", toFit: 1, size: 12) == "")
  }

  @Test func `text is twice as wide at twice the size`() throws {
    let canvas = try Canvas(svgWidth: 1, height: 1, background: Ink(0))
    let ratio = canvas.textWidth("car 0.77", size: 24) / canvas.textWidth("car 0.77", size: 12)
    #expect(abs(ratio - 2) < 0.01)
  }
}
