import Foundation
import Testing

/// How many recorded cases of each kind are reproduced.
enum SqueezeDetParity {
  /// A kind of cases, with what replays one of them.
  struct Kind: Sendable {
    let name: String
    let replay: @Sendable (SqueezeDetGolden) throws -> [String]
  }

  /// The kinds, in the order of the walk from labels to scores.
  static let kinds: [Kind] = [
    Kind(name: "anchors") { try SqueezeDetSimpleReplay.anchors($0) },
    Kind(name: "match") { try SqueezeDetMatchReplay($0).differences() },
    Kind(name: "roundtrip") { try SqueezeDetSimpleReplay.roundTrip($0) },
    Kind(name: "loss") { try SqueezeDetSimpleReplay.loss($0) },
    Kind(name: "decode") { try SqueezeDetSimpleReplay.decode($0) },
    Kind(name: "nms") { try SqueezeDetSimpleReplay.suppression($0) },
    Kind(name: "ap") { try SqueezeDetEvaluationReplay.averagePrecision($0) },
    Kind(name: "stats") { try SqueezeDetEvaluationReplay.statistics($0) },
  ]

  /// One line a kind, `parity squeezedet match 36 of 36`, and a line for each case that differs.
  static func summary() -> (lines: [String], failures: [String]) {
    var lines: [String] = []
    var failures: [String] = []
    for kind in kinds {
      let cases = SqueezeDetGolden.all(kind.name)
      var reproduced = 0
      for golden in cases {
        do {
          let differences = try kind.replay(golden)
          if differences.isEmpty { reproduced += 1 }
          failures += differences.map { "\(golden.id): \($0)" }
        } catch {
          failures.append("\(golden.id): threw \(error)")
        }
      }
      lines.append("parity squeezedet \(kind.name) \(reproduced) of \(cases.count)")
    }
    return (lines, failures)
  }
}

@Suite struct SqueezeDetParityTests {
  @Test func `every recorded case is reproduced`() {
    let (lines, failures) = SqueezeDetParity.summary()
    for line in lines { print(line) }
    #expect(failures == [])
  }

  @Test func `the copies in the repository have each kind`() {
    let copied = Set(SqueezeDetGolden.cases(in: SqueezeDetGolden.copies).map(\.kind))
    #expect(copied.isSuperset(of: SqueezeDetParity.kinds.map(\.name)))
  }

  @Test(.enabled(if: SqueezeDetGolden.shared != nil))
  func `every recorded kind has its replay`() {
    let recorded = Set(SqueezeDetGolden.cases(in: SqueezeDetGolden.shared).map(\.kind))
    // Settings are replayed with their reader (Reporting); weights are not read by this package.
    #expect(recorded.subtracting(SqueezeDetParity.kinds.map(\.name)) == ["config", "weights"])
  }
}
