import Boxes
import Targets

/// Matches and offsets against the recorded cases.
enum MatchParity {
  /// The same priors for the same ground truths, the same counts, class targets and refusals.
  static func matching(_ recordings: [Recording]) throws -> ParityTally {
    try tally(recordings, miss: matchMiss)
  }

  /// The offsets of every recorded positive.
  static func coding(_ recordings: [Recording]) throws -> ParityTally {
    try tally(recordings.filter { !$0.name.contains("matrix") }, miss: offsetMiss)
  }

  /// The recorded matrices, whose overlaps are exact in `Double`.
  static func matrices(_ recordings: [Recording]) throws -> ParityTally {
    var tally = ParityTally()
    for recording in recordings {
      let policy = try SystemPresets.preset(recording.system, "ssd300").policy
      for test in recording.cases {
        let rows = test["iou_priors_by_gts"].list.map(\.numbers)
        let overlaps = OverlapMatrix(
          priors: rows.count, groundTruths: rows.first?.count ?? 0, values: rows.flatMap { $0 })
        let got = policy.assignments(of: overlaps).map { assignment in
          if case .positive(let groundTruth) = assignment { groundTruth } else { -1 }
        }
        let want = test["match"].integers
        tally.count("\(recording.name) \(test["name"].text)", got == want ? nil : "\(got)")
      }
    }
    return tally
  }

  private static func tally(
    _ recordings: [Recording],
    miss: (TargetEncoder, TargetWorkspace, Recorded) -> String?
  ) throws -> ParityTally {
    var tally = ParityTally()
    for recording in recordings {
      let encoder = try TargetEncoder(SystemPresets.preset(recording))
      var work = TargetWorkspace()
      for test in recording.cases {
        let name = "\(recording.name) \(test["name"].text)"
        var refusal: TargetsError?
        do { try encoder.encode(groundTruths(of: test), into: &work) } catch { refusal = error }
        let isRefused = test["error"].isPresent
        if let refusal {
          tally.count(name, isRefused ? nil : "\(refusal)")
        } else {
          tally.count(name, isRefused ? "no error" : miss(encoder, work, test))
        }
      }
    }
    return tally
  }

  private static func groundTruths(of test: Recorded) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    // A recorded substitute is the trainer's, not an input.
    if test["substituted"].isPresent { return columns }
    for (box, label) in zip(test["gt_boxes_xyxy_px"].list, test["gt_labels_fg0"].integers) {
      let edges = box.numbers
      columns.append(
        Edges(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3]), classIndex: label)
    }
    return columns
  }

  private static func matchMiss(
    _ encoder: TargetEncoder, _ work: TargetWorkspace, _ test: Recorded
  ) -> String? {
    let counts = test["counts"]
    if work.positives.count != counts["positive"].integer {
      return "\(work.positives.count) positives of \(counts["positive"].integer)"
    }
    if work.negativeCount != counts["negative"].integer { return "\(work.negativeCount) negatives" }
    if work.ignored.count != counts["ignored"].integer { return "\(work.ignored.count) ignored" }
    var targets: [Int32] = []
    encoder.classTargets(of: work, into: &targets)
    if encoder.preset.classes.labeled == .anyOverlap {
      let labeled = targets.count { $0 != 0 }
      if labeled != counts["labelled_any_overlap"].integer { return "\(labeled) labeled" }
    }
    let columns = test["positive_columns"].list.map(\.text)
    for (i, row) in test["positives"].list.enumerated() {
      let match = work.positives[i]
      if match.prior != row[0].integer { return "prior \(match.prior)" }
      if match.groundTruth != row[1].integer { return "ground truth \(match.groundTruth)" }
      if Int(targets[match.prior]) != row[2].integer { return "class \(targets[match.prior])" }
      if let at = columns.firstIndex(of: "iou_score") {
        if match.overlap != Float(row[at].number) { return "overlap \(match.overlap)" }
      }
    }
    return nil
  }

  private static func offsetMiss(
    _ encoder: TargetEncoder, _ work: TargetWorkspace, _ test: Recorded
  ) -> String? {
    let first = test["positive_columns"].list.map(\.text).firstIndex(of: "tx") ?? 0
    for (i, row) in test["positives"].list.enumerated() {
      let got = work.positives[i].offsets
      for (k, value) in [got.tx, got.ty, got.tw, got.th].enumerated()
      where !agrees(Double(value), Double(Float(row[first + k].number)), within: 1e-5) {
        return "offset \(k) of prior \(row[0].integer): \(value)"
      }
    }
    return nil
  }
}
