import Commands
import Testing

@Suite struct RulesTests {
  @Test func `the page of all rules is the one that the rules make`() throws {
    let run = CommandRun(DatasetCommand.self, ["rules", "--format", "markdown"])
    #expect(run.status == .clean)
    try Golden.expect(run.output, at: "Notebooks-md/rules.md")
  }

  @Test func `a prefix narrows the table`() {
    let run = CommandRun(DatasetCommand.self, ["rules", "--select", "YOL"])
    let lines = run.output.split(separator: "\n")
    #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("YOL") })
    #expect(CommandRun(DatasetCommand.self, ["rules", "--select", "YOLX"]).status == .usage)
  }
}
