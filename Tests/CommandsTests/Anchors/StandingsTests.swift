import Commands
import Foundation
import JSONText
import Testing

/// The table that ends the report of `cluster`, and what follows from it.
@Suite struct StandingsTests {
  private let kitti = CommandRun.fixture("kitti")

  private func cluster(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, ["cluster"] + arguments)
  }

  private func json(_ arguments: [String]) throws -> JSONValue {
    let run = cluster(arguments + ["--format", "json"])
    #expect(run.status == .clean, "\(run.errors)")
    return try JSONReader().read(run.output)
  }

  /// A config of two anchors, both far from the boxes or both near.
  private func config(_ anchors: String, in folder: ScratchFolder) throws -> String {
    let file = folder.path("squeeze.config")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "emit", "--anchors", anchors, "--input-size", "1248x384", "--to", "squeezedet",
        "--classes", "car,cyclist,pedestrian,van", "--output", file,
      ])
    #expect(run.status == .clean, "\(run.errors)")
    return file
  }

  @Test func `the default is the IoU distance, refined, and plain k-means stands beside it`() throws
  {
    let found = try json(["--k", "4", kitti])
    #expect(found["distance"]?.string == "iou" && found["update"]?.string == "iou-optimal")
    #expect(found["refinement"]?["objective"]?.string == "meanIoU")
    let rows = try #require(found["comparison"]?.array)
    #expect(rows.compactMap { $0["name"]?.string } == ["cluster", "k-means"])
    #expect(rows[0]["meanIoU"] == found["metrics"]?["meanIoU"])
    #expect(found["trainer"] == .null && found["worseThan"] == .null)
    let plain = try json(["--k", "4", kitti, "--distance", "euclidean"])
    #expect(plain["refinement"] == nil)
    #expect(rows[1]["meanIoU"] == plain["metrics"]?["meanIoU"])
    #expect(rows[1]["meanIoU"]?.double ?? 1 < rows[0]["meanIoU"]?.double ?? 0)
    #expect(plain["comparison"]?.array?[0]["meanIoU"] == plain["metrics"]?["meanIoU"])
    // Plain k-means is plain k-means, run once or beside others.
    #expect(plain["comparison"]?.array?[1]["meanIoU"] == rows[1]["meanIoU"])
    for manner in [["--refine"], ["--whiten"]] {
      let other = try json(["--k", "4", kitti, "--distance", "euclidean"] + manner)
      #expect(other["comparison"]?.array?[1]["meanIoU"] == rows[1]["meanIoU"])
    }
  }

  @Test func `balanced classes are compared, too, together and one by one`() throws {
    let balanced = try json(["--k", "3", kitti, "--balance"])
    #expect(balanced["comparison"]?.array?.count == 2)
    #expect(balanced["comparison"]?.array?[0]["meanIoU"] == balanced["metrics"]?["meanIoU"])
    let classes = try json(["--k", "2", kitti, "--balance", "--per-class"])["classes"]?.array
    #expect(classes?.count == 4)
    #expect(try json(["--k", "2", kitti, "--per-class"])["classes"]?.array == classes)
  }

  @Test func `refinement can be left out, and asked for`() throws {
    #expect(try json(["--k", "2", kitti, "--no-refine"])["refinement"] == nil)
    let refined = try json(["--k", "2", kitti, "--distance", "euclidean", "--refine"])
    #expect(refined["refinement"]?["objective"]?.string == "meanIoU")
    let recall = try json(["--k", "2", kitti, "--objective", "recall"])
    #expect(recall["refinement"]?["objective"]?.string == "recall@0.5")
    #expect(cluster(["--k", "2", kitti, "--no-refine", "--budget", "9"]).status == .usage)
    #expect(cluster(["--k", "2", kitti, "--whiten"]).errors.contains("--distance euclidean"))
  }

  @Test func `a config's own matcher is asked, and its input is taken`() throws {
    let folder = try ScratchFolder()
    let config = try config("300,20 20,200", in: folder)
    let found = try json(["--k", "4", kitti, "--config", config])
    #expect(found["inputSize"]?["width"]?.int == 1248)
    #expect(found["trainer"]?.string == "squeezedet" && found["worseThan"] == .null)
    let rows = try #require(found["comparison"]?.array)
    #expect(rows.compactMap { $0["name"]?.string } == ["cluster", "k-means", config])
    #expect(rows.compactMap { $0["k"]?.int } == [4, 4, 2])
    let evaluated = CommandRun(
      AnchorsCommand.self, ["evaluate", kitti, "--config", config, "--format", "json"])
    let own = try JSONReader().read(evaluated.output)["evaluations"]?.array?.first
    for (standing, evaluation) in [
      ("objects", "objects"), ("matched", "matched"), ("matchedShare", "matchedShare"),
      ("positives", "positives"), ("forcedOnly", "forcedOnly"), ("neverMatched", "neverMatched"),
    ] {
      #expect(
        rows[2]["matches"]?[standing] == own?["trainer"]?["matches"]?[evaluation], "\(standing)")
    }
    #expect(rows[2]["meanIoU"] == own?["metrics"]?["meanIoU"])
    #expect(rows[2]["matches"]?["priors"]?.int == 78 * 24 * 2)
    #expect(rows[0]["worstClass"]?["class"]?.string == "pedestrian")
    #expect(rows[0]["worstClass"]?["recall50"]?.double != nil)
  }

  @Test func `anchors worse than the config's are said to be in the first line`() throws {
    let folder = try ScratchFolder()
    let good = try config("13,41 31,26 50,44 105,90", in: folder)
    let run = cluster(["--k", "1", kitti, "--config", good])
    #expect(run.status == .clean)
    let first = try #require(run.output.split(separator: "\n").first)
    #expect(first.hasPrefix("worse than ") && first.contains("under its matcher: matched IoU 0."))
    let json = cluster(["--k", "1", kitti, "--config", good, "--format", "json"])
    #expect(json.errors.contains("warning: worse than"))
    #expect(try JSONReader().read(json.output)["worseThan"]?.string == good)
  }

  @Test func `worse anchors are written only when that is asked for`() throws {
    let folder = try ScratchFolder()
    let base = try config("13,41 31,26 50,44 105,90", in: folder)
    let output = folder.path("new.config")
    let arguments = [
      "--k", "1", kitti, "--input-size", "1248x384", "--emit", "squeezedet",
      "--lowercase-classes", "--base", base, "--output", output,
    ]
    let refused = cluster(arguments)
    #expect(refused.status == .failed)
    #expect(refused.errors.contains("--even-if-worse") && refused.errors.contains("squeeze.config"))
    #expect(refused.output.contains("these anchors"))
    #expect(!FileManager.default.fileExists(atPath: output))
    let written = cluster(arguments + ["--even-if-worse"])
    #expect(written.status == .clean && written.errors.contains("wrote \(output)"))
    #expect(FileManager.default.fileExists(atPath: output))
  }

  @Test func `what the target ships with is the rival when nothing else is at hand`() throws {
    let folder = try ScratchFolder()
    let found = try json([
      "--k", "4", kitti, "--input-size", "1248x384", "--emit", "squeezedet", "--lowercase-classes",
      "--output", folder.path("squeeze.config"),
    ])
    let rows = try #require(found["comparison"]?.array)
    #expect(rows.last?["name"]?.string == "squeezedet" && rows.last?["k"]?.int == 9)
    #expect(rows.last?["matches"]?["objects"]?.int == 114)
    let darknet = try json([
      "--k", "9", kitti, "--input-size", "416x416", "--emit", "darknet", "--output",
      folder.path("a.cfg"),
    ])
    #expect(darknet["comparison"]?.array?.last?["name"]?.string == "yolov3-coco")
    #expect(darknet["trainer"] == .null)
  }

  @Test func `a preset's matcher places anchors on its own levels`() throws {
    let found = try json(["--k", "3", CommandRun.fixture("voc"), "--preset", "gluoncv-ssd300"])
    #expect(found["trainer"]?.string == "gluoncv-ssd300")
    let rows = try #require(found["comparison"]?.array)
    #expect(rows.last?["k"]?.int == 30 && rows.last?["matches"]?["priors"]?.int == 8732)
    #expect(rows[0]["matches"]?["objects"] == rows.last?["matches"]?["objects"])
    #expect(found["worseThan"]?.string == "gluoncv-ssd300")
  }

  @Test func `another input than the trainer's is refused`() throws {
    let run = cluster([
      "--k", "3", kitti, "--preset", "gluoncv-ssd300", "--input-size", "512x512",
    ])
    #expect(run.status == .failed && run.errors.contains("--input-size 300x300"))
  }

  @Test(arguments: [
    ["--k", "2", "x", "--config", "a", "--preset", "gluoncv-ssd300"],
    ["--k", "2", "x", "--per-class", "--preset", "gluoncv-ssd300"],
    ["--layout", "ssd300", "x", "--config", "a"], ["--k", "2", "x", "--even-if-worse"],
    ["--k", "2", "x", "--objective", "matched"],
  ])
  func `options that do not go together are told`(arguments: [String]) {
    let run = cluster(arguments)
    #expect(run.status == .usage, "\(run.errors)")
  }

  @Test func `no line is wider than a terminal`() throws {
    let folder = try ScratchFolder()
    let config = try config("300,20 20,200", in: folder)
    let runs = [
      cluster(["--k", "9", kitti, "--input-size", "1248x384"]),
      cluster(["--k", "9", kitti, "--config", config]),
      cluster(["--k", "1", CommandRun.fixture("voc"), "--preset", "ssd-tensorflow-300"]),
      CommandRun(AnchorsCommand.self, ["elbow", kitti, "--config", config]),
      CommandRun(AnchorsCommand.self, ["elbow", kitti]),
      CommandRun(
        AnchorsCommand.self,
        ["elbow", CommandRun.fixture("voc"), "--preset", "ssd-tensorflow-300"]),
    ]
    for run in runs {
      #expect(run.status == .clean, "\(run.errors)")
      for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test func `threads change no byte under a matcher`() throws {
    let arguments = ["--k", "3", CommandRun.fixture("voc"), "--preset", "torchcv-ssd300"]
    let one = cluster(arguments + ["--jobs", "1"])
    #expect(one.status == .clean && one.output == cluster(arguments + ["--jobs", "2"]).output)
  }
}
