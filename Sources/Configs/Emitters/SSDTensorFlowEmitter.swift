// Aspect ratios are width over height; sizes in pixels of the network's input, (size, next size).
import Boxes

/// `SSDNet.default_params` of SSD-Tensorflow and its descendants.
public struct SSDTensorFlowEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "ssd-tensorflow",
    fileName: "ssd_params.py",
    summary: "default_params = SSDParams(…) of SSD-Tensorflow",
    loader: "Python; paste into nets/ssd_vgg_300.py over default_params of SSDNet",
    convention: "pixels of the network's input, ratios width over height, shapes (rows, columns)",
    cannotExpress: "free widths and heights; it has one size, the next one and ratios a level",
    takes: .layout,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes the parameters; background is class 0, so `num_classes` is one more.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let fields = try SSDParamsText(request, target: info.target)
    let blocks = ["block4"] + (7..<6 + fields.levelCount).map { "block\($0)" }
    var text = ConfigText.comment([
      fields.units, "anchor_size_bounds is not read where anchor_sizes is given.",
    ])
    text += "default_params = SSDParams(\n"
    text += "    img_shape=\(fields.imageShape),\n"
    text += "    num_classes=\(fields.classCount),\n"
    text += "    no_annotation_label=\(fields.classCount),\n"
    text += "    feat_layers=\(ConfigText.list(blocks.map(ConfigText.quoted))),\n"
    text += "    feat_shapes=\(fields.shapes),\n"
    text += "    anchor_size_bounds=\(fields.bounds),\n"
    text += "    anchor_sizes=\(fields.sizes),\n"
    text += "    anchor_ratios=\(fields.ratios),\n"
    text += "    anchor_steps=\(fields.steps),\n"
    text += "    anchor_offset=0.5,\n"
    text += "    normalizations=\(fields.normalizations),\n"
    text += "    prior_scaling=\(SSDParamsText.variances),\n"
    text += ")\n"
    return EmittedConfig(
      text,
      notes: ["feat_layers are the names of the VGG network; change them for another backbone."])
  }
}
