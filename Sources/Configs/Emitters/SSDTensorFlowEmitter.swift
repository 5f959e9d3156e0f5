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
    let levels = try request.requireLayout(for: info.target).levels
    guard !request.classNames.isEmpty else {
      throw .noClasses(target: info.target, purpose: "num_classes")
    }
    let classes = request.classNames.count + 1
    let input = request.inputSize
    let blocks = ["block4"] + (7..<7 + max(0, levels.count - 1)).map { "block\($0)" }
    let shapes = levels.map { "(\($0.rows), \($0.columns))" }
    let sizes = levels.map {
      "(\(PlainNumber.float($0.size)), \(PlainNumber.float($0.nextSize)))"
    }
    let normalizations = ["20"] + Array(repeating: "-1", count: levels.count - 1)
    let bounds = [levels.map(\.size).dropFirst().first, levels.last?.size].map {
      ($0 ?? levels[0].size) / Double(min(input.width, input.height))
    }
    var text = ConfigText.comment([
      ConfigText.units(
        input,
        "ratios are width over height, shapes (rows, columns), levels "
          + "fine to coarse. num_classes counts the background."),
      "anchor_size_bounds is not read where anchor_sizes is given.",
    ])
    text += "default_params = SSDParams(\n"
    text += "    img_shape=(\(input.height), \(input.width)),\n"
    text += "    num_classes=\(classes),\n"
    text += "    no_annotation_label=\(classes),\n"
    text += "    feat_layers=\(ConfigText.list(blocks.map(ConfigText.quoted))),\n"
    text += "    feat_shapes=\(ConfigText.list(shapes)),\n"
    text += "    anchor_size_bounds=\(ConfigText.list(bounds)),\n"
    text += "    anchor_sizes=\(ConfigText.list(sizes)),\n"
    text += "    anchor_ratios=\(ConfigText.list(levels.map { ConfigText.list($0.ratios) })),\n"
    text += "    anchor_steps=\(ConfigText.list(levels.map(\.stepX))),\n"
    text += "    anchor_offset=0.5,\n"
    text += "    normalizations=\(ConfigText.list(normalizations)),\n"
    text += "    prior_scaling=[0.1, 0.1, 0.2, 0.2],\n"
    text += ")\n"
    return EmittedConfig(
      text,
      notes: ["feat_layers are the names of the VGG network; change them for another backbone."])
  }
}
