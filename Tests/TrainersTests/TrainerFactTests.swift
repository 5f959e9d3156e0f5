import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct TrainerFactTests {
  /// What a preset's trainer, as its family sets it up, does with boxes in an image of a square size.
  private func facts(
    _ preset: String, _ boxes: WrittenBox..., className: String = "car", side: Int = 300,
    format: LabelFormatName = .voc
  ) throws -> [TrainerFact] {
    let size = try #require(ImageSize(width: side, height: side))
    let image = LabeledImage(
      path: "a.xml", format: format,
      objects: boxes.enumerated().map {
        LabeledObject(className: className, box: $1, index: $0)
      })
    let trainer = try TrainerList.standard.preset(named: preset).model().trainer {
      ClassList(stated: ["car"])
    }
    return trainer.facts(of: image, bytes: nil, size: size)
  }

  @Test func `sound labels have no facts`() throws {
    for preset in ["gluoncv-ssd300", "ssd-tensorflow-300", "torchcv-ssd300", "caffe-ssd300"] {
      #expect(try facts(preset, WrittenBox(51, 51, 200, 200)).isEmpty)
    }
  }

  @Test func `a small object trains nothing where no match is forced`() throws {
    let tiny = WrittenBox(101, 101, 108, 104)
    #expect(
      try facts("ssd-tensorflow-300", tiny) == [
        .targets(.neverPositive(object: 0, width: 8, height: 4, .overlap))
      ])
    #expect(try facts("torchvision-ssd300", tiny).isEmpty)
  }

  @Test func `a box without area that comes first poisons gluoncv's targets`() throws {
    let found = try facts(
      "gluoncv-ssd300", WrittenBox(50, 50, 49, 80), WrittenBox(50, 50, 149, 180))
    guard case .targets(.poisoned(object: 0, priors: let priors)) = found.first else {
      Issue.record("no poison in \(found)")
      return
    }
    #expect(priors > 1000 && found.count == 1)
  }

  @Test func `an image without an object that is left`() throws {
    let box = WrittenBox(51, 51, 200, 200)
    #expect(
      try facts("gluoncv-ssd300", box, className: "tree") == [
        .targets(.poisoned(object: nil, priors: 8732))
      ])
    #expect(try facts("caffe-ssd300", box, className: "tree").isEmpty)
    guard case .targets(.raises) = try facts("torchcv-ssd300", box, className: "tree").first else {
      Issue.record("torchcv does not raise")
      return
    }
  }

  @Test func `of two objects with one best prior, one is left without`() throws {
    let found = try facts(
      "torchvision-ssd300", WrittenBox(101, 101, 106, 106), WrittenBox(102, 102, 108, 108))
    guard case .targets(.stolen(let object, _, let thief)) = found.first else {
      Issue.record("nothing is stolen in \(found)")
      return
    }
    #expect(found.count == 1 && Set([object, thief]) == [0, 1])
  }

  @Test(arguments: TrainerList.standard.presetNames.filter { $0 != "squeezedet" })
  func `no trainer has facts of two plain objects`(preset: String) throws {
    let found = try facts(
      preset, WrittenBox(101, 101, 300, 280), WrittenBox(301, 201, 480, 460), side: 600)
    #expect(found.isEmpty)
  }

  @Test func `what an encoder or a data step leaves out`() throws {
    let slim = WrittenBox(101, 101, 112, 200)
    #expect(
      try facts("pytorch-ssd300", slim) == [
        .targets(.leftOut(object: 0, reason: "a side is not above 0.04 of the input's"))
      ])
    #expect(try facts("mb1-ssd300", slim).isEmpty)
    let thin = WrittenBox(100, 100, 100.5, 200, .continuous)
    let short = TrainerFact.targets(
      .leftOut(object: 0, reason: "a side is under 1 px of the image"))
    #expect(try facts("effdet-d0", thin) == [short])
    #expect(try facts("mmdet-retinanet", thin, format: .coco) == [short])
    #expect(try facts("mmdet-yolov3", thin, format: .coco) == [short])
    #expect(try !facts("mmdet-retinanet", thin).contains(short))
    let outside = WrittenBox(400, 100, 450, 200)
    for preset in ["detectron2-retinanet", "detectron2-rpn", "tf-models-retinanet"] {
      #expect(
        try facts(preset, outside) == [
          .targets(.leftOut(object: 0, reason: "nothing of it is inside the image"))
        ])
    }
  }

  @Test func `why no prior learns an object`() throws {
    let slim = WrittenBox(101, 101, 620, 103)
    #expect(
      try facts("yolov5", slim, side: 640) == [
        .targets(.neverPositive(object: 0, width: 520, height: 3, .sideRatio(4)))
      ])
    #expect(try facts("yolov7", slim, side: 640).count == 1)
    #expect(
      try facts("paddledet-ssd300", WrittenBox(1, 1, 6, 6)) == [
        .targets(.neverPositive(object: 0, width: 6, height: 6, .background(prior: 0)))
      ])
    let small = WrittenBox(101, 101, 104, 104)
    for preset in ["keras-hub-retinanet", "mmdet-rpn"] {
      guard
        case .targets(.neverPositive(object: 0, width: _, height: _, .overlap)) = try facts(
          preset, small
        ).first
      else {
        Issue.record("\(preset) learns it")
        continue
      }
    }
    for preset in ["torchvision-rpn", "mmdet-retinanet", "effdet-d0", "tf-models-rpn", "otx-ssd"] {
      #expect(try facts(preset, small).isEmpty)
    }
  }

  @Test func `boxes at which trainers stop`() throws {
    let flat = WrittenBox(50, 50, 50, 90, .continuous)
    let sound = WrittenBox(60, 60, 150, 190)
    #expect(
      try facts("ssd-keras-300", sound, flat) == [
        .targets(.refused(object: 1, reason: "DegenerateBoxError"))
      ])
    for preset in ["torchvision-ssd300", "torchvision-retinanet", "torchvision-rpn"] {
      guard
        case .targets(.refused(object: 1, reason: let reason)) = try facts(preset, sound, flat)
          .first
      else {
        Issue.record("\(preset) takes it")
        continue
      }
      #expect(reason.hasPrefix("AssertionError"))
    }
    guard
      case .targets(.refused(object: 0, reason: _)) =
        try facts("mmdet-yolov3", WrittenBox(20, 700, 60, 740), side: 608).first
    else {
      Issue.record("mmdet-yolov3 takes it")
      return
    }
  }

  @Test func `boxes whose offsets are infinite or from elsewhere`() throws {
    let flat = WrittenBox(50, 50, 50, 90, .continuous)
    for preset in ["mb1-ssd300", "mmdet-ssd300-voc", "otx-ssd"] {
      #expect(
        try facts(preset, flat) == [.targets(.astray(object: 0, prior: 0, isFinite: false))])
    }
    let outside = WrittenBox(400, 400, 450, 450)
    #expect(
      try facts("mmdet-ssd300-voc", outside) == [
        .targets(.astray(object: 0, prior: 0, isFinite: true))
      ])
    guard
      case .targets(.poisoned(object: 0, priors: let priors)) =
        try facts("mmdet-retinanet", outside).first
    else {
      Issue.record("mmdet's RetinaNet is not poisoned")
      return
    }
    #expect(priors > 100_000)
  }

  @Test func `an object that touches no prior costs another one its own under ssd_keras`() throws {
    let found = try facts(
      "ssd-keras-300", WrittenBox(101, 101, 108, 104), WrittenBox(400, 400, 450, 450))
    #expect(found.contains(.targets(.astray(object: 1, prior: 0, isFinite: true))))
    #expect(found.count == 2)
  }

  @Test func `of two small objects in one cell, one is left without`() throws {
    for preset in ["mmdet-yolov3", "darknet-region"] {
      let found = try facts(
        preset, WrittenBox(97, 97, 102, 102), WrittenBox(98, 98, 103, 104), side: 608)
      guard case .targets(.stolen(object: 0, prior: _, by: 1)) = found.first else {
        Issue.record("nothing is stolen under \(preset): \(found)")
        continue
      }
      #expect(found.count == 1)
    }
    #expect(
      try facts(
        "yolov5", WrittenBox(101, 101, 106, 106), WrittenBox(102, 102, 108, 108), side: 640
      ).isEmpty)
  }

  @Test func `darknet keeps 200 objects, a pixel wide or more, with their center inside`() throws {
    #expect(
      try facts("darknet-yolo", WrittenBox(101, 101, 102, 200), side: 2000) == [
        .targets(
          .leftOut(
            object: 0,
            reason: "a side inside the image is less than a pixel of the network's input"))
      ])
    let size = try #require(ImageSize(width: 608, height: 608))
    let crowd = LabeledImage(
      path: "a.xml", format: .voc,
      objects: (0..<203).map { place in
        let (x, y) = (Double(place % 15) * 40, Double(place / 15) * 40)
        return LabeledObject(
          className: "car", box: WrittenBox(x + 1, y + 1, x + 30, y + 25), index: place)
      })
    let trainer = try TrainerList.standard.preset(named: "darknet-yolo").model().trainer {
      ClassList(stated: ["car"])
    }
    #expect(
      trainer.facts(of: crowd, bytes: nil, size: size) == [
        .targets(.crowded(objects: 203, most: 200))
      ])
  }

  @Test func `SqueezeDet reads the bytes where there are any`() throws {
    let size = try #require(ImageSize(width: 1248, height: 384))
    let line = "Car 0.00 0 -10 -0.5 10 200 120 -1 -1 -1 -1000 -1000 -1000 -10\n"
    let image = LabeledImage(
      path: "a.txt", format: .kitti,
      objects: [LabeledObject(className: "Car", box: WrittenBox(10, 10, 200, 120, .continuous))])
    let trainer = try SqueezeDetTrainer(.kitti)
    #expect(trainer.facts(of: image, bytes: nil, size: size).isEmpty)
    let bytes = Array(line.utf8)
    let read = trainer.facts(of: image, bytes: bytes.span.bytes, size: size)
    #expect(read.contains(.squeezeDet(.noGroundTruths)))
    #expect(read.count == 2)
  }
}
