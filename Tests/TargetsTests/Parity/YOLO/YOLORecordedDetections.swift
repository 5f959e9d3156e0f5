import Boxes
import Foundation

@testable import Targets

/// Recorded detections of YOLO trainers against ours, from a network's raw numbers on.
struct YOLORecordedDetections {
  /// The recordings, as their files are called.
  static let recordings = ["yolov5", "yolov7", "mmdet-yolov3", "darknet"]

  let name: String
  private(set) var cases = ParityTally()

  /// The systems of a recording.
  static func systems(_ recording: String) throws -> [YOLORecordedDetections] {
    let root = try YOLORecorded.root("decoding", recording)
    return try root["systems"].keys.map {
      try YOLORecordedDetections(recording, $0, root["systems"][$0], root)
    }
  }

  private init(_ recording: String, _ system: String, _ record: Recorded, _ root: Recorded) throws {
    name = "\(recording) \(system)"
    let preset = try YOLORecorded.preset(recording, system, record, root)
    let policy = try YOLORecorded.present(Self.policy(preset, system))
    let decoder = try YOLODecoder(preset, policy: policy)
    for image in record["images"].list {
      let head = YOLORecorded.head(
        image, seed: image["seed"].integer, priors: preset.layout.count,
        classes: record["classes"].integer, areShares: record["shares"].flag)
      let rows = decoder(head).map(Self.corners)
      cases.count(
        "\(image["seed"].integer)",
        Self.miss(recording == "darknet" ? Self.sorted(rows) : rows, image))
    }
  }

  private static func policy(_ preset: YOLOPreset, _ system: String) -> YOLODecodePolicy? {
    guard system == "validation" else { return preset.decoding }
    return preset.name == "yolov5"
      ? YOLODecodePolicies.yolov5Validation : YOLODecodePolicies.yolov7Validation
  }

  private static func corners(_ found: Detection) -> [Double] {
    [
      Double(found.classIndex), Double(found.score), Double(found.xMin), Double(found.yMin),
      Double(found.xMax), Double(found.yMax),
    ]
  }

  /// The order in which darknet's rows are recorded; its own list is in none.
  private static func sorted(_ rows: [[Double]]) -> [[Double]] {
    func key(_ row: [Double]) -> [Double] {
      [-row[1], row[0]] + row[2...].map { ($0 * 8 + 0.5).rounded(.down) }
    }
    return rows.sorted { key($0).lexicographicallyPrecedes(key($1)) }
  }

  private static func miss(_ rows: [[Double]], _ image: Recorded) -> String? {
    guard rows.count == image["count"].integer else {
      return "\(rows.count) detections of \(image["count"].integer)"
    }
    for (column, want) in image["sums"].numbers.enumerated() {
      let sum = rows.reduce(0) { $0 + $1[column] }
      // Edges of either sign add up to little: the largest of them says what a digit is.
      let scale = rows.reduce(1) { max($0, abs($1[column])) }
      guard agrees(sum / scale, want / scale, within: 2e-5) else { return "sum \(sum) for \(want)" }
    }
    // The first ten and the last.
    let shown = rows.count > 10 ? rows.prefix(10) + rows.suffix(1) : rows[...]
    for (place, (row, want)) in zip(shown, image["rows"].list.map(\.numbers)).enumerated() {
      let scale = want[2...].reduce(1) { max($0, abs($1)) }
      for (column, (value, recorded)) in zip(row, want).enumerated() {
        let unit = column < 2 ? 1 : scale
        guard agrees(value / unit, recorded / unit, within: 1e-5) else {
          return "row \(place): \(row) for \(want)"
        }
      }
    }
    return nil
  }
}
