import Boxes
import Images
import Testing

@testable import Rendering

@Suite("Hostile scenes") struct HostileSceneTests {
  @Test(.timeLimit(.minutes(1)), arguments: UInt64(1)...40)
  func `any boxes on any size draw without a trap`(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    let extents = [1.0, 1e-9, 50, 1e4, 1e18, 1e300]
    func box() -> Box<Pixels>? {
      let extent = extents.randomElement(using: &generator) ?? 1
      let x = Double.random(in: -extent...extent, using: &generator)
      let y = Double.random(in: -extent...extent, using: &generator)
      return Box(
        xMin: x, yMin: y, xMax: x + Double.random(in: 0...extent, using: &generator),
        yMax: y + Double.random(in: 0...extent, using: &generator))
    }
    let objects = (0..<Int.random(in: 0...60, using: &generator)).compactMap { index in
      box().map { truth in
        MatchScene.Object(
          label: "class \(index)", box: truth,
          matches: (0..<Int.random(in: 0...5, using: &generator)).compactMap { shape in
            box().map {
              .init(
                box: $0, iou: [0.5, .nan, -1, .infinity][shape % 4], isForced: shape > 2,
                shape: shape)
            }
          })
      }
    }
    let size = try #require(
      ImageSize(
        width: Int.random(in: 1...1500, using: &generator),
        height: Int.random(in: 1...900, using: &generator)))
    let scene = MatchScene(
      size: size, title: "seed \(seed)", objects: objects,
      ignored: (0..<20).compactMap { _ in box() }, dontCare: (0..<3).compactMap { _ in box() })
    let overlay = try MatchOverlay(scene, over: nil)
    #expect(try !overlay.png().isEmpty)
    #expect(try !overlay.svg().isEmpty)
  }
}
