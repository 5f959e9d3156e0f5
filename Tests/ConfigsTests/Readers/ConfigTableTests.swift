import Configs
import Foundation
import Testing

/// The table of `Notebooks-md/configs.md`, made from what the config readers say of themselves.
@Suite struct ConfigTableTests {
  private static let page = EmitterGolden.root.deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Notebooks-md/configs.md")

  private static let start = "--filter ConfigTable -->\n"
  private static let end = "<!-- end of config readers -->"

  private var table: String {
    var lines = [
      "", "| file | trainer | emitted by | read | assumed |", "| --- | --- | --- | --- | --- |",
    ]
    for info in ConfigReaders.all.map(\.info) {
      lines.append(
        "| `\(info.file)` | \(info.trainer) | `--to \(info.target)` | \(info.reads) | \(info.assumes) |"
      )
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  @Test func `the table of config readers is the one that they make`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.start)).upperBound
    let end = try #require(text.range(of: Self.end)).lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      let fresh = text[..<start] + table + text[end...]
      try String(fresh).write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(
        text[start..<end] == table,
        "configs.md is stale: UPDATE_GOLDENS=1 swift test --filter ConfigTable")
    }
  }
}
