import Foundation
import Testing

/// What pages and documentation show in Swift is compiled, run, and says what it claims.
@Suite struct ExampleTests {
  private static let generated = Example.root.appending(path: "Tests/ExampleTests/Examples.swift")

  @Test func `the examples of the pages are those that are compiled`() throws {
    let examples = try Example.all()
    let text = """
      // Made of the examples in README.md and Sources by `UPDATE_GOLDENS=1 swift test --filter ExampleTests`.
      // swift-format-ignore-file
      import Augmentations
      import Boxes
      import Clustering
      import Configs
      import Detections
      import Foundation
      import JSONText
      import Labels
      import Lint
      import Studies
      import Targets
      import Testing
      import Text

      enum Examples {
      \(examples.map(\.function).joined(separator: "\n\n"))

        static let all: [(name: String, run: @Sendable (ExampleFolder) throws -> Void)] = [
      \(examples.map { "    (\"\($0.name)\", \($0.name))," }.joined(separator: "\n"))
        ]
      }

      """
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try text.write(to: Self.generated, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.generated, encoding: .utf8) == text)
    // README's way from a folder to a config, and the types that a library user meets first.
    #expect(examples.contains { $0.path == "README.md" })
    #expect(examples.count > 20)
  }

  @Test(arguments: Examples.all.map(\.name))
  func `an example runs`(name: String) throws {
    let example = try #require(Examples.all.first { $0.name == name })
    try example.run(try ExampleFolder())
  }
}
