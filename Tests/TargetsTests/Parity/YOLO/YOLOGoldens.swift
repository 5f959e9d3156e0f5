import Boxes
import Foundation

@testable import Targets

/// Numbers recorded from YOLO trainers' own code: in `Fixtures/parity/yolo` everywhere, and as they
/// were recorded where the shared folder is present.
enum YOLOGoldens {
  /// The recordings, as their files are called.
  static let recordings = [
    "yolov5-p5", "yolov7-p5", "darknet-yolo", "darknet-region", "mmdet-yolov3",
  ]

  static let fixtures = folder("Fixtures/parity/yolo")
  static let shared = folder("shared/goldens/trainers")
  static var isSharedPresent: Bool { shared != nil }

  private static func folder(_ path: String) -> URL? {
    var directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while directory.path != "/" {
      let candidate = directory.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      directory.deleteLastPathComponent()
    }
    return nil
  }

  /// The systems of a recording, by name.
  static func systems(_ root: URL, _ recording: String) throws -> [YOLOGolden] {
    let data = try Data(contentsOf: root.appendingPathComponent(recording + ".json"))
    let systems = Recorded(try JSONSerialization.jsonObject(with: data))["systems"]
    return systems.keys.map { YOLOGolden(recording: recording, name: $0, root: systems[$0]) }
  }
}

/// One recorded system: a trainer at an input, with sets of boxes.
struct YOLOGolden {
  let recording: String
  let name: String
  let root: Recorded

  /// The sets by name.
  var sets: [(name: String, set: Recorded)] {
    root["sets"].keys.map { ($0, root["sets"][$0]) }
  }

  /// The preset at the recorded input, with the recorded thresholds where they are no preset's.
  func preset() throws -> YOLOPreset {
    let name =
      switch (recording, self.name) {
      case ("yolov5-p5", _): "yolov5"
      case ("yolov7-p5", _): "yolov7"
      case ("mmdet-yolov3", _): "mmdet-yolov3"
      case (_, "yolov4-608x416"): "darknet-yolov4"
      case (_, "yolov4-csp-512"): "darknet-yolov4-csp"
      case (_, "yolov2-608"): "darknet-region"
      case (_, "yolov2-voc-416"): "darknet-region-voc"
      default: "darknet-yolo"
      }
    guard case .yolo(var preset) = try TrainerList.standard.preset(named: name).model() else {
      throw NotYOLO()
    }
    let size = root["imageSize"].integers
    guard let input = ImageSize(width: size[0], height: size[1]) else { throw NotYOLO() }
    preset.layout.imageSize = input
    if self.name == "yolov3-416-truth-thresh" {
      preset.assigner = .bestShape(YOLOBestShape(ignoredAbove: 0.5, predictionsAbove: 0.7))
    }
    return preset
  }

  /// The boxes of a set; labels count from 0.
  static func groundTruths(_ set: Recorded) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (box, label) in zip(set["boxes"].list, set["labels"].integers) {
      let edges = box.numbers
      columns.append(
        Edges(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3]), classIndex: label)
    }
    return columns
  }

  private struct NotYOLO: Error {}
}

/// A list of numbers as recordings sum it up.
enum RecordedIndexes {
  /// What differs between a list and its record; nothing where it is the recorded one.
  static func miss(_ indexes: [Int], _ record: Recorded, _ what: String) -> String? {
    if indexes.count != record["count"].integer {
      return "\(indexes.count) \(what) of \(record["count"].integer)"
    }
    guard let first = indexes.first, let last = indexes.last else { return nil }
    let text = indexes.map(String.init).joined(separator: ",")
    let isSame =
      first == record["first"].integer && last == record["last"].integer
      && indexes.reduce(0, +) == record["sum"].integer && checksum(text) == record["crc32"].integer
    return isSame ? nil : "\(what) \(text.prefix(60))"
  }

  /// CRC-32 of a text's bytes.
  static func checksum(_ text: String) -> Int {
    var rest: UInt32 = 0xFFFF_FFFF
    for byte in text.utf8 {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
    return Int(rest ^ 0xFFFF_FFFF)
  }
}
