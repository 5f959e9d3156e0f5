import Commands
import Foundation
import JSONText
import Testing

@Suite struct SketchTests {
  private func anchors(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, arguments)
  }

  private let scaling = ["--image-size", "1242x375", "--input-size", "1248x384"]

  @Test func `sketches of parts give the bytes of the whole, in any order`() throws {
    let folder = try ScratchFolder()
    let labels = CommandRun.fixture("kitti/label_2")
    let files = try FileManager.default.contentsOfDirectory(atPath: labels).sorted()
      .map { labels + "/" + $0 }
    let parts = [Array(files.prefix(5)), Array(files.dropFirst(5))]
    for (number, part) in parts.enumerated() {
      let run = anchors(
        ["sketch"] + part + scaling + ["--output", folder.path("\(number).sketch")])
      #expect(run.status == .clean, "\(run.errors)")
    }
    let options = ["cluster", "--k", "4", "--format", "json", "--input-size", "1248x384"]
    let whole = anchors(options + [labels, "--image-size", "1242x375"])
    let joined = anchors(options + [folder.path("0.sketch"), folder.path("1.sketch")])
    let reversed = anchors(options + [folder.path("1.sketch"), folder.path("0.sketch")])
    #expect(whole.status == .clean && joined.status == .clean)
    #expect(joined.output == whole.output)
    #expect(reversed.output == whole.output)
  }

  @Test func `a damaged sketch is refused by name`() throws {
    let folder = try ScratchFolder()
    let path = folder.path("a.sketch")
    #expect(
      anchors(["sketch", CommandRun.fixture("kitti")] + scaling + ["--output", path]).status
        == .clean)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let run = anchors(["cluster", "--k", "2", path, "--input-size", "1248x384"])
    #expect(run.status == .failed)
    #expect(run.errors.contains(path) && run.errors.contains("sketch"))
  }

  /// What is asked of labels and of sketches alike; `%` is where they are named.
  static let questions: [[String]] = [
    ["cluster", "--k", "3", "%", "--format", "json", "--input-size", "416x416"],
    ["cluster", "--k", "3", "%", "--format", "json"],
    ["cluster", "--k", "3", "%", "--input-size", "300x200", "--resize", "letterbox"],
    ["cluster", "--k", "2", "%", "--normalize", "none"],
    ["cluster", "--k", "2", "%", "--input-size", "416x416", "--only-classes", "Car,Pedestrian"],
    [
      "cluster", "--k", "2", "%", "--input-size", "416x416", "--min-side", "20", "--max-side", "90",
    ],
    ["cluster", "--k", "2", "%", "--per-class", "--input-size", "416x416"],
    ["elbow", "%", "--counts", "1-4", "--input-size", "320x320", "--format", "json"],
    ["elbow", "%", "--counts", "1-3"],
    ["evaluate", "%", "--anchors", "36,37 72,43", "--input-size", "416x416"],
    ["evaluate", "%", "--anchors", "36,37 72,43", "--input-size", "416x416", "--format", "json"],
  ]

  @Test(arguments: questions)
  func `one sketch answers every question as the labels do`(question: [String]) throws {
    let folder = try ScratchFolder()
    let labels = CommandRun.fixture("kitti")
    let sketch = folder.path("a.sketch")
    #expect(anchors(["sketch", labels, "--output", sketch]).status == .clean)
    let read = anchors(question.map { $0 == "%" ? labels : $0 })
    let sketched = anchors(question.map { $0 == "%" ? sketch : $0 })
    #expect(read.status == .clean && sketched.status == .clean, "\(read.errors)\(sketched.errors)")
    #expect(sketched.output == read.output)
  }

  @Test func `a trainer's shapes are judged by sketches, its matcher is not asked, and it is said`()
    throws
  {
    let folder = try ScratchFolder()
    let sketch = folder.path("a.sketch")
    #expect(
      anchors(["sketch", CommandRun.fixture("kitti"), "--output", sketch]).status == .clean)
    let run = anchors(["evaluate", sketch, "--preset", "squeezedet"])
    #expect(run.status == .clean, "\(run.errors)")
    #expect(run.output.contains("mean IoU") && !run.output.contains("under the matcher"))
    #expect(run.errors.contains("no matcher is asked"))
    let mixed = anchors(["evaluate", sketch, CommandRun.fixture("kitti"), "--preset", "squeezedet"])
    #expect(mixed.status == .failed && mixed.errors.contains("can't be mixed"))
  }

  @Test func `an old sketch is refused by its name`() throws {
    let folder = try ScratchFolder()
    let path = folder.path("old.sketch")
    _ = anchors(["sketch", CommandRun.fixture("kitti"), "--output", path])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[8] = 1
    try bytes.write(to: URL(fileURLWithPath: path))
    for command in [["cluster", "--k", "2"], ["elbow"], ["evaluate", "--preset", "squeezedet"]] {
      let run = anchors(command + [path])
      #expect(run.status == .failed)
      #expect(run.errors.contains(path) && run.errors.contains("version 1"), "\(run.errors)")
      #expect(run.errors.contains("Make it anew with anchors sketch"))
    }
  }

  @Test func `a scaling at sketching is taken, and not needed`() throws {
    let folder = try ScratchFolder()
    let kitti = CommandRun.fixture("kitti")
    let plain = anchors(["sketch", kitti, "--output", folder.path("a.sketch")])
    let told = anchors([
      "sketch", kitti, "--input-size", "1248x384", "--output", folder.path("b.sketch"),
    ])
    #expect(plain.errors.isEmpty && told.errors.contains("a sketch serves every input"))
    #expect(
      try Data(contentsOf: folder.url.appending(path: "a.sketch"))
        == Data(contentsOf: folder.url.appending(path: "b.sketch")))
  }
}
