import Boxes
import Labels
import Targets
import Testing
import Trainers

/// Trainers that read labels by code of their own.
@Suite struct ReadingTrainerTests {
  private static let classes = ClassList(stated: ["cat", "dog"])
  private let size = ImageSize(width: 200, height: 100)

  private func trainer(
    _ preset: String, readers: [any TrainerReader]? = nil
  ) throws -> SSDTrainer {
    try SSDTrainer(
      try TrainerPresets.named(preset), classes: Self.classes,
      readers: readers ?? TrainerReaders.readers(ofPreset: preset))
  }

  private static func file(
    name: String = "dog", xMin: String = "11", xMax: String = "60"
  ) -> VOCText {
    VOCText(objects: [VOCText.Object(name: name, box: [xMin, "21", xMax, "80"])])
  }

  private func image(_ bytes: [UInt8]) throws -> LabeledImage {
    var image = try #require(LabelFormats.read(bytes, as: .voc).first)
    image.path = "a.xml"
    return image
  }

  private func matches(
    _ file: VOCText, _ trainer: some Trainer
  ) throws -> ImageMatches {
    try trainer.matches(of: image(file.bytes), bytes: file.bytes, size: #require(size))
  }

  @Test func `every preset has its reader, or none on purpose`() {
    let without = TrainerList.standard.presetNames.filter {
      TrainerReaders.readers(ofPreset: $0).isEmpty
    }
    let onPurpose = [
      "torchcv-", "allegro-", "pytorch-ssd", "super-gradients-", "effdet-", "keras-hub-",
      "tf-models-", "otx-", "yolov5", "yolov7", "darknet-",
    ]
    #expect(without.allSatisfy { name in onPurpose.contains { name.hasPrefix($0) } })
    #expect(TrainerReaders.readers(ofPreset: "gluoncv-ssd512").map(\.info.name) == ["gluoncv"])
    #expect(
      TrainerReaders.readers(ofPreset: "tf-od-ssd300").map(\.info.name)
        == ["tf-od-api", "tf-od-kitti"])
    #expect(TrainerReaders.readers(ofPreset: "mine").isEmpty)
  }

  @Test func `boxes are those that the trainer's reader hands on`() throws {
    // 11 21 60 80 in 200 × 100, to 300 × 300: 1.5 and 3 times.
    let plain = try matches(VOCText(), try trainer("gluoncv-ssd300", readers: []))
    #expect(plain.objects[0].edges.numbers == [15, 60, 90, 240] && plain.reader == "plain")
    let gluon = try matches(VOCText(), try trainer("gluoncv-ssd300"))
    #expect(gluon.objects[0].edges.numbers == [15, 60, 88.5, 237] && gluon.reader == "gluoncv")
    #expect(gluon.objects[0].classIndex == 1 && gluon.objects[0].className == "dog")
    let caffe = try matches(VOCText(), try trainer("caffe-ssd300"))
    #expect(caffe.objects[0].classIndex == 1)
    #expect(abs(caffe.objects[0].edges.xMin - 16.5) < 1e-5)
  }

  @Test func `what a reader drops and misreads keeps its place and its box`() throws {
    let outside = try matches(Self.file(xMax: "260"), try trainer("gluoncv-ssd300"))
    let dropped = try #require(outside.dropped.first)
    #expect(outside.objects.isEmpty && dropped.object == 0 && dropped.className == "dog")
    #expect(dropped.reason.contains("259.0") && !dropped.kind.contains("259"))
    #expect(dropped.edges?.numbers == [10, 20, 260, 80])
    #expect(outside.lostEdges.count == 1)
    let point = try matches(Self.file(xMin: "11.0"), try trainer("caffe-ssd300"))
    #expect(point.misread.count == 1 && point.objects[0].edges.xMin == 0)
    #expect(point.misread[0].edges?.xMin == 10)
  }

  @Test func `where a reader raises, nothing is matched and the exception is told`() throws {
    let trainer = try trainer("torchvision-ssd300")
    let bytes = Self.file(xMin: "11.0").bytes
    let image = try image(bytes)
    let size = try #require(size)
    let error = #expect(throws: TrainerError.self) {
      try trainer.matches(of: image, bytes: bytes, size: size)
    }
    #expect(error?.description.contains("torchvision-v2 stops at line") == true)
    #expect(error?.description.contains("ValueError") == true)
    #expect(throws: TrainerError.self) {
      try trainer.targets(of: image, bytes: bytes, size: size)
    }
    let facts = trainer.facts(of: image, bytes: bytes.span.bytes, size: size)
    guard case .reader("torchvision-v2", .raises) = facts.first else {
      Issue.record("\(facts)")
      return
    }
  }

  @Test func `a format that no reader takes is read plainly`() throws {
    let row = Array("dog 0 0 0 10 20 60 80 1 1 1 0 0 0 0\n".utf8)
    let image = try #require(LabelFormats.read(row, as: .kitti).first)
    let size = try #require(size)
    let gluon = try trainer("gluoncv-ssd300")
    let matches = try gluon.matches(of: image, bytes: row, size: size)
    #expect(matches.reader == "plain" && matches.objects[0].edges.numbers == [15, 60, 90, 240])
    #expect(gluon.spelling(of: .voc) == .trimmedLowerCase)
    #expect(gluon.spelling(of: .kitti) == .asWritten)
    let api = try trainer("tf-od-ssd300").matches(of: image, bytes: row, size: size)
    #expect(api.reader == "tf-od-kitti" && api.objects.count == 1)
  }

  @Test func `an image that the reader leaves out has no targets`() throws {
    let trainer = try trainer("gluoncv-ssd300", readers: [MMDetectionReader()])
    let bytes = Self.file(name: "tree").bytes
    let (image, size) = (try image(bytes), try #require(size))
    let matches = try trainer.matches(of: image, bytes: bytes, size: size)
    // Not even the row that pads a batch: the image is never loaded.
    #expect(matches.positiveCount == 0 && matches.standIn == nil)
    #expect(try trainer.targets(of: image, bytes: bytes, size: size).positiveCount == 0)
    let facts = trainer.facts(of: image, bytes: bytes.span.bytes, size: size)
    #expect(facts == [.reader("mmdet", .leftOut(reason: "no object is left"))])
  }

  @Test(arguments: ["gluoncv-ssd300", "tf2-ssd300", "caffe-ssd300"])
  func `matches and targets agree on an image without objects`(preset: String) throws {
    let trainer = try trainer(preset, readers: [])
    let image = LabeledImage(path: "a.xml", format: .voc)
    let size = try #require(size)
    let matches = try trainer.matches(of: image, bytes: [], size: size)
    let targets = try trainer.targets(of: image, bytes: [], size: size)
    #expect(matches.positiveCount == targets.positiveCount)
    #expect(matches.positiveCount + matches.negativeCount == 8732)
    #expect((matches.standIn == nil) == (preset == "caffe-ssd300"))
    var statistics = MatchStatistics()
    statistics.add(matches, file: "a.xml")
    #expect(statistics.negatives == matches.negativeCount)
    #expect(statistics.standInPositives == matches.standInPositives)
  }

  @Test func `SqueezeDet takes other readers, under its own checks`() throws {
    var trainer = try SqueezeDetTrainer(.kitti)
    let size = try #require(ImageSize(width: 1248, height: 384))
    let rows = Array(
      "Car 0 0 0 10 20 60 80 1 1 1 0 0 0 0\nCar 0 0 0 -1 20 60 80 1 1 1 0 0 0 0\n".utf8)
    let image = try #require(LabelFormats.read(rows, as: .kitti).first)
    let keras = try trainer.matches(of: image, bytes: rows, size: size)
    #expect(keras.reader == "squeezedet" && keras.objects.count == 1 && keras.dropped.count == 1)
    trainer.readers = [SqueezeDetTFReader()]
    #expect(throws: TrainerError.self) {
      try trainer.matches(of: image, bytes: rows, size: size)
    }
    trainer.readers = []
    let plain = try trainer.matches(of: image, bytes: rows, size: size)
    #expect(plain.reader == "plain" && plain.objects.map(\.edges) == keras.objects.map(\.edges))
    trainer.readers = [GluonCVReader()]
    let bytes = Self.file(name: "Car").bytes
    let voc = try #require(LabelFormats.read(bytes, as: .voc).first)
    let boxes = try trainer.matches(of: voc, bytes: bytes, size: size)
    // 1 off all four, then SqueezeDet's own pixel.
    #expect(boxes.objects.map(\.edges.numbers) == [[10, 20, 60, 80]])
    #expect(boxes.reader == "gluoncv")
  }
}
