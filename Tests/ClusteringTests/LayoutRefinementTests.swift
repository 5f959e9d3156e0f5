import Clustering
import Testing

@Suite struct LayoutRefinementTests {
  private let start = LayoutShapes(sizes: [30, 60, 120], ratios: [[2], [2, 3]])

  @Test func `the climb reaches a peak that one number at a time leads to`() {
    let outcome = LayoutRefinement(budget: 2000).run(from: [start]) { shapes in
      -abs(shapes.sizes[1] - 80) - abs(shapes.ratios[1][1] - 4)
    }
    #expect(abs(outcome.shapes.sizes[1] - 80) < 3)
    #expect(abs(outcome.shapes.ratios[1][1] - 4) < 0.15)
    #expect(outcome.shapes.sizes[0] == 30)
  }

  @Test func `it never ends below its best start, and keeps to its budget`() {
    let other = LayoutShapes(sizes: [20, 50, 90], ratios: [[1.5], [2, 3]])
    var calls = 0
    let outcome = LayoutRefinement(budget: 7).run(from: [start, other]) { shapes in
      calls += 1
      return shapes == other ? 1 : 0
    }
    #expect(outcome.shapes == other && outcome.score == 1)
    #expect(calls == outcome.evaluations && calls <= 7)
  }

  @Test func `sizes keep rising and ratios stay above one`() {
    let outcome = LayoutRefinement(budget: 400).run(from: [start]) { shapes in
      shapes.sizes[0] - shapes.sizes[2] - shapes.ratios[0][0]
    }
    let sizes = outcome.shapes.sizes
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 })
    #expect(outcome.shapes.ratios.joined().allSatisfy { $0 > 1 })
  }
}
