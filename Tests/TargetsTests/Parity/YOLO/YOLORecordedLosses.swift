import Boxes
import Foundation

@testable import Targets

/// Recorded losses of YOLO trainers against ours, from ground truths and a network's raw numbers on.
struct YOLORecordedLosses {
  /// The recordings, as their files are called.
  static let recordings = ["yolov5", "yolov7", "mmdet-yolov3"]

  let name: String
  private(set) var cases = ParityTally()
  /// The largest difference, as a share of the recorded number.
  private(set) var largest = 0.0

  /// The systems of a recording.
  static func systems(_ recording: String) throws -> [YOLORecordedLosses] {
    let root = try YOLORecorded.root("losses", recording)
    return try root["systems"].keys.map {
      try YOLORecordedLosses(recording, $0, root["systems"][$0], root)
    }
  }

  private init(_ recording: String, _ system: String, _ record: Recorded, _ root: Recorded) throws {
    name = "\(recording) \(system)"
    let preset = try YOLORecorded.preset(recording, system, record, root)
    let loss = Self.smoothed(try YOLORecorded.present(preset.loss), record)
    let encoder = try YOLOEncoder(preset)
    for batch in record["batches"].list {
      let images = try YOLORecorded.lossImages(
        batch, encoder, root, classes: record["classes"].integer, areShares: false)
      let miss = miss(loss(images, preset: preset), batch)
      cases.count("\(batch["images"].integers) \(batch["seed"].integer)", miss)
    }
  }

  private static func smoothed(_ loss: YOLOLoss, _ record: Recorded) -> YOLOLoss {
    switch loss {
    case .rows(var rows):
      let smoothing = record["settings"]["label_smoothing"]
      rows.smoothing = smoothing.isPresent ? smoothing.number : 0
      return .rows(rows)
    case .priors(var priors):
      priors.smoothing = record["smoothing"].number
      return .priors(priors)
    case .layers: return loss
    }
  }

  private mutating func miss(_ result: YOLOLossResult, _ want: Recorded) -> String? {
    var pairs = [
      ("object", result.object, want["object"].number),
      ("classes", result.classification, want["classes"].number),
    ]
    if want["xy"].isPresent {
      pairs.append(("xy and wh", result.box, want["xy"].number + want["wh"].number))
    } else {
      pairs.append(("box", result.box, want["box"].number))
      pairs.append(("total", result.total, want["total"].number))
    }
    for (key, value, recorded) in pairs {
      let difference = recorded == 0 ? abs(value) : abs(value - recorded) / abs(recorded)
      guard difference <= 1e-5 else { return "\(key) \(value) for \(recorded)" }
      largest = max(largest, difference)
    }
    return nil
  }
}
