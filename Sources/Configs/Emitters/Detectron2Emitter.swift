// Aspect ratios are height over width; sizes are square roots of areas in pixels of the network's input.
import Boxes

/// `MODEL.ANCHOR_GENERATOR` of detectron2.
public struct Detectron2Emitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "detectron2",
    fileName: "anchors.yaml",
    summary: "MODEL.ANCHOR_GENERATOR of a detectron2 YAML config",
    loader: "cfg.merge_from_file of detectron2; other configs name it with _BASE_",
    convention:
      "pixels of the resized image, sizes are square roots of areas, ratios height over width",
    cannotExpress: "free widths and heights (fitted, with the loss stated); SSD layouts",
    takes: .anchors,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes sizes and ratios, a list a level, or one list for all levels without strides.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let fit = try ProductFit(request, target: info.target)
    var text = ConfigText.comment([
      ConfigText.units(
        request.inputSize,
        "SIZES are square roots of areas, ASPECT_RATIOS are height over width; one list a level, "
          + "fine to coarse, or one for all."),
      fit.note,
    ])
    text += "MODEL:\n  ANCHOR_GENERATOR:\n    NAME: \"DefaultAnchorGenerator\"\n"
    text += "    SIZES: \(lists(fit.levels.map(\.sizes)))\n"
    text += "    ASPECT_RATIOS: \(lists(fit.levels.map(\.ratios)))\n"
    if !request.classNames.isEmpty {
      text += "  ROI_HEADS:\n    NUM_CLASSES: \(request.classNames.count)\n"
      text += "  RETINANET:\n    NUM_CLASSES: \(request.classNames.count)\n"
    }
    let notes = [
      fit.note,
      "detectron2 keeps the image's own shape when it resizes: cluster with --resize letterbox.",
    ]
    return EmittedConfig(text, notes: notes)
  }

  private func lists(_ levels: [[Double]]) -> String {
    ConfigText.list(levels.map { ConfigText.list($0) })
  }
}
