import Commands
import Foundation
import JSONText
import Testing

@Suite struct EncodeTests {
  /// The head of a file, and its length with the eight bytes before it.
  private func head(of file: String) throws -> (json: JSONValue, length: Int, bytes: [UInt8]) {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    let length = 8 + bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    return (try JSONReader().read(Array(bytes[8..<length])), length, bytes)
  }

  @Test func `each image has three tensors, whatever the number of threads`() throws {
    let folder = try ScratchFolder()
    let arguments = ["encode", CommandRun.fixture("voc"), "--preset", "gluoncv-ssd300"]
    let one = CommandRun(
      AnchorsCommand.self, arguments + ["--jobs", "1", "--output", folder.path("one")])
    let two = CommandRun(
      AnchorsCommand.self, arguments + ["--jobs", "3", "--output", folder.path("two")])
    // gluon-cv stops at a file of the fixture with <xmin>abc</xmin>.
    #expect(one.status == .findings && two.status == .findings)
    #expect(one.errors.contains("reader gluoncv stops at line 54 with ValueError"))
    #expect(one.output.hasPrefix("23 images, 8,732 priors each, 641 positives: "))
    #expect(one.output.contains("labels read by: gluoncv (gluon-cv, VOCDetection)"))
    let (json, length, bytes) = try head(of: folder.path("one"))
    #expect(try head(of: folder.path("two")).bytes == bytes)
    let names = try JSONReader().read(try #require(json["__metadata__"]?["images"]?.string))
    #expect(names.array?.count == 23 && names.array?.first == "lake_01")
    #expect(json["priors"]?["shape"] == [8732, 4])
    #expect(json["lake_01.assignment"]?["dtype"] == "I32")
    #expect(json["lake_01.class_targets"]?["shape"] == [8732])
    #expect(json["lake_01.offsets"]?["shape"] == [8732, 4])
    #expect(bytes.count == length + 8732 * 16 + 23 * 8732 * 24)
  }

  /// Trainers whose background comes after the last class, and those with one number for all objects.
  @Test(arguments: [
    "mmdet-ssdlite320", "paddledet-ssd300", "otx-ssd", "torchvision-rpn", "tf-models-rpn",
  ])
  func `a background after all classes waits for the last of them`(preset: String) throws {
    let folder = try ScratchFolder()
    let arguments = [
      "encode", CommandRun.fixture("kitti"), "--preset", preset, "--reader", "plain", "--output",
    ]
    let one = CommandRun(AnchorsCommand.self, arguments + [folder.path("one"), "--jobs", "1"])
    let four = CommandRun(AnchorsCommand.self, arguments + [folder.path("four"), "--jobs", "4"])
    let stated = CommandRun(
      AnchorsCommand.self,
      arguments + [folder.path("stated"), "--classes", "Car,Cyclist,Pedestrian,Van"])
    #expect(one.status == .clean && four.status == .clean && stated.status == .clean)
    let bytes = try head(of: folder.path("stated")).bytes
    #expect(try head(of: folder.path("one")).bytes == bytes)
    #expect(try head(of: folder.path("four")).bytes == bytes)
  }

  @Test(arguments: ["gluoncv-ssd300", "ssd-tensorflow-300"])
  func `classes that are met on the way are numbered as those that are stated`(
    preset: String
  ) throws {
    let folder = try ScratchFolder()
    let arguments = [
      "encode", CommandRun.fixture("voc"), "--preset", preset, "--reader", "plain", "--output",
    ]
    let found = CommandRun(AnchorsCommand.self, arguments + [folder.path("found"), "--jobs", "4"])
    let stated = CommandRun(
      AnchorsCommand.self,
      arguments + [
        folder.path("stated"), "--classes", "Boat,boat,bird,bus,car,cat,dog,person",
      ])
    #expect(found.status == stated.status)
    let bytes = try head(of: folder.path("found")).bytes
    let list = CommandRun(
      DatasetCommand.self, ["stats", CommandRun.fixture("voc"), "--format", "json"])
    let names = try JSONReader().read(list.output)["classes"]?.array ?? []
    let sorted = names.compactMap { $0["name"]?.string }.sorted().joined(separator: ",")
    let again = CommandRun(
      AnchorsCommand.self, arguments + [folder.path("again"), "--classes", sorted])
    #expect(again.status == found.status)
    #expect(try head(of: folder.path("again")).bytes == bytes)
    #expect(try head(of: folder.path("stated")).bytes != bytes)
  }

  @Test func `tensors say what the preview says`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("t")
    let kitti = CommandRun.fixture("kitti/label_2/000007.txt")
    let trainer = ["--preset", "squeezedet"]
    let run = CommandRun(AnchorsCommand.self, ["encode", kitti, "--output", file] + trainer)
    #expect(run.status == .clean)
    let preview = CommandRun(
      PreviewMatchesCommand.self, [kitti, "--no-images", "--format", "json"] + trainer)
    let (json, length, bytes) = try head(of: file)
    let offsets = try #require(json["000007.assignment"]?["data_offsets"]?.array)
    let start = length + (offsets[0].int ?? 0)
    var assigned: [Int: Int] = [:]
    for prior in 0..<16_848 {
      let value = bytes[start + prior * 4..<start + prior * 4 + 4].reversed()
        .reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      if Int32(bitPattern: value) >= 0 { assigned[Int(value)] = prior }
    }
    let truths = try #require(try JSONReader().read(preview.output)["groundTruths"]?.array)
    #expect(!truths.isEmpty && assigned.count == truths.count)
    for (place, truth) in truths.enumerated() {
      #expect(truth["matches"]?.array?.first?["prior"]?.int == assigned[place])
    }
  }

  @Test func `an image that the trainer refuses is named, and the others are written`() throws {
    let folder = try ScratchFolder()
    try folder.write("car 0 0 0 10 10 90 80 1 1 1 0 0 0 0\n", to: "label_2/a.txt")
    try folder.write("DontCare -1 -1 -10 1 1 9 9 -1 -1 -1 0 0 0 0\n", to: "label_2/b.txt")
    let file = folder.path("t")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "encode", folder.path("label_2"), "--image-size", "300x300", "--preset", "torchcv-ssd300",
        "--output", file,
      ])
    #expect(run.status == .findings)
    #expect(run.errors.contains("b.txt: torchcv-ssd300 fails on an image without boxes"))
    #expect(try head(of: file).json["a.offsets"] != nil)
  }

  @Test func `without a size nothing is written`() throws {
    let folder = try ScratchFolder()
    try folder.write("car 0 0 0 10 10 90 80 1 1 1 0 0 0 0\n", to: "label_2/a.txt")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "encode", folder.path("label_2"), "--preset", "torchcv-ssd300", "--output",
        folder.path("t"),
      ])
    #expect(run.status == .failed && run.errors.contains("--image-size WxH"))
    #expect(folder.contents == ["label_2"])
  }
}
