import Boxes
import Testing

@testable import Augmentations

@Suite struct `YOLOv5` {
  /// Of 640 pixels, from the boxes that the letterbox gave.
  @Test func `recorded draws give the recorded boxes of single pictures`() throws {
    try AugmentationGolden("yolov5", "random_perspective_low").replay([Perspective.low])
    try AugmentationGolden("yolov5", "random_perspective_function_defaults")
      .replay([Perspective.functionDefaults])
    try AugmentationGolden("yolov5", "letterbox_perspective_flip")
      .replay(Array(Augmentation.yolov5NoMosaic.steps.dropFirst()))
  }

  @Test func `a letterbox gives the recorded boxes`() throws {
    let golden = try AugmentationGolden("yolov5", "letterbox_perspective_flip")
    var draws = Draws(seed: 1)
    for trace in golden.traces {
      var scene = RecordedImages.scenes[trace.image]
      Letterbox().take(&scene, &draws, ScenePool())
      let recorded = try #require(trace.boxesIn)
      #expect(scene.objects.count == recorded.count)
      for (object, edges) in zip(scene.objects, recorded) {
        let distances = zip(object.edges.numbers, edges.numbers).map { abs($0 - $1) }
        #expect(distances.allSatisfy { $0 < 1e-9 }, "image \(trace.image)")
      }
    }
    #expect(draws.count == 0)
  }

  @Test func `recorded draws give the recorded boxes of mosaics`() throws {
    try AugmentationGolden("yolov5-mosaic", "mosaic_perspective")
      .replay(Array(Augmentation.yolov5.steps.prefix(2)))
  }

  @Test func `own draws do to boxes what the trainer's do`() throws {
    try AugmentationGolden("yolov5", "random_perspective_low")
      .sample([Letterbox(), Perspective.low])
    try AugmentationGolden("yolov5", "random_perspective_function_defaults")
      .sample([Letterbox(), Perspective.functionDefaults])
    try AugmentationGolden("yolov5", "letterbox_perspective_flip")
      .sample(Augmentation.yolov5NoMosaic.steps)
    // Which pictures come into a mosaic, and with them how many boxes, is drawn.
    try AugmentationGolden("yolov5-mosaic", "mosaic_perspective")
      .sample(Array(Augmentation.yolov5.steps.prefix(2)), except: ["boxes_in"])
  }

  @Test func `without a pool, a mosaic is four times the picture`() {
    let box = Edges<Pixels>(xMin: 0, yMin: 0, xMax: 64, yMax: 32)
    var scene = AugmentedScene(picture: 7, width: 64, height: 32, boxes: [box])
    var draws = Draws(seed: 3)
    Mosaic().take(&scene, &draws, ScenePool())
    #expect(scene.objects.map(\.picture) == [7, 7, 7, 7])
    #expect(scene.placements.map(\.picture) == [7, 7, 7, 7])
    #expect((scene.width, scene.height) == (1280, 1280))
    for (object, placement) in zip(scene.objects, scene.placements) {
      #expect(object.edges == placement.window)
    }
    // All four meet in one point.
    #expect(scene.placements[0].window.xMax == scene.placements[3].window.xMin)
    #expect(scene.placements[0].window.yMax == scene.placements[3].window.yMin)
  }

  @Test func `a width that is rounded to 641 is taken back to 640`() {
    var scene = AugmentedScene(
      width: 525, height: 100, boxes: [.init(xMin: 0, yMin: 0, xMax: 525, yMax: 100)])
    scene.fit(inSide: 640)
    #expect(scene.width == 641)
    var draws = Draws(seed: 1)
    Letterbox().take(&scene, &draws, ScenePool())
    #expect((scene.width, scene.height) == (640, 640))
    #expect(abs(scene.objects[0].edges.width - 640) < 1e-9)
  }

  @Test func `a box of two pixels or of a tenth of its area is dropped`() {
    func kept(_ box: Edges<Pixels>) -> Bool {
      var scene = AugmentedScene(width: 640, height: 640, boxes: [box])
      var draws = Draws(playing: [0, 0, 0, 1, 0, 0, 0.5, 0.5])
      Perspective.low.take(&scene, &draws, ScenePool())
      return !scene.objects.isEmpty
    }
    #expect(kept(.init(xMin: 10, yMin: 10, xMax: 12.5, yMax: 12.5)))
    #expect(!kept(.init(xMin: 10, yMin: 10, xMax: 12, yMax: 20)))
    #expect(kept(.init(xMin: -80, yMin: 0, xMax: 20, yMax: 10)))
    #expect(!kept(.init(xMin: -91, yMin: 0, xMax: 9, yMax: 10)))
    #expect(!kept(.init(xMin: 0, yMin: 0, xMax: 400, yMax: 3.9)))
  }
}
