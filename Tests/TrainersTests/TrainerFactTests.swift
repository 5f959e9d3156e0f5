import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct TrainerFactTests {
  private func facts(
    _ preset: String, _ boxes: WrittenBox..., className: String = "car"
  ) throws -> [TrainerFact] {
    let size = try #require(ImageSize(width: 300, height: 300))
    let image = LabeledImage(
      path: "a.xml", format: .voc,
      objects: boxes.enumerated().map {
        LabeledObject(className: className, box: $1, index: $0)
      })
    let trainer = try SSDTrainer(
      try TrainerPresets.named(preset), classes: ClassList(stated: ["car"]))
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
        .ssd(.neverPositive(object: 0, width: 8, height: 4))
      ])
    #expect(try facts("torchvision-ssd300", tiny).isEmpty)
  }

  @Test func `a box without area that comes first poisons gluoncv's targets`() throws {
    let found = try facts(
      "gluoncv-ssd300", WrittenBox(50, 50, 49, 80), WrittenBox(50, 50, 149, 180))
    guard case .ssd(.poisoned(object: 0, priors: let priors)) = found.first else {
      Issue.record("no poison in \(found)")
      return
    }
    #expect(priors > 1000 && found.count == 1)
  }

  @Test func `an image without an object that is left`() throws {
    let box = WrittenBox(51, 51, 200, 200)
    #expect(
      try facts("gluoncv-ssd300", box, className: "tree") == [
        .ssd(.poisoned(object: nil, priors: 8732))
      ])
    #expect(try facts("caffe-ssd300", box, className: "tree").isEmpty)
    guard case .ssd(.raises) = try facts("torchcv-ssd300", box, className: "tree").first else {
      Issue.record("torchcv does not raise")
      return
    }
  }

  @Test func `of two objects with one best prior, one is left without`() throws {
    let found = try facts(
      "torchvision-ssd300", WrittenBox(101, 101, 106, 106), WrittenBox(102, 102, 108, 108))
    guard case .ssd(.stolen(let object, _, let thief)) = found.first else {
      Issue.record("nothing is stolen in \(found)")
      return
    }
    #expect(found.count == 1 && Set([object, thief]) == [0, 1])
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
