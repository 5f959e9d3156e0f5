import Commands
import Foundation
import JSONText
import Testing

@Suite struct ClusterChoicesTests {
  private func cluster(_ arguments: [String]) throws -> JSONValue {
    let run = CommandRun(
      AnchorsCommand.self,
      ["cluster", CommandRun.fixture("kitti"), "--input-size", "1248x384", "--format", "json"]
        + arguments)
    #expect(run.status == .clean, "\(run.errors)")
    return try JSONReader().read(run.output)
  }

  @Test(arguments: [
    ["--refine"], ["--refine", "--objective", "recall", "--at", "0.6"],
    ["--refine", "--objective", "bpr", "--at", "2"],
  ])
  func `refinement never ends below where it began`(options: [String]) throws {
    let json = try cluster(["--k", "3"] + options)
    let before = try #require(json["refinement"]?["before"]?.double)
    let after = try #require(json["refinement"]?["after"]?.double)
    #expect(after >= before)
  }

  @Test func `refining for the matcher raises the overlap that it gives`() throws {
    let folder = try ScratchFolder()
    let config = folder.path("squeeze.config")
    let emit = CommandRun(
      AnchorsCommand.self,
      [
        "cluster", "--k", "3", CommandRun.fixture("kitti"), "--input-size", "1248x384", "--emit",
        "squeezedet", "--lowercase-classes", "--output", config, "--even-if-worse",
      ])
    #expect(emit.status == .clean)
    let json = try cluster([
      "--k", "3", "--refine", "--objective", "matched", "--config", config, "--budget", "60",
    ])
    let before = try #require(json["refinement"]?["before"]?.double)
    let after = try #require(json["refinement"]?["after"]?.double)
    #expect(after > before && after < 1)
  }

  @Test func `each class gets anchors of its own`() throws {
    let json = try cluster(["--k", "2", "--per-class"])
    let classes = try #require(json["classes"]?.array)
    #expect(
      classes.compactMap { $0["class"]?.string } == ["Car", "Cyclist", "Pedestrian", "Van"])
    let boxes = classes.compactMap { $0["result"]?["boxes"]?.int }
    #expect(boxes.reduce(0, +) == 114)
  }

  @Test func `filters leave boxes out and count them`() throws {
    let json = try cluster(["--k", "2", "--only-classes", "Pedestrian,Cyclist"])
    let kept = try #require(json["boxes"]?.int)
    #expect(json["leftOut"]?["filtered"]?.int == 114 - kept)
    #expect(kept > 0 && kept < 114)
  }

  @Test func `balanced classes move the anchors`() throws {
    let plain = try cluster(["--k", "2"])
    let balanced = try cluster(["--k", "2", "--balance"])
    #expect(plain["anchors"] != balanced["anchors"])
    #expect(plain["boxes"] == balanced["boxes"])
  }

  @Test func `the curve stands beside the anchors that trainers ship with`() throws {
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "elbow", CommandRun.fixture("kitti"), "--input-size", "1248x384", "--counts", "1-3",
        "--format", "json", "--compare", "30,30 60,60",
      ])
    #expect(run.status == .clean, "\(run.errors)")
    let names = try #require(try JSONReader().read(run.output)["comparisons"]?.array)
      .compactMap { $0["name"]?.string }
    #expect(names.first == "30,30 60,60" && names.contains("squeezedet-kitti"))
  }

  @Test func `the class that is asked for is the one that is clustered`() throws {
    let folder = try ScratchFolder()
    let rest = " 1.50 1.60 3.70 1.00 1.65 20.00 -1.57\n"
    // The class that comes last in order comes first in the files.
    try folder.write("Van 0.00 0 -1.57 10 10 210 160" + rest, to: "label_2/a.txt")
    try folder.write(
      "Car 0.00 0 -1.57 10 10 310 110\(rest)Car 0.00 0 -1.57 500 100 550 150\(rest)",
      to: "label_2/b.txt")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "cluster", "--k", "1", folder.path("label_2"), "--only-classes", "Van", "--image-size",
        "1000x500", "--input-size", "1000x500", "--format", "json", "--jobs", "1",
      ])
    let json = try JSONReader().read(run.output)
    #expect(json["boxes"]?.int == 1)
    let anchor = try #require(json["anchors"]?.array?.first)
    #expect(anchor["width"]?.double == 200 && anchor["height"]?.double == 150)
  }
}
