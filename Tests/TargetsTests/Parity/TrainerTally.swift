@testable import Targets

/// What of a recording is reproduced.
struct TrainerTally {
  var cases = ParityTally()
  private(set) var positives = 0
  /// Per offset: how many are the recorded number to the bit, and the largest difference.
  private(set) var equal = [0, 0, 0, 0]
  private(set) var largest = [0.0, 0, 0, 0]

  init(_ recording: TrainerRecording) throws {
    let encoder = try TargetEncoder(recording.preset)
    cases.count("\(recording.name) priors", recording.priorMiss(encoder.priors))
    for key in recording.root["sets"].keys {
      let name = "\(recording.name) \(key)"
      let set = recording.root["sets"][key]
      let truths = TrainerRecording.groundTruths(of: set)
      guard let work = try? encoder.encode(truths) else {
        cases.count(name, set["error"].isPresent ? nil : "refused")
        continue
      }
      cases.count(name, set["error"].isPresent ? "no error" : miss(encoder, work, set))
    }
  }

  private mutating func miss(
    _ encoder: TargetEncoder, _ work: TargetWorkspace, _ set: Recorded
  ) -> String? {
    let want = set["positives"].list
    guard work.positives.count == want.count else {
      return "\(work.positives.count) positives of \(want.count)"
    }
    var targets: [Int32] = []
    encoder.classTargets(of: work, into: &targets)
    for (place, row) in want.enumerated() {
      let match = work.positives[place]
      guard match.prior == row["prior"].integer, match.groundTruth == row["truth"].integer else {
        return "prior \(match.prior) for \(row["prior"].integer)"
      }
      let label = Int32(match.groundTruth % 3) + encoder.preset.classes.firstClass
      if targets[match.prior] != label { return "class \(targets[match.prior])" }
      if row["iou"].isPresent, !agrees(Double(match.overlap), row["iou"].number, within: 1e-6) {
        return "overlap \(match.overlap) of prior \(match.prior)"
      }
      count(match.offsets.numbers(), row["offsets"].numbers)
    }
    let neutral = set["neutral"]
    if neutral.isPresent {
      let sum = work.ignored.reduce(0) { $0 + Int($1) }
      if work.ignored.count != neutral["count"].integer
        || neutral["sum"].isPresent && sum != neutral["sum"].integer
      {
        return "\(work.ignored.count) neutral, sum \(sum)"
      }
    }
    return nil
  }

  private mutating func count(_ got: [Float], _ want: [Double]) {
    positives += 1
    for (axis, (got, want)) in zip(got, want.map(Float.init)).enumerated() {
      if got == want {
        equal[axis] += 1
      } else {
        largest[axis] = max(largest[axis], Double(abs(got - want)))
      }
    }
  }
}
