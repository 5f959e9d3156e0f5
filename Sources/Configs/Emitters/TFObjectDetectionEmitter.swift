// base_sizes are square roots of areas in pixels of the network's input, aspect_ratios width over height.
import Boxes

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
    let grids = try self.grids(request, maps: base.flatMap(Self.maps))
    var lines = ["anchor_generator {", "  flexible_grid_anchor_generator {"]
    lines.append("    # " + ConfigText.units(request.inputSize, "square roots of areas."))
    lines.append("    # aspect_ratios are width over height. Levels fine to coarse.")
    for grid in grids {
      let half = grid.stride / 2
      lines.append("    anchor_grid {")
      lines.append("      base_sizes: \(ConfigText.list(grid.shapes.map(\.size)))")
      lines.append("      aspect_ratios: \(ConfigText.list(grid.shapes.map(\.ratio)))")
      lines.append("      height_stride: \(grid.stride)")
      lines.append("      width_stride: \(grid.stride)")
      lines.append("      height_offset: \(half)")
      lines.append("      width_offset: \(half)")
      lines.append("    }")
    }
    lines += ["  }", "}"]
    let notes = [
      grids.count == 1
        ? "There is 1 level; the feature extractor has to give one map of its stride."
        : "There are \(grids.count) levels; the feature extractor has to give as many, fine to coarse."
    ]
    guard let base else { return fragment(request, lines, notes: notes) }
    return try updated(base, request, lines, notes: notes)
  }

  /// The priors of one level: square roots of areas, and widths over heights.
  private struct Grid {
    let stride: Int
    let shapes: [(size: Double, ratio: Double)]
  }

  /// The strides of the maps that a pipeline's network has, fine to coarse; nothing where its
  /// generator does not say them.
  private static func maps(of file: TextProtoFile) -> [Int]? {
    let generators = [
      ["model", "faster_rcnn", "first_stage_anchor_generator"],
      ["model", "ssd", "anchor_generator"],
    ]
    guard let path = generators.first(where: { file.field($0) != nil }) else { return nil }
    func number(_ path: [String]) -> Int? {
      file.field(path).flatMap { Int(file.value(of: $0)) }
    }
    // One map, of the stride that the extractor is told; 16 is the default of both messages.
    if file.field(path + ["grid_anchor_generator"]) != nil {
      let told = [
        ["model", "faster_rcnn", "feature_extractor", "first_stage_features_stride"],
        path + ["grid_anchor_generator", "height_stride"],
      ]
      return [told.lazy.compactMap(number).first ?? 16]
    }
    if let flexible = file.field(path + ["flexible_grid_anchor_generator"]) {
      let strides = flexible.children.filter { $0.name == "anchor_grid" }.map { grid in
        grid.children.first { $0.name == "height_stride" }.flatMap { Int(file.value(of: $0)) }
      }
      return strides.contains(nil) || strides.isEmpty ? nil : strides.compactMap { $0 }
    }
    if file.field(path + ["multiscale_anchor_generator"]) != nil {
      let generator = path + ["multiscale_anchor_generator"]
      let (low, high) = (number(generator + ["min_level"]), number(generator + ["max_level"]))
      guard let low, let high, (0...high).contains(low), high <= 10 else { return nil }
      return (low...high).map { 1 << $0 }
    }
    return nil
  }

  /// - Parameter maps: the strides of the base's network, where it says them.
  private func grids(
    _ request: EmitRequest, maps: [Int]?
  ) throws(EmitError) -> [Grid] {
    var grids: [Grid] = []
    if request.layout != nil {
      let layout = try request.requireLayout(for: info.target)
      if let maps, maps.count != layout.levels.count {
        let asked = layout.levels.map { Int(exactly: $0.stepX.rounded()) ?? 0 }
        throw .baseLevels(target: info.target, base: maps, asked: asked)
      }
      for level in layout.levels {
        guard level.stepX < 65_536, let stride = Int(exactly: level.stepX) else {
          throw oddStep(PlainNumber.text(level.stepX))
        }
        let larger = (level.size * level.nextSize).squareRoot()
        let squares: [(size: Double, ratio: Double)] = [(level.size, 1), (larger, 1)]
        let shapes = squares + level.ratios.map { (size: level.size, ratio: $0) }
        grids.append(Grid(stride: stride, shapes: shapes))
      }
    } else {
      if let maps, let strides = request.options.strides, strides.count != maps.count {
        throw .baseLevels(target: info.target, base: maps, asked: strides)
      }
      let levels = try AnchorLevels(
        request, target: info.target, usualStrides: maps ?? [8, 16, 32, 64, 128])
      for (stride, sizes) in zip(levels.strides, levels.sizes) {
        let shapes = sizes.map { (size: $0.area.squareRoot(), ratio: $0.width / $0.height) }
        grids.append(Grid(stride: stride, shapes: shapes))
      }
    }
    if let odd = grids.first(where: { !$0.stride.isMultiple(of: 2) }) {
      throw oddStep("\(odd.stride)")
    }
    return grids
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
    try checkInput(of: file, meta: Array(path.dropLast()), request.inputSize)
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

  /// Refuses a pipeline that resizes to another size; other resizers know no single size.
  private func checkInput(
    of file: TextProtoFile, meta: [String], _ inputSize: ImageSize
  ) throws(EmitError) {
    let sides = ["width", "height"].map { name in
      file.field(meta + ["image_resizer", "fixed_shape_resizer", name])
        .flatMap { Int(file.value(of: $0)) }
    }
    guard let width = sides[0], let height = sides[1],
      let base = ImageSize(width: width, height: height), base != inputSize
    else { return }
    throw .baseInputSize(target: info.target, base: base, anchors: inputSize)
  }
}
