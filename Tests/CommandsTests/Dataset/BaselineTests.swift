import Commands
import Foundation
import JSONText
import Testing

@Suite struct BaselineOptionsTests {
  private let voc = CommandRun.fixture("voc")
  /// What is said of any VOC files.
  private static let note = "note: VOC numbers are read as pixels from 1"

  @Test func `known findings are held back and counted`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("known.txt")
    let written = CommandRun(DatasetCommand.self, ["lint", voc, "--write-baseline", file])
    #expect(written.status == .clean && written.output.isEmpty)
    #expect(written.errors.contains("6 findings written"))
    let run = CommandRun(
      DatasetCommand.self, ["lint", voc, "--baseline", file, "--output-format", "json"])
    #expect(
      run.status == .clean && run.errors.hasPrefix(Self.note)
        && run.errors.count { $0 == "\n" } == 1)
    let summary = try #require(try JSONReader().read(run.output)["summary"])
    #expect(summary["baselined"]?.int == 6 && summary["findings"]?.int == 0)
  }

  @Test func `an entry that holds back nothing is said, unless its rule did not run`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(
      "BOX001 0000000000000001 Annotations/street_01.xml\n", to: "known.txt")
    let run = CommandRun(DatasetCommand.self, ["lint", voc, "--baseline", file])
    #expect(run.errors.contains("1 entry holds back nothing any more"))
    #expect(run.errors.contains("BOX001 Annotations/street_01.xml"))
    let other = CommandRun(
      DatasetCommand.self, ["lint", voc, "--baseline", file, "--select", "VOC"])
    #expect(other.errors.hasPrefix(Self.note) && !other.errors.contains("holds back"))
  }

  @Test func `a file that is no baseline is refused with its line`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("BOX001 what\n", to: "known.txt")
    let run = CommandRun(DatasetCommand.self, ["lint", voc, "--baseline", file])
    #expect(run.status == .failed && run.errors.contains("line 1"))
    let both = CommandRun(
      DatasetCommand.self, ["lint", voc, "--baseline", file, "--write-baseline", file])
    #expect(both.status == .usage)
  }
}
