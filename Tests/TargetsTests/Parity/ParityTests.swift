import Foundation
import Testing

/// What the trainers' own code did, done again.
@Suite struct `Trainer parity` {
  @Test(.enabled(if: SSDGoldens.isSharedPresent), arguments: SSDGoldens.systems)
  func `priors are the recorded ones to the bit`(system: String) throws {
    let root = try #require(SSDGoldens.shared)
    let tally = try PriorParity.tally(
      SSDGoldens.recordings(root, system, prefix: "priors_"))
    #expect(tally.isComplete, "\(tally.misses)")
  }

  @Test(.enabled(if: SSDGoldens.isSharedPresent), arguments: SSDGoldens.systems)
  func `matches are the recorded ones, ties included`(system: String) throws {
    let root = try #require(SSDGoldens.shared)
    let recordings = try SSDGoldens.recordings(root, system, prefix: "match_")
      .filter { !$0.name.contains("matrix") }
    let tally = try MatchParity.matching(recordings)
    #expect(tally.isComplete, "\(tally.misses)")
    #expect(tally.recorded > 0)
  }

  @Test(.enabled(if: SSDGoldens.isSharedPresent), arguments: SSDGoldens.systems)
  func `offsets are the recorded ones within a hundred-thousandth`(system: String) throws {
    let root = try #require(SSDGoldens.shared)
    let tally = try MatchParity.coding(SSDGoldens.recordings(root, system, prefix: "match_"))
    #expect(tally.isComplete, "\(tally.misses)")
    #expect(tally.recorded > 0)
  }

  @Test(.enabled(if: SSDGoldens.isSharedPresent), arguments: SSDGoldens.systems)
  func `recorded matrices are matched the same`(system: String) throws {
    let root = try #require(SSDGoldens.shared)
    let tally = try MatchParity.matrices(
      SSDGoldens.recordings(root, system, prefix: "match_matrix"))
    #expect(tally.isComplete, "\(tally.misses)")
  }

  @Test(.enabled(if: SSDGoldens.isSharedPresent), arguments: SSDGoldens.systems)
  func `losses are the recorded ones within a hundred-thousandth`(system: String) throws {
    let root = try #require(SSDGoldens.shared)
    let tally = try LossParity.tally(SSDGoldens.recordings(root, system, prefix: "loss_"))
    #expect(tally.isComplete, "\(tally.misses)")
    #expect(tally.recorded > 0)
  }

  @Test(.enabled(if: SSDGoldens.isSharedPresent), arguments: SSDGoldens.systems)
  func `detections are the recorded ones, torchcv's unstable ties excepted`(
    system: String
  ) throws {
    let root = try #require(SSDGoldens.shared)
    let recordings = try SSDGoldens.recordings(root, system, prefix: "decode_")
    let (tally, exceptions) = try DecodeParity.tally(recordings)
    #expect(tally.isComplete, "\(tally.misses)")
    #expect(exceptions.isEmpty == (system != "torchcv"))
  }
}
