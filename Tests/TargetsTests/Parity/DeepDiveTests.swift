import Boxes
import Foundation
import Testing

@testable import Targets

/// The numbers of gluon-cv's tutorial on SSD targets: its two images, its batch, its losses.
@Suite struct `Deep dive` {
  /// The tutorial's images, padded with rows of −1 to four ground truths each.
  private static let images: [[(box: [Double], classIndex: Int)]] = {
    let padding = (box: [-1.0, -1, -1, -1], classIndex: -1)
    return [
      [([10, 20, 80, 90], 1), padding, padding, padding],
      [
        ([10, 10, 30, 30], 1), ([40, 40, 60, 60], 3), ([50, 50, 90, 90], 5),
        ([100, 110, 120, 140], 7),
      ],
    ]
  }()

  private static func columns(_ image: [(box: [Double], classIndex: Int)]) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (box, classIndex) in image {
      columns.append(
        Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: classIndex)
    }
    return columns
  }

  @Test func `thirty-six priors are positive, thirteen and twenty-three of them`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("gluoncv-ssd300"))
    let counts = try Self.images.map { try encoder.encode(Self.columns($0)).positives.count }
    #expect(counts == [13, 23])
    #expect(counts.reduce(0, +) == 36)
  }

  @Test func `mining leaves three negatives for each positive and ignores the rest`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("gluoncv-ssd300"))
    var random = SeededNumbers(seed: 2)
    let logits = (0..<8732 * 21).map { _ in Float(random.uniform(in: -3...3)) }
    var counts: [[Int]] = []
    for image in Self.images {
      let work = try encoder.encode(Self.columns(image))
      var targets: [Int32] = []
      encoder.minedClassTargets(of: work, logits: logits, classCount: 21, into: &targets)
      counts.append([targets.count { $0 > 0 }, targets.count { $0 == 0 }, targets.count { $0 < 0 }])
    }
    // 13 · 3 = 39 and 23 · 3 = 69; 8732 − 13 − 39 = 8680 and 8732 − 23 − 69 = 8640.
    #expect(counts == [[13, 39, 8680], [23, 69, 8640]])
  }

  @Test func `a batch's positives weigh images by their number, a sample's do not`() throws {
    let encoder = try TargetEncoder(TrainerPresets.named("gluoncv-ssd300"))
    var random = SeededNumbers(seed: 3)
    let batch = try Self.images.map { image in
      LossImage(
        classCount: 21, logits: (0..<8732 * 21).map { _ in Float(random.uniform(in: -3...3)) },
        offsets: (0..<8732 * 4).map { _ in Float(random.uniform(in: -1...1)) },
        targets: try encoder.encode(Self.columns(image)))
    }
    var bySample = MultiBoxLosses.gluonCV
    bySample.normalization = .imagePositives
    let batchTerms = try MultiBoxLosses.gluonCV(batch).terms
    let sampleTerms = try bySample(batch).terms
    // The same sums over 36, and over 13 and 23: the ratios are 36/13 and 36/23.
    for (terms, ratio) in zip(zip(sampleTerms, batchTerms), [36.0 / 13, 36.0 / 23]) {
      #expect(abs(terms.0.classification / terms.1.classification - ratio) < 1e-12)
      #expect(abs(terms.0.localization / terms.1.localization - ratio) < 1e-12)
    }
  }

  @Test func `the softmax table is the tutorial's`() {
    let got = SoftmaxCrossEntropy.probabilities([-1, -2, 3, 4, 6.5, 6.4])
    let want = [
      0.00027409225, 0.000100832905, 0.0149649307, 0.0406789035, 0.495570451, 0.44841072,
    ]
    for (a, b) in zip(got, want) { #expect(abs(a - b) < 1e-7) }
  }

  @Test func `a prior torn between two classes is found four times, or once by argmax`() {
    // The table's columns 1 to 5 are object classes; 0.0149, 0.0407, 0.4956 and 0.4484 pass 0.01.
    let probabilities = ScoreDecoder.probabilities([-1, -2, 3, 4, 6.5, 6.4], classCount: 6)
    #expect(probabilities.dropFirst().count { $0 > 0.01 } == 4)
    let best = ScoreDecoder.bestClasses(probabilities, classCount: 6, threshold: 0.01)
    #expect(best.map { $0?.classIndex } == [3])
  }
}
