// YOLO: (width, height) in pixels of the network's input. SSD: scales of the shorter side, ratios width over height.
import Boxes

/// `yolov4_config` or `ssd_config` of an NVIDIA TAO spec file.
public struct TAOEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "tao",
    fileName: "spec.txt",
    summary: "yolov4_config anchor shapes, or ssd_config scales and ratios; --base keeps the rest",
    loader: "text_format.Merge into the model's Experiment message; --base gives a whole spec",
    convention: """
      YOLO: (width, height) in pixels, big, mid and small. \
      SSD: scales of the shorter side, ratios width over height, fine level first
      """,
    cannotExpress: "YOLO levels with different numbers of anchors; SSD with other than six levels",
    takes: .layoutOrAnchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes the part of a spec, or an existing spec with it.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let isLayout = request.layout != nil
    let fields = isLayout ? try layoutFields(request) : try anchorFields(request)
    let messages = isLayout ? ["ssd_config", "dssd_config"] : ["yolov4_config", "yolov3_config"]
    guard let base = request.base else { return fragment(request, messages[0], fields) }
    var file = try TextProtoFile(base, target: info.target)
    guard let message = messages.first(where: { file.isMessage([$0]) }) else {
      throw .badBase(
        target: info.target, line: nil,
        reason: "it has neither \(messages[0]) nor \(messages[1])",
        remedy: isLayout ? "Give the spec of an SSD or DSSD model" : "Give the spec of a YOLO model"
      )
    }
    try checkInput(of: file, request.inputSize)
    for field in fields {
      if file.field([message, field.name]) == nil {
        file.insert("\n  \(field.name): \(field.value)", into: [message])
      } else {
        file.replace([message, field.name], with: "\(field.name): \(field.value)")
      }
    }
    var notes = isLayout ? [] : [Self.units]
    if isLayout, file.field([message, "aspect_ratios_global"]) != nil {
      file.remove([message, "aspect_ratios_global"])
      notes.append("aspect_ratios_global is removed; aspect_ratios lists the ratios of each level.")
    }
    if !request.classNames.isEmpty {
      notes.append("target_class_mapping is kept as it is in the base file.")
    }
    return EmittedConfig(bytes: file.bytes, notes: notes)
  }

  private static let units = "The anchors are in pixels of the network's input, as TAO wants them."

  private func anchorFields(
    _ request: EmitRequest
  ) throws(EmitError) -> [(name: String, value: String)] {
    if let strides = request.options.strides, strides != [8, 16, 32] {
      throw .levelCount(
        target: info.target, levels: strides.count, expected: "3 levels of strides 8,16,32")
    }
    let levels = try AnchorLevels(request, target: info.target, usualStrides: [8, 16, 32])
    try levels.requireEven(for: info.target)
    let names = ["small_anchor_shape", "mid_anchor_shape", "big_anchor_shape"]
    return zip(names, levels.sizes).reversed().map { name, sizes in
      (name, "\"\(ConfigText.list(sizes.map(ConfigText.pair)))\"")
    }
  }

  private func layoutFields(
    _ request: EmitRequest
  ) throws(EmitError) -> [(name: String, value: String)] {
    let layout = try request.requireLayout(for: info.target)
    guard layout.levels.count == 6 else {
      throw .levelCount(target: info.target, levels: layout.levels.count, expected: "6 levels")
    }
    let side = Double(min(request.inputSize.width, request.inputSize.height))
    let scales = try layout.chainedSizes(for: info.target).map { $0 / side }
    let ratios = layout.levels.map { level in
      "[" + ([1] + level.ratios).map(PlainNumber.float).joined(separator: ", ") + "]"
    }
    return [
      ("aspect_ratios", "\"\(ConfigText.list(ratios))\""),
      ("scales", "\"\(ConfigText.list(scales))\""),
      ("two_boxes_for_ar1", "true"),
      ("steps", "\"\(ConfigText.list(layout.levels.map(\.stepX)))\""),
    ]
  }

  private func checkInput(of file: TextProtoFile, _ inputSize: ImageSize) throws(EmitError) {
    let sides = ["output_width", "output_height"].map { name in
      file.field(["augmentation_config", name]).flatMap { Int(file.value(of: $0)) }
    }
    guard let width = sides[0], let height = sides[1],
      let base = ImageSize(width: width, height: height), base != inputSize
    else { return }
    throw .baseInputSize(target: info.target, base: base, anchors: inputSize)
  }

  private func fragment(
    _ request: EmitRequest, _ message: String, _ fields: [(name: String, value: String)]
  ) -> EmittedConfig {
    let input = request.inputSize
    var text = ConfigText.comment(
      request.layout == nil
        ? [
          ConfigText.units(input, "(width, height), big is the coarse level of stride 32.")
        ]
        : [
          "Scales are shares of the shorter side of the network's input, \(input.width) wide and "
            + "\(input.height) high; aspect_ratios are width over height. Levels fine to coarse."
        ])
    text += "\(message) {\n" + fields.map { "  \($0.name): \($0.value)\n" }.joined() + "}\n"
    text += "augmentation_config {\n  output_width: \(input.width)\n"
    text += "  output_height: \(input.height)\n}\n"
    if !request.classNames.isEmpty {
      let names = request.classNames.map(ConfigText.protoQuoted)
      text += "dataset_config {\n"
      text += names.map { "  target_class_mapping {\n    key: \($0)\n    value: \($0)\n  }\n" }
        .joined()
      text += "}\n"
    }
    return EmittedConfig(
      text,
      notes: [
        "These are the anchors' fields alone; --base spec.txt gives a whole spec.",
        "TAO sorts the class names itself; their order here has no effect.",
      ])
  }
}
