import Testing

@testable import Rendering

@Suite("Label placement") struct LabelPlacementTests {
  static let bounds = Rectangle(x: 0, y: 32, width: 1242, height: 375)

  static func requests(_ count: Int, seed: UInt64) -> [LabelPlacement.Request] {
    var generator = SplitMix(state: seed)
    return (0..<count).map { _ in
      let width = Double.random(in: 4...300, using: &generator)
      let height = Double.random(in: 4...200, using: &generator)
      let anchor = Rectangle(
        x: Double.random(in: -50...1240, using: &generator),
        y: Double.random(in: -20...400, using: &generator), width: width, height: height)
      return LabelPlacement.Request(
        anchor: anchor, width: Double.random(in: 30...140, using: &generator), height: 16,
        mayDetach: true)
    }
  }

  @Test(arguments: [1, 15, 60, 200], [UInt64(1), 2, 3])
  func `labels overlap neither each other nor what is taken, and stay inside`(
    count: Int, seed: UInt64
  ) {
    let requests = Self.requests(count, seed: seed)
    let taken = [Rectangle(x: 500, y: 150, width: 200, height: 100)]
    let frames = LabelPlacement.place(
      requests, in: Self.bounds, taken: taken, keepVisible: requests.map(\.anchor))
    #expect(frames.count == requests.count)
    let placed = frames.compactMap(\.self)
    for (index, frame) in placed.enumerated() {
      #expect(Self.bounds.contains(frame))
      #expect(!taken.contains(where: frame.overlaps))
      for other in placed.dropFirst(index + 1) { #expect(!frame.overlaps(other)) }
    }
  }

  @Test func `fifteen objects all get their labels`() {
    for seed in UInt64(1)...20 {
      let frames = LabelPlacement.place(Self.requests(15, seed: seed), in: Self.bounds)
      #expect(frames.allSatisfy { $0 != nil })
    }
  }

  @Test func `a lone label stands on top of its box, flush left`() {
    let request = LabelPlacement.Request(
      anchor: Rectangle(x: 100, y: 200, width: 50, height: 40), width: 60, height: 16)
    let frames = LabelPlacement.place([request], in: Self.bounds)
    #expect(frames == [Rectangle(x: 100, y: 184, width: 60, height: 16)])
  }

  @Test func `a box at the top carries its label below`() {
    let request = LabelPlacement.Request(
      anchor: Rectangle(x: 100, y: 33, width: 50, height: 40), width: 60, height: 16)
    let frames = LabelPlacement.place(
      [request], in: Self.bounds, keepVisible: [request.anchor])
    #expect(frames == [Rectangle(x: 100, y: 73, width: 60, height: 16)])
  }

  @Test func `a label larger than the picture is left out`() {
    let request = LabelPlacement.Request(
      anchor: Rectangle(x: 0, y: 0, width: 10, height: 10), width: 61, height: 16)
    let bounds = Rectangle(x: 0, y: 0, width: 60, height: 60)
    #expect(LabelPlacement.place([request], in: bounds) == [nil])
  }

  @Test func `the same requests get the same places`() {
    let requests = Self.requests(80, seed: 9)
    let first = LabelPlacement.place(requests, in: Self.bounds)
    #expect(first == LabelPlacement.place(requests, in: Self.bounds))
  }
}
