import Commands
import Foundation
import JSONText
import Testing

@Suite struct LintTests {
  @Test func `each planted fault is found in its file, and nothing else`() throws {
    let run = CommandRun(
      DatasetCommand.self, ["lint", CommandRun.fixture("voc"), "--output-format", "json"])
    #expect(run.status == .findings)
    let json = try JSONReader().read(run.output)
    let found = try #require(json["findings"]?.array).map {
      "\($0["file"]?.string ?? "") \($0["code"]?.string ?? "")"
    }
    #expect(
      found == [
        "Annotations/lake_02.xml CLS002", "Annotations/street_01.xml BOX001",
        "Annotations/street_05.xml BOX003", "Annotations/street_08.xml BOX004",
        "Annotations/street_11.xml VOC011", "Annotations/street_14.xml BOX009",
      ])
    #expect(json["summary"]?["files"]?.int == 24)
    #expect(json["summary"]?["objects"]?.int == 80)
    #expect(json["summary"]?["errors"]?.int == 3)
  }

  @Test func `the drawn KITTI labels are clean`() throws {
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", CommandRun.fixture("kitti"), "--output-format", "concise", "--fail-on", "info"])
    #expect(run.status == .clean)
    #expect(run.output.isEmpty || !run.output.contains(" KIT"))
  }

  @Test(arguments: [
    ("error", Commands.ExitStatus.findings), ("never", .clean), ("warning", .findings),
  ])
  func `the exit status follows --fail-on`(level: String, status: Commands.ExitStatus) {
    let run = CommandRun(
      DatasetCommand.self, ["lint", CommandRun.fixture("voc"), "--fail-on", level])
    #expect(run.status == status)
  }

  @Test func `selection narrows what is reported`() throws {
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", CommandRun.fixture("voc"), "--select", "BOX", "--ignore", "BOX003,BOX004"])
    #expect(run.output.contains("BOX001") && run.output.contains("BOX009"))
    #expect(!run.output.contains("BOX003") && !run.output.contains("VOC011"))
  }

  @Test func `an unknown class is an error only against a stated list`() throws {
    let arguments = ["lint", CommandRun.fixture("voc"), "--output-format", "concise"]
    let free = CommandRun(DatasetCommand.self, arguments)
    let stated = CommandRun(
      DatasetCommand.self, arguments + ["--classes", "car,person,dog,bus,bicycle,boat"])
    #expect(!free.output.contains("CLS001"))
    #expect(stated.output.contains("CLS001") && stated.output.contains("'bird'"))
  }

  @Test func `a rule explains itself`() {
    let run = CommandRun(DatasetCommand.self, ["explain", "BOX001"])
    #expect(run.status == .clean)
    #expect(run.output.hasPrefix("BOX001 box-out-of-bounds"))
    #expect(CommandRun(DatasetCommand.self, ["explain", "BOX9"]).status == .failed)
  }
}
