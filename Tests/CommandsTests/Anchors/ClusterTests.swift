import Commands
import Foundation
import JSONText
import Testing

@Suite struct ClusterTests {
  private func cluster(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, ["cluster"] + arguments)
  }

  @Test func `the JSON holds what the contract names`() throws {
    let run = cluster([
      "--k", "3", CommandRun.fixture("kitti"), "--input-size", "1248x384", "--format", "json",
    ])
    #expect(run.status == .clean)
    let json = try JSONReader().read(run.output)
    #expect(run.output.hasPrefix("{\n  \"schema\": \"anchorkit.anchors/1\""))
    #expect(json["k"]?.int == 3)
    #expect(json["boxes"]?.int == 114)
    #expect(json["images"]?.int == 12)
    #expect(json["leftOut"]?["dontCare"]?.int == 12)
    #expect(json["inputSize"]?["width"]?.int == 1248)
    let anchors = try #require(json["anchors"]?.array)
    let areas = anchors.compactMap { anchor in
      anchor["width"]?.double.flatMap { w in anchor["height"]?.double.map { w * $0 } }
    }
    #expect(areas.count == 3 && areas == areas.sorted())
    let shares = anchors.compactMap { $0["share"]?.double }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    for name in ["meanIoU", "recall50", "recall75", "bpr4", "inertia", "silhouette"] {
      #expect(json["metrics"]?[name]?.double != nil, "metrics.\(name)")
    }
  }

  @Test func `threads and the order of paths change no byte`() throws {
    let folder = CommandRun.fixture("kitti/label_2")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .map { folder + "/" + $0 }
    let options = ["--k", "4", "--image-size", "1242x375", "--format", "json"]
    let one = cluster(options + files.sorted() + ["--jobs", "1"])
    let two = cluster(options + files.sorted().reversed() + ["--jobs", "2"])
    #expect(one.status == .clean)
    #expect(one.output == two.output)
  }

  @Test func `more anchors than distinct sizes gives the sizes and says so`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      car 0 0 0 10 10 30 40 1 1 1 0 0 0 0
      car 0 0 0 50 50 70 80 1 1 1 0 0 0 0
      car 0 0 0 10 10 60 40 1 1 1 0 0 0 0

      """, to: "label_2/a.txt")
    let run = cluster([
      "--k", "9", folder.url.path, "--image-size", "100x100", "--format", "json",
    ])
    #expect(run.status == .clean)
    #expect(run.errors.contains("only 2 distinct sizes for 9 anchors"))
    #expect(try JSONReader().read(run.output)["anchors"]?.array?.count == 2)
  }

  @Test func `without any image size, sizes stay as labeled and a warning says so`() throws {
    let folder = try ScratchFolder()
    try folder.write("car 0 0 0 10 10 30 40 1 1 1 0 0 0 0\n", to: "label_2/a.txt")
    let run = cluster(["--k", "1", folder.url.path, "--format", "json"])
    #expect(run.status == .clean)
    #expect(run.errors.contains("--normalize none"))
    let json = try JSONReader().read(run.output)
    #expect(json["normalize"]?.string == "none")
    #expect(json["anchors"]?.array?.first?["width"]?.double == 20)
  }

  @Test func `emitting writes the config whole, with anchors, grid and classes`() throws {
    let folder = try ScratchFolder()
    let config = folder.path("squeeze.config")
    let run = cluster([
      "--k", "2", CommandRun.fixture("kitti"), "--input-size", "624x768", "--emit", "squeezedet",
      "--lowercase-classes", "--output", config,
    ])
    #expect(run.status == .clean)
    let json = try JSONReader().read(Array(try Data(contentsOf: URL(fileURLWithPath: config))))
    #expect(json["ANCHOR_PER_GRID"]?.int == 2)
    #expect(json["ANCHORS_WIDTH"]?.int == 39 && json["ANCHORS_HEIGHT"]?.int == 48)
    #expect(json["CLASS_NAMES"]?.array?.count == 4 && json["CLASSES"]?.int == 4)
    #expect(folder.contents == ["squeeze.config"])
  }

  @Test func `class names that the trainer would never find are refused`() throws {
    let folder = try ScratchFolder()
    let run = cluster([
      "--k", "2", CommandRun.fixture("kitti"), "--input-size", "1248x384", "--emit", "squeezedet",
      "--output", folder.path("squeeze.config"), "--even-if-worse",
    ])
    #expect(run.status == .failed)
    #expect(run.errors.contains("--lowercase-classes"))
    #expect(folder.contents.isEmpty)
  }

  @Test(arguments: [
    (["--k", "0", "x"], "--k is 0"), (["--k", "2"], "at least one path"),
    (["--k", "2", "x", "--restarts", "0"], "--restarts is 0"),
    (["--k", "2", "x", "--resize", "letterbox"], "needs --input-size"),
    (["--k", "2", "x", "--emit", "squeezedet"], "--emit needs --output"),
    (["--k", "2", "x", "--classes", "a", "--class-file", "b"], "state the same thing"),
    (["--k", "two", "x"], "--k"),
  ])
  func `bad usage exits 64 and names the option`(arguments: [String], words: String) {
    let run = cluster(arguments)
    #expect(run.status == .usage)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
