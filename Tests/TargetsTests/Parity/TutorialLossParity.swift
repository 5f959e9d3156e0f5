import Boxes
import Targets

/// The losses that gluon-cv's tutorial writes by hand over mined targets, and those targets.
enum TutorialLossParity {
  static func misses(
    _ test: Recorded, _ batch: [LossImage], _ encoder: TargetEncoder
  ) throws -> [(String, String?)] {
    let want = test["seed002_manual"]
    var mined: [[Int32]] = []
    for (b, rows) in test["gt_boxes_padded"].list.enumerated() {
      var truths = GroundTruthColumns()
      for (row, label) in zip(rows.list, test["gt_ids_padded"][b].integers) {
        let box = row.numbers
        truths.append(
          Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: label)
      }
      var targets: [Int32] = []
      encoder.minedClassTargets(
        of: try encoder.encode(truths), logits: batch[b].logits, classCount: batch[b].classCount,
        into: &targets)
      mined.append(targets)
    }
    let recorded = test["targets_ohem3"]["cls"].list.map { $0.integers.map { Int32($0) } }
    let conf = zip(batch, mined).map { image, targets in
      targets.enumerated().reduce(0.0) { sum, pair in
        guard pair.element >= 0 else { return sum }
        let start = pair.offset * image.classCount
        return sum
          + SoftmaxCrossEntropy.loss(
            image.logits[start..<start + image.classCount], target: Int(pair.element))
      }
    }
    let loc = batch.map { image in
      image.positives.indices.reduce(0.0) { sum, i in
        let target = image.positiveOffsets[i]
        let prior = Int(image.positives[i])
        return [target.tx, target.ty, target.tw, target.th].enumerated().reduce(sum) {
          $0 + SmoothL1()(Double(image.offsets[prior * 4 + $1.0]) - Double($1.1))
        }
      }
    }
    let positives = mined.map { $0.count { $0 > 0 } }
    let total = Double(positives.reduce(0, +))
    // The tutorial multiplies a mean over priors by priors × classes.
    let classes = Double(batch.first?.classCount ?? 0)
    var miss = LossParity.compare("conf", conf, want["conf_sum_per_image"])
    miss = miss ?? LossParity.compare("loc", loc, want["loc_sum_per_image"])
    if want["batch_conf"].isPresent {
      miss =
        miss ?? LossParity.compare("batch", conf.map { $0 * classes / total }, want["batch_conf"])
    }
    let bySample = zip(conf, positives).map { $0 * classes / Double($1) }
    let locBySample = zip(loc, positives).map { $0 / Double($1) }
    miss = miss ?? LossParity.compare("sample", bySample, want["sample_conf"])
    miss = miss ?? LossParity.compare("sample loc", locBySample, want["sample_loc"])
    return [
      ("targets_ohem3", mined == recorded ? nil : "mined targets differ"),
      ("seed002_manual", miss),
    ]
  }
}
