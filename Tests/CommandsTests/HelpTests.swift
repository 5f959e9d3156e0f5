import ArgumentParser
import Commands
import Foundation
import Testing

/// The help of every command, as it stands in `Fixtures/help`: a change of a flag shows in review.
@Suite struct HelpTests {
  static let tools: [(name: String, root: any ParsableCommand.Type)] = [
    ("anchors", AnchorsCommand.self), ("dataset", DatasetCommand.self),
    ("preview-matches", PreviewMatchesCommand.self),
  ]

  /// A tool and its subcommands, each as the words of its command line.
  static let pages: [String] = tools.flatMap { tool in
    [tool.name]
      + tool.root.configuration.subcommands.map {
        "\(tool.name) \($0.configuration.commandName ?? "\($0)".lowercasedWithDashes)"
      }
  }

  @Test(arguments: pages)
  func `the help of a command is the one that was agreed on`(page: String) throws {
    let words = page.split(separator: " ").map(String.init)
    let root = try #require(Self.tools.first { $0.name == words[0] }).root
    let run = CommandRun(root, Array(words.dropFirst()) + ["--help"])
    #expect(run.status == .clean && run.errors.isEmpty)
    try Golden.expect(
      run.output, at: "Fixtures/help/\(page.replacing(" ", with: "-")).txt")
  }

  @Test func `no help of a command that is gone is left behind`() throws {
    let folder = CommandRun.fixture("help")
    let found = try FileManager.default.contentsOfDirectory(atPath: folder)
    let known = Set(Self.pages.map { "\($0.replacing(" ", with: "-")).txt" })
    #expect(Set(found) == known)
  }
}

/// A text that is kept in the repository, compared with what is made now.
enum Golden {
  static func expect(_ text: String, at path: String) throws {
    let url = CommandRun.root.appending(path: path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    } else {
      let kept = try? String(contentsOf: url, encoding: .utf8)
      #expect(text == kept, "\(path) is stale: UPDATE_GOLDENS=1 swift test --filter CommandsTests")
    }
  }
}

extension String {
  /// ArgumentParser's name of a command: `InputSize` is `input-size`.
  fileprivate var lowercasedWithDashes: String {
    var words = ""
    for letter in self {
      if letter.isUppercase, !words.isEmpty { words += "-" }
      words += letter.lowercased()
    }
    return words
  }
}
