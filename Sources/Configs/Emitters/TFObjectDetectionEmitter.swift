// base_sizes are square roots of areas in pixels of the network's input, aspect_ratios width over height.
import Boxes
import Text

/// `anchor_generator` of a TensorFlow Object Detection API pipeline.
public struct TFObjectDetectionEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "tf-object-detection",
    fileName: "pipeline.config",
    summary: "flexible_grid_anchor_generator of a pipeline.config; --base keeps the rest",
    loader: "text_format.Merge into TrainEvalPipelineConfig, then anchor_generator_builder",
    convention: """
      pixels of the network's input; base_sizes are square roots of areas, paired with \
      aspect_ratios, width over height
      """,
    cannotExpress: "steps that are not whole and even: strides and offsets are whole pixels",
    takes: .layoutOrAnchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes a pipeline's generator, or an existing pipeline with it.
  ///
  /// Sizes and ratios are paired one by one, so that free widths and heights, and SSD layouts whose
  /// levels have different ratios, are held exactly; `ssd_anchor_generator` holds neither.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let base = try request.base.map { bytes throws(EmitError) in
      try TextProtoFile(bytes, target: info.target)
    }
    let maps = base.flatMap { TFObjectDetectionMaps(of: $0, inputSize: request.inputSize) }
    let grids = try self.grids(request, maps: maps)
    var lines = ["anchor_generator {", "  flexible_grid_anchor_generator {"]
    lines.append("    # " + ConfigText.units(request.inputSize, "square roots of areas."))
    lines.append("    # aspect_ratios are width over height. Levels fine to coarse.")
    for grid in grids {
      lines.append("    anchor_grid {")
      lines.append("      base_sizes: \(ConfigText.list(grid.shapes.map(\.size)))")
      lines.append("      aspect_ratios: \(ConfigText.list(grid.shapes.map(\.ratio)))")
      lines.append("      height_stride: \(grid.strideY)")
      lines.append("      width_stride: \(grid.strideX)")
      lines.append("      height_offset: \(grid.strideY / 2)")
      lines.append("      width_offset: \(grid.strideX / 2)")
      lines.append("    }")
    }
    lines += ["  }", "}"]
    var notes = [
      grids.count == 1
        ? "There is 1 level; the feature extractor has to give one map of its stride."
        : "There are \(grids.count) levels; the feature extractor has to give as many, fine to coarse."
    ]
    if let maps, maps.shift > 0, request.options.strides == nil {
      notes.append(
        "Strides are whole, even pixels here: centers lie up to "
          + "\(DecimalText.fixed(maps.shift, 1)) px from those of ssd_anchor_generator.")
    }
    guard let base else { return fragment(request, lines, notes: notes) }
    return try updated(base, request, lines, notes: notes)
  }

  /// The priors of one level: square roots of areas, and widths over heights.
  private struct Grid {
    let strideX: Int
    let strideY: Int
    let shapes: [(size: Double, ratio: Double)]
  }

  /// - Parameter maps: those of the base's network, where it says them.
  private func grids(
    _ request: EmitRequest, maps: TFObjectDetectionMaps?
  ) throws(EmitError) -> [Grid] {
    let grids =
      request.layout == nil
      ? try anchorGrids(request, maps: maps) : try layoutGrids(request, maps: maps)
    for step in grids.flatMap({ [$0.strideX, $0.strideY] }) where !step.isMultiple(of: 2) {
      throw oddStep("\(step)")
    }
    return grids
  }

  private func layoutGrids(
    _ request: EmitRequest, maps: TFObjectDetectionMaps?
  ) throws(EmitError) -> [Grid] {
    let layout = try request.requireLayout(for: info.target)
    var grids: [Grid] = []
    for level in layout.levels {
      guard level.stepX < 65_536, let strideX = Int(exactly: level.stepX), level.stepY < 65_536,
        let strideY = Int(exactly: level.stepY)
      else { throw oddStep(PlainNumber.text(level.stepX)) }
      let larger = (level.size * level.nextSize).squareRoot()
      let squares: [(size: Double, ratio: Double)] = [(level.size, 1), (larger, 1)]
      let shapes = squares + level.ratios.map { (size: level.size, ratio: $0) }
      grids.append(Grid(strideX: strideX, strideY: strideY, shapes: shapes))
    }
    if let maps, maps.across != grids.map(\.strideX) || maps.down != grids.map(\.strideY) {
      throw .baseLevels(target: info.target, base: maps.across, asked: grids.map(\.strideX))
    }
    return grids
  }

  private func anchorGrids(
    _ request: EmitRequest, maps: TFObjectDetectionMaps?
  ) throws(EmitError) -> [Grid] {
    if let strides = request.options.strides {
      if let maps, strides.count != maps.across.count {
        throw .baseLevels(target: info.target, base: maps.across, asked: strides)
      }
    } else if let maps {
      // A base's strides need not rise: two maps of one cell have the same.
      let (anchors, ranges) = try AnchorLevels.shared(
        request, levels: maps.across.count, target: info.target)
      return ranges.indices.map { level in
        Grid(
          strideX: maps.across[level], strideY: maps.down[level],
          shapes: anchors[ranges[level]].map(Self.shape))
      }
    }
    let levels = try AnchorLevels(
      request, target: info.target, usualStrides: [8, 16, 32, 64, 128])
    return zip(levels.strides, levels.sizes).map { stride, sizes in
      Grid(strideX: stride, strideY: stride, shapes: sizes.map(Self.shape))
    }
  }

  private static func shape(_ anchor: Size<Pixels>) -> (size: Double, ratio: Double) {
    (anchor.area.squareRoot(), anchor.width / anchor.height)
  }

  private func oddStep(_ step: String) -> EmitError {
    .notRepresentable(
      target: info.target,
      what: "half of the step \(step) is the offset of the first center, a whole number there",
      remedy: "Use whole, even steps")
  }

  private func fragment(
    _ request: EmitRequest, _ lines: [String], notes: [String]
  ) -> EmittedConfig {
    let classes = request.classNames.count
    let count = classes > 0 ? ["num_classes: \(classes)"] : []
    let inner = (count + lines).map { "    \($0)\n" }.joined()
    return EmittedConfig(
      "model {\n  ssd {\n" + inner + "  }\n}\n",
      notes: notes + ["This is the generator alone; --base pipeline.config gives a whole pipeline."]
    )
  }

  private func updated(
    _ base: TextProtoFile, _ request: EmitRequest, _ lines: [String], notes: [String]
  ) throws(EmitError) -> EmittedConfig {
    var file = base
    let paths = [
      ["model", "ssd", "anchor_generator"],
      ["model", "faster_rcnn", "first_stage_anchor_generator"],
    ]
    guard let path = paths.first(where: { file.field($0) != nil }), let name = path.last else {
      throw .badBase(
        target: info.target, line: nil,
        reason: "it has no model.ssd.anchor_generator and no "
          + "model.faster_rcnn.first_stage_anchor_generator",
        remedy: "Give a pipeline.config of an SSD or Faster R-CNN model")
    }
    try checkInput(of: file, meta: path[1], request.inputSize)
    var notes = notes
    let depth = String(repeating: "  ", count: path.count - 1)
    let text = ([name + " {"] + lines.dropFirst()).joined(separator: "\n" + depth)
    file.replace(path, with: text)
    let classPath = path.dropLast() + ["num_classes"]
    if !request.classNames.isEmpty, let old = file.field(Array(classPath)) {
      let value = file.value(of: old)
      if value != "\(request.classNames.count)" {
        notes.append("num_classes was \(value) and is now \(request.classNames.count).")
        file.replace(Array(classPath), with: "num_classes: \(request.classNames.count)")
      }
    }
    return EmittedConfig(bytes: file.bytes, notes: notes)
  }

  /// The input that a pipeline resizes to; nothing for resizers that know no single size.
  public func inputSize(of base: [UInt8]) throws(EmitError) -> ImageSize? {
    let file = try TextProtoFile(base, target: info.target)
    return ["ssd", "faster_rcnn"].lazy.compactMap { Self.inputSize(of: file, meta: $0) }.first
  }

  private static func inputSize(of file: TextProtoFile, meta: String) -> ImageSize? {
    file.size(["model", meta, "image_resizer", "fixed_shape_resizer"], "width", "height")
  }

  /// Refuses a pipeline that resizes to another size.
  private func checkInput(
    of file: TextProtoFile, meta: String, _ inputSize: ImageSize
  ) throws(EmitError) {
    guard let base = Self.inputSize(of: file, meta: meta), base != inputSize else { return }
    throw .baseInputSize(target: info.target, base: base, anchors: inputSize)
  }
}
