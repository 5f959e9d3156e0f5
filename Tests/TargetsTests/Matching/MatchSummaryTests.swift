import Boxes
import Testing

@testable import Targets

@Suite struct `Match summaries` {
  private func summary(_ name: String, _ boxes: [[Double]]) throws -> MatchSummary {
    var truths = GroundTruthColumns()
    for box in boxes {
      truths.append(Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: 0)
    }
    return MatchSummary(try TargetEncoder(TrainerPresets.named(name)).encode(truths))
  }

  @Test func `SSD-Tensorflow never learns a small box, torchvision forces it`() throws {
    let boxes: [[Double]] = [[100, 100, 102, 102], [60, 60, 200, 200]]
    let lost = try summary("ssd-tensorflow-300", boxes)
    #expect(lost.neverMatched == [0])
    #expect(lost.groundTruths[0].bestOverlap > 0 && lost.groundTruths[0].bestPrior != nil)
    let forced = try summary("torchvision-ssd300", boxes)
    #expect(forced.neverMatched.isEmpty)
    #expect(forced.groundTruths[0].positives == 1 && forced.groundTruths[0].forced == 1)
    #expect(forced.groundTruths[1].forced == 0)
    #expect(forced.positives + forced.negatives + forced.ignored == 8732)
  }

  @Test func `a box outside has no best prior`() throws {
    let outside = try summary("torchcv-ssd300", [[900, 900, 950, 950]])
    #expect(outside.neverMatched == [0])
    #expect(outside.groundTruths[0].bestPrior == nil && outside.groundTruths[0].bestOverlap == 0)
  }

  @Test func `a stand-in box is no ground truth`() throws {
    let empty = try summary("gluoncv-ssd300", [])
    #expect(empty.groundTruths.isEmpty && empty.positives == 8732)
  }
}
