import Boxes

@testable import Targets

/// Presets and boxes for the tests of YOLO's rules.
enum YOLOSamples {
  static func preset(_ name: String) throws -> YOLOPreset {
    guard case .yolo(let preset) = try TrainerList.standard.preset(named: name).model() else {
      throw NotYOLO()
    }
    return preset
  }

  static func encoder(_ name: String) throws -> YOLOEncoder { try YOLOEncoder(preset(name)) }

  /// Boxes by center and sides, of one class unless said.
  static func boxes(
    _ boxes: [(cx: Double, cy: Double, width: Double, height: Double)], classes: [Int]? = nil
  ) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (place, box) in boxes.enumerated() {
      columns.append(
        Edges(
          Frame<InputPixels>(cx: box.cx, cy: box.cy, width: box.width, height: box.height)),
        classIndex: classes?[place] ?? 0)
    }
    return columns
  }

  private struct NotYOLO: Error {}
}
