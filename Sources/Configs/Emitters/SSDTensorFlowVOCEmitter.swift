// Aspect ratios are width over height; sizes in pixels of the network's input, (size, next size).
import Boxes

/// The parameters that `SSDModel` of SSD_tensorflow_VOC sets in its initializer.
public struct SSDTensorFlowVOCEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "ssd-tensorflow-voc",
    fileName: "ssd_model_params.py",
    summary: "the parameters of SSDModel in SSD_tensorflow_VOC's nets/ssd.py",
    loader: "Python; paste into SSDModel.__init__ of nets/ssd.py over the lines of these names",
    convention: "pixels of the network's input, ratios width over height, shapes (rows, columns)",
    cannotExpress: "free widths and heights; more than 6 levels",
    takes: .layout,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes the assignments, indented as they stand in the initializer.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let fields = try SSDParamsText(request, target: info.target)
    try fields.require(levels: 6, target: info.target)
    let blocks = ["block4"] + (7..<6 + fields.levelCount).map { "block\($0)" }
    let indent = "        "
    let assignments = [
      ("img_shape", fields.imageShape),
      ("num_classes", "\(fields.classCount)"),
      ("no_annotation_label", "\(fields.classCount)"),
      ("feat_layers", ConfigText.list(blocks.map(ConfigText.quoted))),
      ("feat_shapes", fields.shapes),
      ("anchor_sizes", fields.sizes),
      ("anchor_ratios", fields.ratios),
      ("anchor_steps", fields.steps),
      ("anchor_offset", "0.5"),
      ("prior_scaling", SSDParamsText.variances),
      ("normalizations", fields.normalizations),
    ]
    let text =
      ConfigText.comment([fields.units], indent: indent)
      + assignments.map { "\(indent)self.\($0) = \($1)\n" }.joined()
    return EmittedConfig(
      text,
      notes: [
        "datasets/pascalvoc_datasets.py numbers the classes by name; class 0 is the background."
      ])
  }
}
