import Boxes
import Testing

@Suite struct InputFitTests {
  private func size(_ width: Int, _ height: Int) throws -> ImageSize {
    try #require(ImageSize(width: width, height: height))
  }

  @Test func `stretching multiplies each axis once and leaves an equal size as it is`() throws {
    let image = try size(1242, 375)
    let placement = InputFit.stretch.placement(of: image, in: try size(1248, 384))
    let box = Edges<Pixels>(xMin: 621, yMin: 125, xMax: 1242, yMax: 375)
    #expect(placement.toInput.edges(box).numbers == [624, 128, 1248, 384])
    let same = InputFit.stretch.placement(of: image, in: image)
    let odd = Edges<Pixels>(xMin: 0.1, yMin: 0.2, xMax: 1 / 3, yMax: 7.7)
    #expect(same.toInput.edges(odd).numbers == odd.numbers)
    #expect(same.toImage.edges(same.toInput.edges(odd)).numbers == odd.numbers)
  }

  @Test(arguments: [
    (InputFit.PadPlace.cornered, 0.0, 0.0), (.centered, 0, 222.5), (.centeredInPixels, 0, 222),
  ])
  func `padding keeps shapes and stands where it is said to`(
    place: InputFit.PadPlace, left: Double, top: Double
  ) throws {
    // 640 / 500 × 152.3 px high: 195 rows.
    let placement = InputFit.pad(place, .up).placement(
      of: try size(500, 152), in: try size(640, 640))
    #expect([placement.width, placement.height] == [640, 195])
    #expect([placement.left, placement.top] == [left, top])
    let seen = placement.toInput.edges(Edges(xMin: 0, yMin: 0, xMax: 500, yMax: 152))
    #expect(seen.numbers == [left, top, left + 640, top + 195])
  }

  @Test func `the shorter side decides, until the longer one would pass its own`() throws {
    let fit = InputFit.shorterSide(
      ShorterSideFit(800, longest: 1333, multiple: 32, rounding: .nearest))
    let usual = fit.placement(of: try size(640, 480), in: try size(1, 1))
    #expect([usual.width, usual.height] == [1067, 800])
    #expect(usual.input == (try size(1088, 800)))
    let wide = fit.placement(of: try size(1242, 375), in: try size(1, 1))
    #expect([wide.width, wide.height] == [1333, 402])
    #expect(wide.input == (try size(1344, 416)))
  }

  @Test func `no size leads to an empty or an endless input`() throws {
    let fits: [InputFit] =
      [.stretch, .shorterSide(ShorterSideFit(800, longest: 1333, multiple: 32, rounding: .down))]
      + InputFit.PadPlace.allCases.flatMap { place in
        FitRounding.allCases.map { .pad(place, $0) }
      }
    for fit in fits {
      for (width, height) in [(1, 65_535), (65_535, 1), (1, 1), (65_535, 65_535)] {
        let placement = fit.placement(of: try size(width, height), in: try size(300, 200))
        #expect(placement.width > 0 && placement.height > 0)
        #expect(placement.left >= 0 && placement.top >= 0)
        #expect(placement.left + placement.width <= Double(placement.input.width))
        #expect(placement.top + placement.height <= Double(placement.input.height))
      }
    }
  }
}
