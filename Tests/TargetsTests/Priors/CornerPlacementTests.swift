import Boxes
import Testing

@testable import Targets

@Suite struct `Priors by their corners` {
  private func priors(
    _ arithmetic: PriorArithmetic, rounds: Bool = false, width: Int = 100, cells: Int = 3,
    _ centering: GridCentering, offset: Double, _ shape: PriorShape
  ) throws -> CornerColumns<Float> {
    let size = try #require(ImageSize(width: width, height: 100))
    var layout = PriorLayout(
      name: "corners", imageSize: size,
      levels: [
        PriorLevel(
          grid: FeatureGrid(square: cells), centering: centering, shapes: [shape],
          centerOffset: offset)
      ])
    layout.arithmetic = arithmetic
    layout.roundsHalfSides = rounds
    return layout.priors().corners
  }

  @Test func `a stride is the side over the cells, rounded down on each axis`() throws {
    let corners = try priors(
      .cornersThenShift, width: 110, .wholeSteps, offset: 0, .square(10))
    // 110 // 3 = 36 across, 100 // 3 = 33 down; the first center is the image's corner.
    #expect(corners.xMin[0..<3] == [-5, 31, 67])
    #expect([corners.yMin[0], corners.yMin[3], corners.yMin[6]] == [-5, 28, 61])
  }

  @Test func `half sides are rounded half to even`() throws {
    // Halves of 45, 47 and 46.6: 22.5 to 22, 23.5 to 24, 23.3 to 23.
    for (side, half) in [(45.0, Float(22)), (47, 24), (46.6, 23)] {
      let corners = try priors(
        .cornersThenShift, rounds: true, .step(8), offset: 0, .square(side))
      #expect(corners.xMin[0] == -half && corners.xMax[0] == half)
    }
  }

  @Test func `corners of the first cell are shifted in float`() throws {
    let corners = try priors(
      .cornersThenShift, .step(8), offset: 0.5, .scale(30, ratio: 2))
    let half = 0.5 * (Float(30) * (1 / Float(0.5).squareRoot()))
    #expect(corners.xMin[2] == (4 - half) + 16)
    // Once rounded, corners of doubles can differ in the last bit.
    let doubles = try priors(.doubleCorners, .step(8), offset: 0.5, .scale(30, ratio: 2))
    #expect(doubles.xMin[2] == Float(20 - 15 * 2.0.squareRoot()))
  }

  @Test func `a table reads no layout whose centers are on corners`() throws {
    var layout = try TrainerPresets.named("mmdet-ssd300-voc").layout
    #expect(layout.levelTable != nil)
    layout.levels[0].centerOffset = 0
    #expect(layout.levelTable == nil)
  }
}
