import Boxes
import Foundation
import Testing

@testable import Targets

/// Numbers recorded from mmdetection's SSD, from RetinaNets and from proposal networks, all in
/// `Fixtures/parity/retinanet`: every recorded set, and up to 200 of the recorded rows of priors.
enum RetinaNetGoldens {
  /// A recorded system with the preset that should reproduce it.
  struct System: Sendable, CustomTestStringConvertible {
    let file: String
    let key: String
    let preset: @Sendable (ImageSize) throws -> TrainerPreset
    /// The class that a recorded label 0 was, when it was handed in.
    var firstLabel = 0

    var testDescription: String { key.isEmpty ? file : "\(file) \(key)" }
  }

  static let systems = [
    System(
      file: "mmdet-ssd300", key: "ssd300-voc",
      preset: { _ in try TrainerPresets.named("mmdet-ssd300-voc") }),
    System(
      file: "mmdet-ssd300", key: "ssd300-coco",
      preset: { _ in try TrainerPresets.named("mmdet-ssd300-coco") }),
    System(
      file: "detectron2-retinanet", key: "",
      preset: { Detectron2Presets.retinaNet("detectron2-retinanet", $0) }),
    System(
      file: "detectron2-rpn", key: "",
      preset: { Detectron2Presets.proposals("detectron2-rpn", $0) }),
    System(
      file: "torchvision-retinanet", key: "",
      preset: { TorchVisionRetinaNet.retinaNet("torchvision-retinanet", $0) }),
    System(
      file: "torchvision-fasterrcnn-rpn", key: "",
      preset: { TorchVisionRetinaNet.proposals("torchvision-rpn", $0) }),
    System(
      file: "mmdet-retinanet", key: "",
      preset: { MMDetectionRetinaNet.retinaNet("mmdet-retinanet", $0) }),
    System(
      file: "mmdet-faster-rcnn-rpn", key: "",
      preset: { MMDetectionRetinaNet.proposals("mmdet-rpn", $0) }),
    System(
      file: "effdet", key: "d0-512", preset: { EfficientDetPresets.preset("effdet-d0", $0) }),
    System(
      file: "effdet", key: "768x512", preset: { EfficientDetPresets.preset("effdet", $0) }),
    System(
      file: "keras-hub-retinanet", key: "",
      preset: { KerasHubPresets.retinaNet("keras-hub-retinanet", $0) }),
    System(
      file: "tf-models-retinanet", key: "640",
      preset: { TFModelsPresets.retinaNet("tf-models-retinanet", $0) }, firstLabel: 1),
    System(
      file: "tf-models-retinanet", key: "512x384-thresholds-.5-.4",
      preset: { TFModelsPresets.retinaNet("tf-models-retinanet", $0, ignoredFrom: 0.4) },
      firstLabel: 1),
    System(
      file: "tf-models-rpn", key: "", preset: { TFModelsPresets.proposals("tf-models-rpn", $0) }),
  ]

  /// What is recorded of a system, and whether boxes and offsets are listed y first.
  static func recorded(_ system: System) throws -> (root: Recorded, isYX: Bool) {
    let folder = SSDGoldens.fixtures?.deletingLastPathComponent()
      .appendingPathComponent("retinanet/\(system.file).json")
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    let file = Recorded(try JSONSerialization.jsonObject(with: try Data(contentsOf: folder)))
    return (file["systems"][system.key], file["order"].text == "yx")
  }
}
