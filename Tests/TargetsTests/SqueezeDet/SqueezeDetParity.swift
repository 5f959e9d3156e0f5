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
  ]

  /// What differs in each recorded case, by kind and name. Replayed once for all tests.
  static let differences: [String: [String: [String]]] = Dictionary(
    uniqueKeysWithValues: kinds.map { kind in
      let cases = SqueezeDetGolden.all(kind.name).map { golden in
        do {
          return (golden.id, try kind.replay(golden))
        } catch {
          return (golden.id, ["threw \(error)"])
        }
      }
      return (kind.name, Dictionary(uniqueKeysWithValues: cases))
    })

  /// What differs in one case.
  static func differences(_ golden: SqueezeDetGolden) -> [String]? {
    differences[golden.kind]?[golden.id]
  }

  /// One line a kind: `parity squeezedet match 36 of 36`.
  static var summary: [String] {
    kinds.map { kind in
      let cases = differences[kind.name] ?? [:]
      let reproduced = cases.values.count { $0.isEmpty }
      return "parity squeezedet \(kind.name) \(reproduced) of \(cases.count)"
    }
  }
}

@Suite struct SqueezeDetParityTests {
  @Test func `every recorded case is reproduced`() {
    for line in SqueezeDetParity.summary { print(line) }
    for (kind, cases) in SqueezeDetParity.differences {
      for (id, differences) in cases { #expect(differences == [], "\(kind) \(id)") }
    }
  }

  @Test func `the copies in the repository have each kind`() {
    let copied = Set(SqueezeDetGolden.cases(in: SqueezeDetGolden.copies).map(\.kind))
    #expect(copied.isSuperset(of: SqueezeDetParity.kinds.map(\.name)))
  }

  @Test(.enabled(if: SqueezeDetGolden.shared != nil))
  func `every recorded kind has its replay`() {
    let recorded = Set(SqueezeDetGolden.cases(in: SqueezeDetGolden.shared).map(\.kind))
    // Settings are replayed with their reader (Configs). Weights are not read by this package, and
    // detections are not judged by it.
    #expect(
      recorded.subtracting(SqueezeDetParity.kinds.map(\.name)) == [
        "ap", "config", "stats", "weights",
      ])
  }
}
