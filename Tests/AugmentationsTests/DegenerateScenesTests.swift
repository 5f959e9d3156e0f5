import Boxes
import Testing

@testable import Augmentations

@Suite struct `Degenerate pictures` {
  static let sizes = [(1, 1), (1, 500), (500, 1), (0, 0), (100, 100), (1_000_000, 1)]
  static let boxes: [[Edges<Pixels>]] = [
    [],
    [.init(xMin: 5, yMin: 5, xMax: 5, yMax: 5)],
    [.init(xMin: 50, yMin: 50, xMax: 10, yMax: 10)],
    [.init(xMin: 0, yMin: 0, xMax: 0.2, yMax: 0.2)],
    [.init(xMin: -1e9, yMin: -1e9, xMax: 1e9, yMax: 1e9)],
    [.init(xMin: .nan, yMin: 1, xMax: 5, yMax: .nan)],
    [.init(xMin: -.infinity, yMin: 0, xMax: .infinity, yMax: 50)],
    [
      .init(xMin: 1e300, yMin: 0, xMax: 1.5e308, yMax: 5),
      .init(xMin: 10, yMin: 10, xMax: 40, yMax: 40),
    ],
  ]

  @Test(arguments: AugmentationList.all.map(\.name))
  func `every augmentation ends, and leaves a picture`(name: String) throws {
    let augmentation = try #require(AugmentationList.named(name))
    for (width, height) in Self.sizes {
      for boxes in Self.boxes {
        let scene = AugmentedScene(width: width, height: height, boxes: boxes)
        for stream in 0..<3 as Range<UInt64> {
          var (end, draws) = (scene, Draws(seed: 1, stream: stream))
          augmentation.augment(&end, with: &draws, from: ScenePool([scene, scene]))
          #expect(end.width >= 1)
          #expect(end.height >= 1)
          #expect(end.objects.count <= max(boxes.count, 1) * 4)
        }
      }
    }
  }
}
