// Aspect ratios are width over height; sizes in pixels of the network's input, (size, next size).
import Boxes

/// `ssd300_params` or `ssd512_params` of modular_SSD_tensorflow.
public struct ModularSSDEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "modular-ssd",
    fileName: "ssd_params.py",
    summary: "ssd300_params or ssd512_params = SSDParams(…) of modular_SSD_tensorflow",
    loader: "Python; paste into ssd/ssd_blocks.py over the parameters of that name",
    convention: "pixels of the network's input, ratios width over height, shapes (rows, columns)",
    cannotExpress: "free widths and heights; more than 7 levels",
    takes: .layout,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes the parameters of the network that has as many maps: `ssd300` up to six, `ssd512` seven.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let fields = try SSDParamsText(request, target: info.target)
    try fields.require(levels: 7, target: info.target)
    let model = fields.levelCount == 7 ? "ssd512" : "ssd300"
    // The model itself puts the backbone's map before these.
    let blocks = (7..<6 + fields.levelCount).map { "ssd_block\($0)" }
    var text = ConfigText.comment([
      fields.units,
      "feature_layers has one name less than there are levels: SSDModel puts the backbone's map "
        + "first. anchor_size_bounds is not read.",
    ])
    text += "\(model)_params = SSDParams(\n"
    text += "    model_name=\"\(model)\",\n"
    text += "    img_shape=\(fields.imageShape),\n"
    text += "    num_classes=\(fields.classCount),\n"
    text += "    no_annotation_label=\(fields.classCount),\n"
    text += "    feature_layers=\(ConfigText.list(blocks.map(ConfigText.quoted))),\n"
    text += "    feature_shapes=\(fields.shapes),\n"
    text += "    anchor_size_bounds=\(fields.bounds),\n"
    text += "    anchor_sizes=\(fields.sizes),\n"
    text += "    anchor_ratios=\(fields.ratios),\n"
    text += "    anchor_steps=\(fields.steps),\n"
    text += "    anchor_offset=0.5,\n"
    text += "    normalizations=\(fields.normalizations),\n"
    text += "    prior_scaling=\(SSDParamsText.variances),\n"
    text += ")\n"
    return EmittedConfig(
      text, notes: ["Train it with the model name \(model); class 0 is the background."])
  }
}
