import Boxes

@testable import Targets

/// What the encoder makes of the recorded sets, against what the trainers made of them.
enum YOLOParity {
  /// How many of the recorded numbers are equal to the bit, of those compared.
  struct Bits {
    var equal = 0
    var compared = 0

    mutating func count(_ got: Float, _ want: Float) {
      compared += 1
      if got == want || got.isNaN && want.isNaN { equal += 1 }
    }
  }

  /// Rows, counts and refusals.
  static func rows(_ golden: YOLOGolden) throws -> ParityTally {
    try tally(golden) { encoder, work, set in
      switch golden.recording {
      case "yolov5-p5", "yolov7-p5": rowMiss(encoder, work, set)
      case "mmdet-yolov3": cellMiss(work, set)
      default: slotMiss(encoder, work, set, golden)
      }
    }
  }

  /// Priors that are no background and learn nothing.
  static func ignored(_ golden: YOLOGolden) throws -> ParityTally {
    try tally(golden) { encoder, work, set in
      let ignored = work.ignored.map(Int.init)
      if golden.recording == "mmdet-yolov3" {
        return RecordedIndexes.miss(ignored, set["ignored"], "ignored")
          ?? (work.negativeCount == set["negatives"].integer ? nil : "\(work.negativeCount)")
      }
      guard set["levels"].isPresent else {
        return ignored.isEmpty ? nil : "\(ignored.count) ignored, where nothing can be"
      }
      var first = 0
      for (level, count) in encoder.preset.layout.counts.enumerated() {
        let own = ignored.filter { first..<first + count ~= $0 }.map { $0 - first }
        first += count
        let record = set["levels"][level]
        if let miss = RecordedIndexes.miss(own, record["ignored"], "ignored on level \(level)") {
          return miss
        }
      }
      return nil
    }
  }

  /// What each row's numbers come to; `bits` counts those that are equal to the bit.
  static func numbers(_ golden: YOLOGolden, _ bits: inout Bits) throws -> ParityTally {
    var counted = bits
    defer { bits = counted }
    return try tally(golden) { encoder, work, set in
      switch golden.recording {
      case "yolov5-p5", "yolov7-p5": boxMiss(work, set, &counted)
      case "mmdet-yolov3": offsetMiss(work, set, &counted)
      default: deltaMiss(encoder, work, set, golden, &counted)
      }
    }
  }

  private static func tally(
    _ golden: YOLOGolden, miss: (YOLOEncoder, YOLOWorkspace, Recorded) -> String?
  ) throws -> ParityTally {
    var tally = ParityTally()
    let encoder = try YOLOEncoder(golden.preset())
    // One workspace for all, so that what an image leaves behind would show.
    var work = YOLOWorkspace()
    for (name, set) in golden.sets {
      var refusal: TargetsError?
      do {
        try encoder.encode(YOLOGolden.groundTruths(set), into: &work)
      } catch {
        refusal = error
      }
      let place = "\(golden.name) \(name)"
      if let refusal {
        tally.count(place, set["error"].isPresent ? nil : "\(refusal)")
      } else {
        tally.count(place, set["error"].isPresent ? "no error" : miss(encoder, work, set))
      }
    }
    return tally
  }

  /// Ground truths that are not refused and learned by nobody.
  private static func neverMiss(_ work: YOLOWorkspace, _ set: Recorded) -> String? {
    let learned = Set(work.rows.map(\.groundTruth) + work.refused.map(\.groundTruth))
    let never = set["boxes"].list.indices.filter { !learned.contains($0) }
    return never == set["neverMatched"].integers ? nil : "never matched \(never)"
  }

  // MARK: yolov5, yolov7

  private static func rowMiss(
    _ encoder: YOLOEncoder, _ work: YOLOWorkspace, _ set: Recorded
  ) -> String? {
    let want = set["positives"].list.map { row in
      ["level", "anchor", "row", "column", "truth"].map { row[$0].integer }
    }
    let got = work.rows.map { row in
      let place = encoder.preset.layout.place(of: row.prior)
      return [place.level, place.shape, place.row, place.column, row.groundTruth]
    }
    if got != want { return "\(got.count) rows of \(want.count), or others" }
    let shared = set["sharedSlots"]
    if shared.isPresent {
      var rows: [Int: Int] = [:]
      for row in work.rows { rows[row.prior, default: 0] += 1 }
      let count = rows.values.count { $0 > 1 }
      if count != shared.integer { return "\(count) shared" }
    }
    return neverMiss(work, set)
  }

  private static func boxMiss(
    _ work: YOLOWorkspace, _ set: Recorded, _ bits: inout Bits
  ) -> String? {
    for (row, want) in zip(work.rows, set["positives"].list) {
      for (got, want) in zip(row.offsets.numbers(), want["box"].floats) {
        bits.count(got, want)
        if got != want { return "\(got) for \(want)" }
      }
    }
    return nil
  }

  // MARK: mmdet

  private static func cellMiss(_ work: YOLOWorkspace, _ set: Recorded) -> String? {
    let pairs = work.rows.map { "\($0.prior):\($0.groundTruth)" }
    for (row, want) in zip(work.rows, set["positives"].list) {
      if row.prior != want["prior"].integer || row.groundTruth != want["truth"].integer {
        return "prior \(row.prior)"
      }
      if row.overlap != Float(want["iou"].number) { return "overlap \(row.overlap)" }
      if row.isForced != (row.overlap <= 0.5) { return "forced \(row.prior)" }
    }
    if pairs.count != set["positiveCount"].integer { return "\(pairs.count) positives" }
    if RecordedIndexes.checksum(pairs.joined(separator: ",")) != set["positivePairsCrc32"].integer {
      return "pairs"
    }
    return RecordedIndexes.miss(work.responsible.map(Int.init), set["responsible"], "responsible")
      ?? neverMiss(work, set)
  }

  private static func offsetMiss(
    _ work: YOLOWorkspace, _ set: Recorded, _ bits: inout Bits
  ) -> String? {
    for (row, want) in zip(work.rows, set["positives"].list) {
      for (got, want) in zip(row.offsets.numbers(), want["offsets"].floats) {
        bits.count(got, want)
        // A logarithm's last bit is the library's.
        if abs(got - want) > max(want.ulp, .leastNormalMagnitude) { return "\(got) for \(want)" }
      }
    }
    return nil
  }
}
