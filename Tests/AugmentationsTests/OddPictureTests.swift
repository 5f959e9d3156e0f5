import Boxes
import Testing

@testable import Augmentations

@Suite struct `Odd pictures` {
  static let names = AugmentationList.all.map(\.name)

  static let boxes: [[Edges<Pixels>]] = [
    [],
    [Edges(xMin: 0, yMin: 0, xMax: 1, yMax: 1)],
    // Without area, upside down, outside, and one that is good.
    [Edges(xMin: 5, yMin: 5, xMax: 5, yMax: 5)],
    [Edges(xMin: 30, yMin: 20, xMax: 10, yMax: 5)],
    [Edges(xMin: -50, yMin: 900, xMax: -20, yMax: 990)],
    [
      Edges(xMin: 5, yMin: 5, xMax: 5, yMax: 25), Edges(xMin: -9, yMin: 1, xMax: 20, yMax: 30),
    ],
    [Edges(xMin: .nan, yMin: 0, xMax: 10, yMax: 10), Edges(xMin: 1, yMin: 1, xMax: 9, yMax: 9)],
    [Edges(xMin: -.infinity, yMin: 0, xMax: .infinity, yMax: 10)],
    [Edges(xMin: -1e300, yMin: -1e300, xMax: 1e300, yMax: 1e300)],
    [Edges(xMin: .nan, yMin: .nan, xMax: .nan, yMax: .nan)],
  ]

  static let sizes = [
    (1, 1), (1, 9), (3, 2), (40, 30), (640, 480), (20_000, 1), (0, 0), (-5, 7), (Int.max, Int.max),
  ]

  @Test(arguments: names)
  func `every picture comes to an end, and has a size`(name: String) throws {
    let augmentation = try #require(AugmentationList.named(name))
    for (width, height) in Self.sizes {
      for boxes in Self.boxes {
        let scene = AugmentedScene(width: width, height: height, boxes: boxes)
        let pool = ScenePool([scene, AugmentedScene(width: 40, height: 30, boxes: boxes)])
        for seed in 0..<4 {
          var (result, draws) = (scene, Draws(seed: UInt64(seed)))
          augmentation.augment(&result, with: &draws, from: pool)
          #expect(result.width > 0 && result.height > 0, "\(width) × \(height), \(boxes)")
          #expect(result.objects.count <= boxes.count * result.placements.count)
        }
      }
    }
  }

  @Test(arguments: names)
  func `draws that nobody recorded do not stop it`(name: String) throws {
    let augmentation = try #require(AugmentationList.named(name))
    let scene = AugmentedScene(width: 40, height: 30, boxes: Self.boxes[1])
    for value in [0, 0.75, 1, -1, 1e300, -1e300, .infinity, .nan] {
      for count in [0, 1, 5, 2000] {
        var (result, draws) = (scene, Draws(playing: [Double](repeating: value, count: count)))
        augmentation.augment(&result, with: &draws, from: ScenePool([scene]))
        #expect(draws.ranDry == (draws.count > count))
      }
    }
  }

  @Test(arguments: names)
  func `one seed gives one result, and another gives others`(name: String) throws {
    let augmentation = try #require(AugmentationList.named(name))
    func results(_ seed: UInt64) -> [AugmentedScene] {
      RecordedImages.scenes.prefix(20).map { scene in
        var (scene, draws) = (scene, Draws(seed: seed, stream: UInt64(scene.placements[0].picture)))
        augmentation.augment(&scene, with: &draws, from: RecordedImages.pool)
        return scene
      }
    }
    #expect(results(1) == results(1))
    #expect((results(1) == results(2)) == augmentation.steps.isEmpty)
  }

  /// By how many pixels some trainers let boxes and pixels part.
  static let distances = [
    // Whole pixels of 300.
    "tf2-ssd": 1.0,
    // Pixels are cut from whole ones to whole ones, boxes are not.
    "caffe-ssd": 2,
    // A center is flipped about the middle of width - 1.
    "squeezedet-tf": 1,
    // Boxes are cut a thousandth short.
    "yolov5": 0.002,
    // Uneven padding: half a pixel, by then up to one and a half times as large.
    "yolov5-no-mosaic": 0.77,
  ]

  @Test(arguments: names)
  func `boxes go where the pixels go`(name: String) throws {
    let augmentation = try #require(AugmentationList.named(name))
    let tolerance = Self.distances[name] ?? 1e-3
    for (stream, original) in RecordedImages.scenes.enumerated() {
      var (scene, draws) = (original, Draws(seed: 3, stream: UInt64(stream)))
      augmentation.augment(&scene, with: &draws, from: RecordedImages.pool)
      for object in scene.objects {
        let box = RecordedImages.scenes[object.picture].objects[object.place].edges
        let isThere = scene.placements.contains { placement in
          let expected = placement.map.hull(of: box).clipped(to: placement.window)
          let found = object.edges.clipped(to: placement.window)
          return placement.picture == object.picture
            && zip(expected.numbers, found.numbers).allSatisfy { abs($0 - $1) <= tolerance }
        }
        #expect(isThere, "image \(stream), box \(object.place) at \(object.edges.numbers)")
      }
    }
  }
}
