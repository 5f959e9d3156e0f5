@testable import Targets

/// Priors against the recorded tables, to the bit.
enum PriorParity {
  static func tally(_ recordings: [Recording]) throws -> ParityTally {
    var tally = ParityTally()
    for recording in recordings {
      if recording.name.contains("three_maps") {
        let root = recording.root
        let layout = try TF2WalkthroughPresets.layout(
          "three maps", size: 64, cells: root["feature_map_shapes"].integers,
          ratios: [[1, 2, 0.5], [1, 2, 3, 0.5, 1.0 / 3], [1, 2, 0.5]])
        let table = Table(layout.priors().centers)
        tally.count(recording.name, table.miss(full: root["full_cxcywh"]))
        continue
      }
      let priors = try SystemPresets.preset(recording).layout.priors()
      let root = recording.root
      let centers = Table(priors.centers)
      let corners = Table(priors.corners)
      let miss: String? =
        switch recording.system {
        case "torchvision":
          centers.miss(in: root["normalised_cxcywh"]) ?? corners.miss(in: root["pixel_xyxy"])
        case "seed004":
          centers.miss(in: root["prior_cxcywh"]) ?? corners.miss(in: root["iou_box_xyxy"])
        case "caffe_port": corners.miss(in: root)
        default: centers.miss(in: root)
        }
      tally.count(recording.name, miss)
    }
    return tally
  }
}

/// Four columns, as they are recorded.
private struct Table {
  let columns: [[Float]]

  init(_ boxes: CenterColumns<Float>) {
    columns = [boxes.cx, boxes.cy, boxes.width, boxes.height]
  }

  init(_ boxes: CornerColumns<Float>) {
    columns = [boxes.xMin, boxes.yMin, boxes.xMax, boxes.yMax]
  }

  var count: Int { columns[0].count }

  /// What differs from the first, the last, every 97th, the sums, and the whole where recorded.
  func miss(in recorded: Recorded) -> String? {
    let summary = recorded["summary"]
    if summary["count"].integer != count { return "\(count) priors" }
    for (i, row) in summary["first"].list.enumerated() where !isEqual(i, row) { return "row \(i)" }
    for (i, row) in summary["last"].list.enumerated() where !isEqual(count - 20 + i, row) {
      return "row \(count - 20 + i)"
    }
    let sample = summary["sample_every_97"]
    for key in sample.keys where !isEqual(Int(key) ?? -1, sample[key]) { return "row \(key)" }
    for (c, column) in columns.enumerated() {
      var sum = 0.0
      var squares = 0.0
      var weighted = 0.0
      for (i, value) in column.enumerated() {
        let wide = Double(value)
        sum += wide
        squares += wide * wide
        weighted += wide * Double(i)
      }
      let sums: [(String, Double)] = [
        ("column_sum_f64", sum), ("column_sumsq_f64", squares),
        ("index_weighted_sum_f64", weighted),
      ]
      // The recorded sums were added pairwise.
      for (key, sum) in sums where !agrees(sum, summary[key][c].number, within: 1e-12) {
        return "\(key) of column \(c)"
      }
    }
    return recorded["full"].isPresent ? miss(full: recorded["full"]) : nil
  }

  func miss(full: Recorded) -> String? {
    let rows = full.list
    if rows.count != count { return "\(count) priors" }
    for (i, row) in rows.enumerated() where !isEqual(i, row) { return "row \(i)" }
    return nil
  }

  private func isEqual(_ i: Int, _ row: Recorded) -> Bool {
    guard columns[0].indices.contains(i) else { return false }
    return zip(columns, row.floats).allSatisfy { column, want in
      column[i] == want || column[i].isNaN && want.isNaN
    }
  }
}
