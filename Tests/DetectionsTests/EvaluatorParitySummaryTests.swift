import Foundation
import Testing

@testable import Detections

/// The evaluators' own numbers: cases reproduced of cases recorded. A case is a scene under one
/// evaluator as it was run, with all the numbers that it gave.
@Suite struct `Evaluator parity summary` {
  @Test func `the selection that comes with the project is reproduced`() throws {
    try summarize(try #require(RecordedEvaluators.copies), title: "evaluators, Fixtures")
  }

  @Test(.enabled(if: RecordedEvaluators.shared != nil))
  func `everything recorded is reproduced`() throws {
    try summarize(try #require(RecordedEvaluators.shared), title: "evaluators")
  }

  private func summarize(_ folder: URL, title: String) throws {
    let recorded = try RecordedEvaluators(folder)
    var lines: [String] = []
    for file in Set(RecordedEntry.all.map(\.file)).sorted() {
      let numbers = try recorded.numbers(file)
      var (cases, equal, values, largest) = (0, 0, 0, 0.0)
      var short: [String] = []
      for entry in RecordedEntry.all where entry.file == file {
        for (name, scene) in recorded.scenes {
          let expected = numbers[name]?.filter { entry.owns($0.key) } ?? [:]
          guard !expected.isEmpty else { continue }
          let ours = entry.numbers(of: scene)
          var misses: [String] = []
          for (path, leaf) in expected {
            values += 1
            let found = ours[path]
            if case .number(let a) = leaf, case .number(let b) = found, (a - b).magnitude < 2 {
              largest = max(largest, (a - b).magnitude)
            }
            if !entry.agrees(leaf, found) {
              misses.append("\(path) is \(leaf), ours \(found.map { "\($0)" } ?? "absent")")
            }
          }
          cases += 1
          equal += misses.isEmpty ? 1 : 0
          short += misses.sorted().prefix(3).map { "  short: \(file) \(name) \($0)" }
        }
      }
      #expect(cases > 0 && equal == cases, "\(file): \(short.prefix(3))")
      lines.append(
        "parity \(title) \(file): \(equal) of \(cases), \(values) numbers, largest difference "
          + "\(largest)")
      lines += short
    }
    print(lines.joined(separator: "\n"))
  }
}

extension RecordedEntry {
  /// Whether a recorded number is one of this run.
  fileprivate func owns(_ recorded: String) -> Bool {
    if path.isEmpty { return !recorded.hasPrefix("half_only") }
    return recorded.hasPrefix(path + "/")
  }

  fileprivate func agrees(
    _ recorded: RecordedEvaluators.Leaf, _ ours: RecordedEvaluators.Leaf?
  ) -> Bool {
    guard case .number(let a) = recorded, case .number(let b) = ours else {
      return recorded == ours
    }
    return a.isNaN ? b.isNaN : (a - b).magnitude <= tolerance
  }
}
