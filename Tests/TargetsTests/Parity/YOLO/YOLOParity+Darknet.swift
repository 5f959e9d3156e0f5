@testable import Targets

/// darknet's layers: their rows add up to the recorded gradients.
extension YOLOParity {
  static func slotMiss(
    _ encoder: YOLOEncoder, _ work: YOLOWorkspace, _ set: Recorded, _ golden: YOLOGolden
  ) -> String? {
    let refused = work.refused.map(\.groundTruth)
    if refused != set["droppedByLoader"].integers { return "refused \(refused)" }
    for (level, record) in set["levels"].list.enumerated() {
      let want = Dictionary(
        uniqueKeysWithValues: record["positives"].list.map { slot in
          (
            ["anchor", "row", "column"].map { slot[$0].integer },
            Set(slot["truths"].integers)
          )
        })
      var got: [[Int]: Set<Int>] = [:]
      for row in work.rows {
        let place = encoder.preset.layout.place(of: row.prior)
        guard place.level == level else { continue }
        got[[place.shape, place.row, place.column], default: []].insert(row.groundTruth)
      }
      if got != want { return "level \(level): \(got.count) of \(want.count), or others" }
    }
    let learned = Set(work.rows.map(\.groundTruth))
    let never = set["boxes"].list.indices.filter {
      !learned.contains($0) && !refused.contains($0)
    }
    return never == set["neverMatched"].integers ? nil : "never matched \(never)"
  }

  /// The gradients of a network that says nothing, as darknet adds them up.
  static func deltaMiss(
    _ encoder: YOLOEncoder, _ work: YOLOWorkspace, _ set: Recorded, _ golden: YOLOGolden,
    _ bits: inout Bits
  ) -> String? {
    for (level, record) in set["levels"].list.enumerated() {
      for slot in record["positives"].list {
        let rows = work.rows.filter { row in
          let place = encoder.preset.layout.place(of: row.prior)
          return place.level == level
            && [place.shape, place.row, place.column]
              == ["anchor", "row", "column"].map { slot[$0].integer }
        }
        let got = delta(of: rows, encoder, set, level)
        for (got, want) in zip(got, slot["delta"].floats) {
          bits.count(got, want)
          if abs(got - want) > max(want.ulp, Float(1).ulp) { return "delta \(got) for \(want)" }
        }
        // The recorded offsets are the recorder's own, in doubles from the same shares: off by half
        // a place of a number of cells.
        guard slot["offsets"].isPresent, let row = rows.last else { continue }
        for (got, want) in zip(row.offsets.numbers(), slot["offsets"].numbers)
        where abs(Double(got) - want) > 4e-6 {
          return "offset \(got) for \(want)"
        }
      }
    }
    return nil
  }

  private static func delta(
    of rows: [YOLORow], _ encoder: YOLOEncoder, _ set: Recorded, _ level: Int
  ) -> [Float] {
    let size = encoder.preset.inputSize
    var sum = [Float](repeating: 0, count: 4)
    for row in rows {
      let edges = YOLOGolden.groundTruths(set).edges(of: row.groundTruth)
      let width = Float(edges.width / Double(size.width))
      let height = Float(edges.height / Double(size.height))
      let numbers = row.offsets.numbers()
      switch encoder.preset.assigner {
      case .bestShape(let rule):
        let layer = rule.layer(of: level)
        let scale = Float(layer.centerScale)
        // As compiled, darknet's logistic function of 0 is the number below a half; in the systems
        // with `new_coords` there is none, and what they predict was recorded as a half.
        let isPlain = layer.sides == .squareRoot
        let center = (isPlain ? 0.5 : Float(0.5).nextDown) * scale + -0.5 * (scale - 1)
        let side: Float = isPlain ? 0.5 : 0
        let weight = 2 - width * height
        for (axis, silence) in [center, center, side, side].enumerated() {
          sum[axis] += weight * (numbers[axis] - silence)
        }
      default:
        // The gradient of the logistic function at a half.
        for axis in 0..<4 { sum[axis] += axis < 2 ? (numbers[axis] - 0.5) * 0.25 : numbers[axis] }
      }
    }
    // Classes are ground truths in these recordings, so their number is that of the classes set.
    if case .bestShape(let rule) = encoder.preset.assigner, rule.layer(of: 0).othersAbove != nil {
      let classes = Float(Set(rows.map(\.groundTruth)).count)
      if classes > 1 { sum = sum.map { $0 / classes } }
    }
    return sum
  }
}
