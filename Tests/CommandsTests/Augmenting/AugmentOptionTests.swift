import Commands
import Foundation
import JSONText
import Testing

/// `--augment` of every command that looks at labels as training does.
@Suite struct AugmentOptionTests {
  private static let voc = CommandRun.fixture("voc/Annotations/lake_01.xml")
  private static let kitti = CommandRun.fixture("kitti")

  private func json(_ run: CommandRun) throws -> JSONValue { try JSONReader().read(run.output) }

  @Test func `none changes no number`() throws {
    let arguments = [
      "evaluate", Self.kitti, "--preset", "squeezedet", "--preset", "gluoncv-ssd300", "--format",
      "json",
    ]
    let plain = try json(CommandRun(AnchorsCommand.self, arguments))
    let none = try json(CommandRun(AnchorsCommand.self, arguments + ["--augment", "none"]))
    #expect(none["augmentation"]?["name"] == "none")
    #expect(plain["augmentation"] == nil)
    #expect(none["evaluations"] == plain["evaluations"])
  }

  @Test(arguments: ["ssd-pytorch", "squeezedet-tf", "yolov5"])
  func `the same bytes come of any number of threads, and others of another seed`(
    name: String
  ) throws {
    let folder = try ScratchFolder()
    func bytes(_ jobs: String, seed: String) throws -> [[UInt8]] {
      let augment = ["--augment", name, "--copies", "3", "--seed", seed, "--jobs", jobs]
      let statistics = CommandRun(
        DatasetCommand.self, ["stats", Self.kitti, "--format", "json"] + augment)
      let evaluation = CommandRun(
        AnchorsCommand.self,
        ["evaluate", Self.kitti, "--preset", "squeezedet", "--format", "json"] + augment)
      let file = folder.path("targets-\(jobs)-\(seed)")
      let encoding = CommandRun(
        AnchorsCommand.self,
        ["encode", Self.kitti, "--preset", "gluoncv-ssd300", "--output", file] + augment)
      #expect(statistics.status == .clean && encoding.status == .clean)
      return [
        Array(statistics.output.utf8), Array(evaluation.output.utf8),
        Array(try Data(contentsOf: URL(fileURLWithPath: file))),
      ]
    }
    let one = try bytes("1", seed: "4")
    #expect(try bytes("5", seed: "4") == one)
    let other = try bytes("2", seed: "5")
    for (a, b) in zip(one, other) { #expect(a != b) }
  }

  @Test func `copies are counted and named apart`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("t")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "encode", Self.voc, "--preset", "torchcv-ssd300", "--output", file, "--augment",
        "ssd-pytorch", "--copies", "3",
      ])
    #expect(run.output.hasPrefix("3 images, "))
    #expect(run.output.contains("(augmented as ssd-pytorch does, each image 3 times, seed 0)"))
    let text = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: file)).prefix(4096), as: UTF8.self)
    for copy in 1...3 { #expect(text.contains("\"lake_01@\(copy).offsets\"")) }
    let preview = CommandRun(
      PreviewMatchesCommand.self,
      [
        Self.voc, "--preset", "torchcv-ssd300", "--output", folder.path("p"), "--augment",
        "ssd-pytorch", "--copies", "2",
      ])
    #expect(preview.status == .clean)
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path("p")).sorted()
    #expect(pictures == ["lake_01@1.png", "lake_01@2.png"])
    #expect(preview.output.contains("objects left"))
  }

  @Test func `a limit counts copies`() throws {
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [
        Self.kitti, "--preset", "squeezedet", "--no-images", "--format", "json", "--augment",
        "squeezedet-tf", "--copies", "4", "--limit", "6",
      ])
    #expect(run.output.split(separator: "\n").count == 6)
  }

  @Test func `evaluate tells what becomes of objects`() throws {
    let arguments = [
      "evaluate", Self.kitti, "--preset", "gluoncv-ssd300", "--augment", "ssd-pytorch", "--copies",
      "20",
    ]
    let tally = try #require(
      try json(CommandRun(AnchorsCommand.self, arguments + ["--format", "json"]))["evaluations"]?
        .array?.first?["augmentation"])
    let (before, left) = (tally["objectsIn"]?.int ?? 0, tally["objectsLeft"]?.int ?? 0)
    #expect(before > left && left > before / 2)
    #expect(tally["images"]?.int ?? 0 > tally["leftAlone"]?.int ?? .max)
    #expect(tally["matchedBeforeLeft"]?.int ?? .max <= tally["matchedBefore"]?.int ?? 0)
    #expect(tally["lostPrior"]?.int ?? .max <= tally["matchedBeforeLeft"]?.int ?? 0)
    let text = CommandRun(AnchorsCommand.self, arguments).output
    #expect(text.contains("Under ssd-pytorch:") && text.contains("have none now"))
  }

  @Test func `SqueezeDet's drift and flip lose no object, not even those at the edge`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "Car 0 0 0 0 100 620 374 -1 -1 -1 -1 -1 -1 -1\nCar 0 0 0 1000 100 1241 374 -1 -1 -1 -1 -1 -1 -1\n",
      to: "000001.txt")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "evaluate", folder.url.path, "--image-size", "1242x375", "--preset", "squeezedet",
        "--augment", "squeezedet-tf", "--copies", "200", "--format", "json",
      ])
    let evaluation = try #require(try json(run)["evaluations"]?.array?.first)
    #expect(evaluation["augmentation"]?["objectsLeft"] == 400)
    #expect(evaluation["trainer"]?["matches"]?["objects"] == 400)
  }

  @Test func `clusters of augmented boxes say so and are smaller where the picture shrinks`() throws
  {
    func first(_ more: [String]) throws -> (json: JSONValue, text: String) {
      let arguments = [
        "cluster", "--k", "1", Self.kitti, "--input-size", "300x300", "--distance", "euclidean",
      ]
      return (
        try json(CommandRun(AnchorsCommand.self, arguments + more + ["--format", "json"])),
        CommandRun(AnchorsCommand.self, arguments + more).output
      )
    }
    let plain = try first([])
    let augmented = try first(["--augment", "ssd-pytorch", "--copies", "20", "--seed", "7"])
    #expect(augmented.json["augmentation"]?["copies"] == 20)
    #expect(augmented.json["augmentation"]?["seed"] == 7)
    #expect(augmented.text.contains("(augmented as ssd-pytorch does, each image 20 times, seed 7)"))
    #expect(augmented.json["images"]?.int == (plain.json["images"]?.int ?? 0) * 20)
    let elbow = CommandRun(
      AnchorsCommand.self,
      ["elbow", Self.kitti, "--counts", "1-3", "--augment", "ssd-pytorch", "--format", "json"])
    #expect(try json(elbow)["augmentation"]?["name"] == "ssd-pytorch")
  }

  @Test func `pictures of unknown size can't be augmented`() throws {
    let folder = try ScratchFolder()
    try folder.write("Car 0 0 0 10 10 60 40 -1 -1 -1 -1 -1 -1 -1\n", to: "1.txt")
    try folder.write("Car 0 0 0 10 10 60 40 -1 -1 -1 -1 -1 -1 -1\n", to: "2.txt")
    let augment = ["--augment", "ssd-pytorch"]
    let runs = [
      CommandRun(DatasetCommand.self, ["stats", folder.url.path] + augment),
      CommandRun(AnchorsCommand.self, ["cluster", "--k", "1", folder.url.path] + augment),
      CommandRun(
        AnchorsCommand.self,
        ["evaluate", folder.url.path, "--anchors", "0.2,0.2", "--normalize", "none"] + augment),
    ]
    for run in runs {
      #expect(run.status == .failed)
      #expect(run.errors.contains("the size of 2 images (first: 1.txt) is not known"))
      #expect(run.errors.contains("--image-size WxH"))
    }
  }

  @Test(arguments: [
    (
      ["evaluate", "x", "--preset", "squeezedet", "--copies", "3"],
      "--copies goes with --augment NAME."
    ),
    (
      ["evaluate", "x", "--preset", "squeezedet", "--seed", "3"], "--seed goes with --augment NAME."
    ),
    (["cluster", "--k", "2", "x", "--augment", "none", "--copies", "0"], "--copies is 0"),
    (
      ["cluster", "--layout", "ssd300", "x", "--augment", "ssd-pytorch"], "--augment goes with --k"
    ),
    (
      ["cluster", "--k", "2", "x", "--augment", "ssd-pytorch", "--report", "a.html"],
      "leave out --augment"
    ),
    (["elbow", "x", "--augment", "ssd-pytorch", "--report", "a.html"], "leave out --augment"),
    (["encode", "x", "--preset", "squeezedet", "--output", "o", "--augment", "mosaic"], "mosaic"),
  ])
  func `what does not go together is refused`(arguments: [String], expected: String) {
    let run = CommandRun(AnchorsCommand.self, arguments)
    #expect(run.status == .usage)
    #expect(run.errors.contains(expected))
  }

  @Test func `sketches can't be augmented`() throws {
    let folder = try ScratchFolder()
    let sketch = folder.path("a.sketch")
    _ = CommandRun(AnchorsCommand.self, ["sketch", Self.kitti, "--output", sketch])
    for arguments in [
      ["cluster", "--k", "2", sketch], ["evaluate", sketch, "--preset", "squeezedet"],
    ] {
      let run = CommandRun(AnchorsCommand.self, arguments + ["--augment", "ssd-pytorch"])
      #expect(run.status == .failed)
      #expect(run.errors.contains("it holds no places that --augment could move"))
    }
  }
}
