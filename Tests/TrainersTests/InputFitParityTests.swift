import Boxes
import Foundation
import Labels
import Targets
import Testing
import Trainers

/// How boxes reach the network's input, against numbers that trainers' own code gave.
@Suite("Input fit, recorded") struct InputFitParityTests {
  struct Recording: Decodable {
    struct Image: Decodable {
      /// Width and height.
      let image: [Int]
      let input: [Int]
      /// Edges in pixels of the image.
      let box: [Double]
      /// Edges in pixels of the input.
      let seen: [Double]
    }
    struct Trainer: Decodable { let images: [Image] }
    let trainers: [String: Trainer]
  }

  static let presets: [(recorded: String, presets: [String])] = [
    ("torchvision", ["torchvision-retinanet", "torchvision-rpn"]),
    ("detectron2", ["detectron2-retinanet", "detectron2-rpn"]),
    ("mmdet", ["mmdet-retinanet", "mmdet-rpn"]), ("mmdet-yolov3", ["mmdet-yolov3"]),
    ("yolov5", ["yolov5"]), ("yolov7", ["yolov7"]), ("effdet", ["effdet-d0"]),
    ("tf-models", ["tf-models-retinanet"]), ("keras-hub", ["keras-hub-retinanet"]),
  ]

  static func recording() throws -> Recording {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/parity/input/fit.json")
    return try JSONDecoder().decode(Recording.self, from: Data(contentsOf: file))
  }

  /// How a preset has an image lie in its input; no prior is placed for it.
  static func placement(_ name: String, _ size: ImageSize) throws -> InputPlacement {
    switch try TrainerList.standard.preset(named: name).model() {
    case .ssd(let preset): preset.fit.placement(of: size, in: preset.inputSize)
    case .yolo(let preset): preset.fit.placement(of: size, in: preset.inputSize)
    case .squeezeDet(let config): InputPlacement(stretching: size, over: config.imageSize)
    }
  }

  /// Keras divides what is left of a side in `Float`: where nothing is left, a bit less than nothing is
  /// rounded down to a whole pixel less.
  static func tolerance(_ recorded: String) -> Double { recorded == "keras-hub" ? 1.001 : 5e-4 }

  @Test(arguments: presets)
  func `an image lies in its input where the trainer has it`(
    recorded: String, presets: [String]
  ) throws {
    let images = try #require(try Self.recording().trainers[recorded]).images
    #expect(images.count >= 20)
    for preset in presets {
      for image in images {
        let size = try #require(ImageSize(width: image.image[0], height: image.image[1]))
        let placement = try Self.placement(preset, size)
        #expect([placement.input.width, placement.input.height] == image.input, "\(size)")
        let box = Edges<Pixels>(
          xMin: image.box[0], yMin: image.box[1], xMax: image.box[2], yMax: image.box[3])
        for (ours, theirs) in zip(placement.toInput.edges(box).numbers, image.seen) {
          #expect(abs(ours - theirs) < Self.tolerance(recorded), "\(preset) \(size)")
        }
      }
    }
  }

  @Test func `every recorded trainer is compared`() throws {
    #expect(try Set(Self.recording().trainers.keys) == Set(Self.presets.map(\.recorded)))
  }

  @Test(arguments: presets.flatMap(\.presets))
  func `the way back from the input ends where it began`(preset: String) throws {
    for (width, height) in [(1242, 375), (333, 500), (61, 17), (4000, 3000)] {
      let size = try #require(ImageSize(width: width, height: height))
      let placement = try Self.placement(preset, size)
      let box = Edges<Pixels>(xMin: 3, yMin: 5.5, xMax: Double(width), yMax: 16)
      let back = placement.toImage.edges(placement.toInput.edges(box))
      for (a, b) in zip(back.numbers, box.numbers) { #expect(abs(a - b) < 1e-9 * Double(width)) }
    }
  }

  @Test func `each image has its own input under a shorter-side rule, and priors with it`() throws {
    let trainer = try TrainerList.standard.preset(named: "detectron2-retinanet").model()
      .trainer { ClassList(stated: ["car"]) }
    let wide = try #require(ImageSize(width: 1242, height: 375))
    let image = LabeledImage(
      path: "a.txt", format: .voc,
      objects: [
        LabeledObject(
          className: "car", box: WrittenBox(1100, 200, 1200, 260, .continuous),
          position: TextPosition(line: 1, column: 1), index: 0)
      ])
    let matches = try trainer.matches(of: image, bytes: [], size: wide)
    // 1344 × 416: 168 × 52 cells of 8 pixels, 84 × 26 of 16, … of nine shapes each.
    #expect(matches.priorCount == (168 * 52 + 84 * 26 + 42 * 13 + 21 * 7 + 11 * 4) * 9)
    #expect("\(matches.inputSize)" == "1344x416")
    let best = try #require(matches.objects[0].matches.max { $0.iou < $1.iou })
    #expect(best.iou > 0.5)
    let box = try #require(matches.toImage.box(best.prior))
    #expect(box.xMin > 1000 && box.xMax < 1300, "where the object is, not squeezed into 1088")
    let targets = try trainer.targets(of: image, bytes: [], size: wide)
    #expect(targets.priorCount == matches.priorCount)
    #expect(targets.positiveCount == matches.positiveCount)
    let none: [UInt8] = []
    let objects = try trainer.objects(of: image, bytes: none.span.bytes, size: wide)
    let tally = trainer.tally(of: [objects], countingConflicts: true)
    #expect(tally.positives == matches.positiveCount)
  }

  @Test func `feature maps that belong to one input are refused for another`() throws {
    let other = try #require(ImageSize(width: 512, height: 300))
    let model = try TrainerList.standard.preset(named: "gluoncv-ssd300").model()
    let error = #expect(throws: TargetsError.self) { try model.resized(to: other) }
    #expect(error.map { "\($0)" }?.contains("made for an input of 300x300 alone") == true)
    #expect(try model.resized(to: model.inputSize) == model)
  }

  @Test func `others follow the input, and one that is asked for is one for all images`() throws {
    let asked = try #require(ImageSize(width: 1280, height: 384))
    let retinaNet = try TrainerList.standard.preset(named: "torchvision-retinanet").model()
    #expect(retinaNet.fitsEachImage)
    let resized = try retinaNet.resized(to: asked)
    #expect(resized.inputSize == asked && resized.fit == .pad(.cornered, .down))
    let image = try #require(ImageSize(width: 640, height: 192))
    #expect(resized.fit.placement(of: image, in: asked).input == asked)
    let yolo = try TrainerList.standard.preset(named: "yolov5").model()
    #expect(try yolo.resized(to: asked).inputSize == asked)
    let odd = try #require(ImageSize(width: 1280, height: 380))
    let error = #expect(throws: TargetsError.self) { try yolo.resized(to: odd) }
    #expect(error.map { "\($0)" }?.contains("multiples of 32") == true)
    let squeezeDet = try TrainerList.standard.preset(named: "squeezedet").model().resized(to: asked)
    guard case .squeezeDet(let config) = squeezeDet else { return }
    #expect(config.imageSize == asked && (config.gridWidth, config.gridHeight) == (80, 24))
  }
}
