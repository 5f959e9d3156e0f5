import Foundation
import Testing

/// Losses and detections of trainers at their current releases: cases reproduced of cases recorded.
@Suite struct `Recorded loss and decoding parity summary` {
  @Test(arguments: try RecordedSystem.names("losses"))
  func `losses are the recorded ones`(_ name: String) throws {
    let losses = try RecordedLosses(RecordedSystem(name, in: "losses"))
    #expect(losses.cases.isComplete, "\(losses.cases.misses)")
    #expect(losses.cases.recorded >= 20)
    print(line("losses", name, losses.cases) + ", largest difference \(losses.largest)")
  }

  @Test(arguments: try RecordedSystem.names("decoding"))
  func `detections are the recorded ones`(_ name: String) throws {
    let detections = try RecordedDetections(RecordedSystem(name, in: "decoding"))
    #expect(detections.cases.isComplete, "\(detections.cases.misses)")
    #expect(detections.cases.recorded >= 18)
    #expect(detections.exceptions.count <= 3)
    print(
      line("decoding", name, detections.cases)
        + detections.exceptions.map { "\n  not reproducible: \($0)" }.joined())
  }

  @Test func `every preset with a recording is compared`() throws {
    #expect(try RecordedSystem.names("losses").count >= 16)
    #expect(try RecordedSystem.names("decoding").count >= 16)
  }

  private func line(_ what: String, _ name: String, _ cases: ParityTally) -> String {
    "parity \(what) \(name): \(cases)" + cases.misses.map { "\n  short: \($0)" }.joined()
  }
}
