import Boxes
import Foundation

@testable import Targets

/// One file of recorded losses or detections, with the preset that has to give the same.
struct RecordedSystem {
  let name: String
  let preset: TrainerPreset
  let root: Recorded

  /// Reads one.
  init(_ name: String, in folder: String) throws {
    let file = try Self.folder(folder).appendingPathComponent(name + ".json")
    self.name = name
    root = Recorded(try JSONSerialization.jsonObject(with: Data(contentsOf: file)))
    preset = try Self.preset(name, root)
  }

  /// RetinaNets are recorded at a small input, which their files state.
  private static func preset(_ name: String, _ root: Recorded) throws -> TrainerPreset {
    guard root["width"].isPresent else { return try TrainerPresets.named(name) }
    let size = try RetinaNetTables.size(root["width"].integer, root["height"].integer)
    switch name {
    case "mmdet-retinanet": return MMDetectionRetinaNet.retinaNet(name, size)
    case "mmdet-rpn": return MMDetectionRetinaNet.proposals(name, size)
    case "detectron2-retinanet": return Detectron2Presets.retinaNet(name, size)
    case "detectron2-rpn": return Detectron2Presets.proposals(name, size)
    case "torchvision-rpn": return TorchVisionRetinaNet.proposals(name, size)
    case "keras-hub-retinanet": return KerasHubPresets.retinaNet(name, size)
    case "tf-models-retinanet": return TFModelsPresets.retinaNet(name, size)
    case "tf-models-rpn": return TFModelsPresets.proposals(name, size)
    case "effdet-d0": return EfficientDetPresets.preset(name, size)
    default: return TorchVisionRetinaNet.retinaNet(name, size)
    }
  }

  /// The systems that a folder beside the SSD recordings has, in order.
  static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Self.folder(folder).path).sorted()
      .filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(5)) }
  }

  private static func folder(_ name: String) throws -> URL {
    guard let fixtures = SSDGoldens.fixtures else { throw NoFixtures() }
    return fixtures.deletingLastPathComponent().appendingPathComponent(name)
  }

  private struct NoFixtures: Error {}

  var columns: Int { root["classes"].integer }

  /// The ground truths of an image; classes go round by three.
  func groundTruths(_ image: Int) -> GroundTruthColumns {
    var columns = GroundTruthColumns()
    for (index, box) in root["boxes"][image].list.map(\.numbers).enumerated() {
      columns.append(
        Edges(xMin: box[0], yMin: box[1], xMax: box[2], yMax: box[3]), classIndex: index % 3)
    }
    return columns
  }
}
