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
    cannotExpress: """
      YOLO levels with different numbers of anchors, or other than 8,16,32 (16,32 for \
      cspdarknet_tiny); SSD with other than six levels
      """,
    takes: .layoutOrAnchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes the part of a spec, or an existing spec with it.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let isLayout = request.layout != nil
    let messages = isLayout ? ["ssd_config", "dssd_config"] : ["yolov4_config", "yolov3_config"]
    guard let base = request.base else {
      let fields =
        isLayout
        ? try layoutFields(request)
        : try anchorFields(request, levels: [Self.levels, Self.tinyLevels])
      return fragment(request, messages[0], fields)
    }
    var file = try TextProtoFile(base, target: info.target)
    guard let message = messages.first(where: { file.isMessage([$0]) }) else {
      throw .badBase(
        target: info.target, line: nil,
        reason: "it has neither \(messages[0]) nor \(messages[1])",
        remedy: isLayout ? "Give the spec of an SSD or DSSD model" : "Give the spec of a YOLO model"
      )
    }
    try checkInput(of: file, request.inputSize)
    let fields =
      isLayout
      ? try layoutFields(request) : try anchorFields(request, levels: levels(of: file, message))
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

  /// A level of a YOLO network, and its field.
  private typealias Level = (stride: Int, name: String)

  private static let levels: [Level] = [
    (8, "small_anchor_shape"), (16, "mid_anchor_shape"), (32, "big_anchor_shape"),
  ]
  /// Those of `cspdarknet_tiny`.
  private static let tinyLevels = Array(levels.dropFirst())

  /// The levels that the network of a spec may have, as far as the spec says it.
  private func levels(of file: TextProtoFile, _ message: String) -> [[Level]] {
    let arch = file.field([message, "arch"]).map { file.value(of: $0) }
    if let arch {
      let name = arch.filter { $0 != "\"" && $0 != "'" }
      return [name == "cspdarknet_tiny" ? Self.tinyLevels : Self.levels]
    }
    let hasSmall = file.field([message, Self.levels[0].name]) != nil
    return hasSmall ? [Self.levels] : [Self.levels, Self.tinyLevels]
  }

  /// - Parameter levels: what the network may have, the usual first.
  private func anchorFields(
    _ request: EmitRequest, levels choices: [[Level]]
  ) throws(EmitError) -> [(name: String, value: String)] {
    let strides = request.options.strides
    guard
      let choice = choices.first(where: { levels in
        strides.map { $0 == levels.map(\.stride) } ?? true
      })
    else {
      let expected = choices.map { levels in
        "\(levels.count) levels of strides "
          + levels.map { "\($0.stride)" }.joined(separator: ",")
      }
      throw .levelCount(
        target: info.target, levels: strides?.count ?? 0,
        expected: expected.joined(separator: ", or "))
    }
    let levels = try AnchorLevels(
      request, target: info.target, usualStrides: choice.map(\.stride))
    try levels.requireEven(for: info.target)
    return zip(choice, levels.sizes).reversed().map { level, sizes in
      (level.name, "\"\(ConfigText.list(sizes.map(ConfigText.pair)))\"")
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

  /// The input of `augmentation_config`.
  public func inputSize(of base: [UInt8]) throws(EmitError) -> ImageSize? {
    try TextProtoFile(base, target: info.target)
      .size(["augmentation_config"], "output_width", "output_height")
  }

  private func checkInput(of file: TextProtoFile, _ inputSize: ImageSize) throws(EmitError) {
    guard let base = file.size(["augmentation_config"], "output_width", "output_height"),
      base != inputSize
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
