import Foundation
import Testing

@testable import Targets

/// Trainers at their current releases: cases reproduced of cases recorded, and how many offsets are
/// the recorded numbers to the bit.
@Suite struct `Trainer parity summary` {
  @Test func `the selection that comes with the project is reproduced`() throws {
    let root = try #require(SSDGoldens.fixtures).deletingLastPathComponent()
    try summarize(root.appendingPathComponent("trainers"), title: "Fixtures/parity/trainers")
  }

  @Test(.enabled(if: SSDGoldens.isSharedPresent))
  func `everything recorded is reproduced`() throws {
    let root = try #require(SSDGoldens.shared).deletingLastPathComponent()
    try summarize(root.appendingPathComponent("trainers"), title: "all recordings")
  }

  private func summarize(_ folder: URL, title: String) throws {
    var lines = ["SSD parity of current trainers, \(title): cases, offsets equal to the bit"]
    for recording in try TrainerRecording.all(in: folder) {
      let tally = try TrainerTally(recording)
      #expect(tally.cases.isComplete, "\(tally.cases.misses)")
      #expect(tally.positives > 30)
      // A logarithm's last bit is the library's; everything else is the trainer's.
      #expect(tally.equal[0] == tally.positives && tally.equal[1] == tally.positives)
      #expect(tally.largest[2...].allSatisfy { $0 < 1e-6 }, "\(tally.largest)")
      let name = recording.name.replacing("-", with: "_")
      lines.append(
        name.padding(toLength: 24, withPad: " ", startingAt: 0)
          + "\(tally.cases)  \(tally.equal.reduce(0, +))/\(tally.positives * 4)"
          + "  \(tally.equal) of \(tally.positives), largest difference "
          + "\(tally.largest.max() ?? 0)")
      lines += tally.cases.misses.map { "  short: \($0)" }
    }
    print(lines.joined(separator: "\n"))
  }

  @Test(.enabled(if: SSDGoldens.isSharedPresent))
  func `pytorch-ssd leaves out the recorded objects`() throws {
    let root = try #require(SSDGoldens.shared).deletingLastPathComponent()
    let recording = try #require(
      TrainerRecording.all(in: root.appendingPathComponent("trainers")).first {
        $0.name == "pytorch-ssd300"
      })
    let preset = try TrainerPresets.named("pytorch-ssd300")
    var dropped = 0
    for key in recording.root["sets"].keys {
      let set = recording.root["sets"][key]
      let truths = TrainerRecording.groundTruths(of: set)
      let small = (0..<truths.count).filter {
        !preset.intake.takes(truths.edges(of: $0), of: preset.inputSize)
      }
      #expect(small == set["droppedByDefaultTrainer"].integers)
      dropped += small.count
    }
    #expect(dropped == 3)
  }
}
