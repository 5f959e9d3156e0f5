import Labels
import Targets
import Testing

@testable import Lint

@Suite struct TrainerRuleTests {
  /// What a profile's default rules find in a square image with an object of class `car` for each box.
  private func findings(
    _ preset: String, _ boxes: [WrittenBox], side: Int = 300
  ) throws -> [Finding] {
    let family = try #require(TrainerList.standard.family(ofPreset: preset))
    var example = RuleExample.image(side, side).changed { image in
      image.objects = boxes.enumerated().map { place, box in
        LabeledObject(
          className: "car", box: box, position: TextPosition(line: place + 1, column: 1),
          index: place)
      }
    }
    example.settings.apply(TrainerProfile.example(family, preset: preset))
    return example.findings(try RuleSelection(profile: .family(family)))
  }

  @Test(arguments: [
    ("ssd-keras-300", "SSD006"), ("torchvision-ssd300", "SSD006"), ("mb1-ssd300", "SSD007"),
    ("mmdet-ssd300-voc", "SSD007"), ("mmdet-retinanet", "SSD002"),
    // They leave it out, or nothing learns it.
    ("effdet-d0", "BOX004"), ("tf-models-retinanet", "BOX004"), ("detectron2-rpn", "BOX004"),
    ("yolov5", "BOX004"),
  ])
  func `a box without width is told once, with its fix`(preset: String, code: String) throws {
    let flat = WrittenBox(50, 50, 50, 90, .continuous)
    // What it does to its neighbor is another finding: mmdet's RetinaNet gives it all priors.
    let found = try findings(preset, [WrittenBox(60, 60, 150, 190), flat]).filter {
      $0.position?.line == 2
    }
    #expect(found.map(\.code) == [code])
    #expect(found.first?.severity == .error && found.first?.fix != nil)
    #expect(found.first?.message.text.hasSuffix("box of 'car' is empty: zero width") == true)
  }

  @Test func `a tiny object is told once`() throws {
    let tiny = WrittenBox(101, 101, 102, 110)
    #expect(try findings("pytorch-ssd300", [tiny]).map(\.code) == ["SSD005"])
    #expect(try findings("ssd-tensorflow-300", [tiny]).map(\.code) == ["SSD001"])
    #expect(try findings("torchvision-ssd300", [tiny]).map(\.code) == ["BOX006"])
  }

  @Test(arguments: ["torchvision-ssd300", "effdet-d0", "detectron2-rpn", "mmdet-yolov3"])
  func `an object that stands twice is BOX009's, whoever keeps the prior`(preset: String) throws {
    let small = WrittenBox(101, 101, 106, 106)
    #expect(try findings(preset, [small, small]).map(\.code) == ["BOX009"])
  }

  @Test(arguments: TrainerList.standard.presetNames.filter { $0 != "squeezedet" })
  func `of two plain objects a trainer says at most that it replaces anchors`(
    preset: String
  ) throws {
    let found = try findings(
      preset, [WrittenBox(101, 101, 300, 280), WrittenBox(301, 201, 480, 460)], side: 600)
    #expect(found.map(\.code) == (preset == "otx-ssd" ? ["SSD008"] : []))
    #expect(found.allSatisfy { $0.severity == .info })
  }

  @Test func `yolov5 replaces anchors for certain, or by the draw, or not`() throws {
    // An image of 2000 px is scaled to the input's 640: this one is 32 px each way.
    let fitting = WrittenBox(101, 101, 200, 200)
    let far = WrittenBox(0, 0, 1900, 20, .continuous)
    // 2.62 px wide, and the smallest anchor is 10: 2.5 px are enough, times 0.9 it has 2.36.
    let near = WrittenBox(0, 0, 8.2, 40, .continuous)
    func finding(_ preset: String, _ boxes: [WrittenBox]) throws -> Finding? {
      try findings(preset, boxes, side: 2000).first { $0.code == "SSD008" }
    }
    #expect(try finding("yolov5", [fitting]) == nil)
    let sure = try #require(try finding("yolov5", [fitting, far]))
    #expect(sure.severity == .warning && sure.file.isEmpty)
    #expect(sure.message.text.hasPrefix("yolov5 7.0.14 replaces the anchors by clusters"))
    #expect(sure.message.text.contains("on these 2 boxes is 0.5, and more than 0.98"))
    let drawn = try #require(try finding("yolov5", [fitting, near]))
    #expect(drawn.severity == .info && drawn.message.text.contains("may replace"))
    #expect(drawn.message.text.contains("is 1 (0.5 to 1, as each image is scaled by 0.9 to 1.1"))
    // 49 of 50 are 0.98: enough for yolov7 alone.
    let many = Array(repeating: fitting, count: 49) + [far]
    #expect(try finding("yolov5", many) != nil)
    #expect(try finding("yolov7", many) == nil)
  }
}
