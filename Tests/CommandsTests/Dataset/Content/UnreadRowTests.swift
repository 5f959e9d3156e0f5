import Commands
import Foundation
import Testing

/// Rows that can't be read speak for no class.
@Suite struct UnreadRowTests {
  private static func dataset(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  @Test func `classes of rows that can't be read are not counted`() throws {
    let folder = try ScratchFolder()
    try folder.write("0 0.5 0.5 0.2 0.2\n7.0 0.5 0.5 0.2 0.2\n9 0.5 0.5 0.2\n", to: "labels/a.txt")
    let stats = Self.dataset("stats", folder.path("labels"), "--format", "json")
    #expect(stats.status == .clean)
    #expect(!stats.output.contains(#""name": "7.0""#) && !stats.output.contains(#""name": "9""#))
    #expect(stats.output.contains(#""name": "0""#), "\(stats.output)")
  }

  @Test func `a tracking file is one finding, and no answer`() throws {
    let folder = try ScratchFolder()
    let row = "Car 0 0 -1.5 10.0 20.0 50.0 50.0 1.5 1.6 3.9 1.0 1.5 20.0 -1.5\n"
    try folder.write((0..<6).map { "\($0) 1 \(row)" }.joined(), to: "label_02/0000.txt")
    let lint = Self.dataset("lint", folder.path("label_02"), "--select", "KIT001", "--all")
    #expect(lint.output.contains("tracking format, 15 fields expected; 6 rows of the file"))
    #expect(lint.output.components(separatedBy: "KIT001").count == 2, "\(lint.output)")
    let stats = Self.dataset("stats", folder.path("label_02"))
    #expect(stats.status == .failed && stats.errors.contains("no label could be read"))
  }
}
