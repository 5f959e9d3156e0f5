import Commands
import Foundation
import JSONText
import Testing

@Suite struct CompareTests {
  private func anchors(_ arguments: [String]) -> CommandRun {
    CommandRun(AnchorsCommand.self, arguments)
  }

  private func json(_ arguments: [String]) throws -> JSONValue {
    let run = anchors(["compare"] + arguments + ["--format", "json"])
    #expect(run.status == .clean, "\(run.errors)")
    return try JSONReader().read(run.output)
  }

  @Test func `a config compared with itself keeps every channel`() throws {
    let report = try json(["squeezedet", "squeezedet"])
    #expect(report["schema"]?.string == "anchorkit.compare/1")
    let level = try #require(report["levels"]?.array?.first)
    #expect(level["pairs"]?.array?.count == 9)
    let conv = try #require(level["predictors"]?.array?.first)
    #expect(conv["sources"]?.array?.compactMap(\.int) == Array(0..<72))
    #expect(conv["minimumOverlap"]?["wrong"]?.int == 0)
    let text = anchors(["compare", "squeezedet", "squeezedet"]).output
    #expect(text.hasPrefix("9 of 9 anchors are kept; 72 of 72 channels keep place and meaning\n"))
    #expect(text.contains("can be loaded as they are"))
  }

  @Test func `the new number of channels is K·(C + 5), and the loader's part is counted`() throws {
    let report = try json(["squeezedet", "36,37 366,174 115,59"])
    let conv = try #require(report["levels"]?.array?.first?["predictors"]?.array?.first)
    #expect(conv["newChannels"]?.int == 3 * (3 + 5) && conv["oldChannels"]?.int == 72)
    #expect(conv["minimumOverlap"]?["copied"]?.int == 24)
    // The scores of the first three anchors stay; confidences and offsets don't.
    #expect(conv["minimumOverlap"]?["right"]?.int == 9)
    let text = anchors(["compare", "squeezedet", "36,37 366,174 115,59"]).output
    #expect(text.contains("3·(3 + 5) = 24") && text.contains("the meaning is not"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `levels of SSD are compared one by one, k·(C + 1) and k·4`() throws {
    let report = try json(["torchcv-ssd300", "torchcv-ssd512", "--classes", "a,b"])
    let levels = try #require(report["levels"]?.array)
    #expect(levels.count == 7)
    let counts = levels.map { level in
      level["predictors"]?.array?.compactMap { $0["newChannels"]?.int } ?? []
    }
    #expect(counts == [4, 6, 6, 6, 6, 4, 4].map { [$0 * 3, $0 * 4] })
    #expect(levels[6]["old"]?.array?.count == 0)
    let unnamed = try json(["torchcv-ssd300", "torchvision-ssd300"])
    #expect(unnamed["levels"]?.array?.first?["predictors"]?.array?.count == 1)
    let text = anchors(["compare", "torchcv-ssd300", "torchvision-ssd300"]).output
    #expect(
      text.contains("give --classes") && text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `classes are found by name`() throws {
    let report = try json([
      "torchcv-ssd300", "torchcv-ssd300", "--classes", "car,bus", "--old-classes", "bus,dog,car",
    ])
    #expect(report["classes"]?.array?.map(\.int) == [2, 0])
    let scores = try #require(report["levels"]?.array?.first?["predictors"]?.array?.first)
    #expect(scores["sources"]?.array?.prefix(3).map(\.int) == [0, 3, 1])
  }

  @Test func `what can't be compared is said`() throws {
    #expect(
      anchors(["compare", "squeezedet", "torchcv-ssd300"]).output.contains("in different ways"))
    #expect(anchors(["compare", "1,2", "3,4"]).output.contains("no trainer's predictor"))
    let missing = anchors(["compare", "squeezedet", "no-such.config"])
    #expect(missing.status == .failed && missing.errors.contains("no-such.config"))
  }

  @Test func `--keep-order gives old anchors their places, in the report and in the config`() throws
  {
    let folder = try ScratchFolder()
    let kitti = CommandRun.fixture("kitti")
    let common = ["cluster", "--k", "9", kitti, "--input-size", "1248x384", "--quiet"]
    let plain = anchors(
      common + ["--emit", "squeezedet", "--lowercase-classes", "--output", folder.path("a.config")])
    #expect(plain.status == .clean, "\(plain.errors)")
    let kept = anchors(
      common + [
        "--emit", "squeezedet", "--lowercase-classes", "--output", folder.path("b.config"),
        "--keep-order", "squeezedet",
      ])
    #expect(kept.status == .clean, "\(kept.errors)")
    #expect(kept.output.contains("in the place of the old one"))
    func places(_ file: String) throws -> (kept: Int, inPlace: Int) {
      let report = try json(["squeezedet", folder.path(file), "--old-classes", "x"])
      let level = try #require(report["levels"]?.array?.first)
      let pairs = level["pairs"]?.array ?? []
      let alike = pairs.filter { ($0["shapeIoU"]?.double ?? 0) >= 0.5 }
      return (alike.count, alike.count { $0["new"]?.int == $0["old"]?.int })
    }
    let (before, after) = (try places("a.config"), try places("b.config"))
    #expect(after.kept == before.kept && after.inPlace == after.kept, "\(before) \(after)")
    #expect(before.inPlace < after.inPlace)
    // The same anchors, in another order; and the emit command does the same.
    let report = anchors(common + ["--format", "json"])
    try report.output.write(toFile: folder.path("a.json"), atomically: true, encoding: .utf8)
    let emitted = anchors([
      "emit", "--anchors", folder.path("a.json"), "--to", "squeezedet", "--classes",
      "cyclist,pedestrian,car", "--keep-order", "squeezedet", "--output", folder.path("c.config"),
      "--quiet",
    ])
    #expect(emitted.status == .clean, "\(emitted.errors)")
    #expect(try places("c.config").inPlace == after.inPlace)
  }

  @Test func `--keep-order is refused where there is no one order`() {
    let kitti = CommandRun.fixture("kitti")
    let levels = anchors([
      "cluster", "--k", "3", kitti, "--input-size", "300x300", "--keep-order", "torchcv-ssd300",
    ])
    #expect(levels.status == .failed && levels.errors.contains("several levels"))
    let pixels = anchors(["cluster", "--k", "3", kitti, "--keep-order", "36,37"])
    #expect(pixels.status == .failed && pixels.errors.contains("--input-size"))
    let layout = anchors(["cluster", "--layout", "ssd300", kitti, "--keep-order", "36,37"])
    #expect(layout.status == .usage)
  }
}
