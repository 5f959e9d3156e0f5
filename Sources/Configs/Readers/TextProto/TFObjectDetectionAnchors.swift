import Boxes
import Glibc
import Targets

/// The priors of a pipeline's anchor generator.
struct TFObjectDetectionAnchors {
  private let inputSize: ImageSize
  private let levels: [PriorLevel]
  private let shapeUnit: PriorUnit
  /// What was taken for what the file does not say.
  private(set) var notes: [ConfigNote] = []

  init(_ generator: TextProtoMessage, inputSize: ImageSize) throws(ConfigReadError) {
    self.inputSize = inputSize
    if let flexible = generator.message("flexible_grid_anchor_generator") {
      levels = try Self.flexible(flexible, inputSize)
      shapeUnit = .pixel
    } else if let multiscale = generator.message("multiscale_anchor_generator") {
      levels = try Self.multiscale(multiscale, inputSize)
      shapeUnit = .pixel
    } else if let ssd = generator.message("ssd_anchor_generator") {
      levels = try Self.ssd(ssd, inputSize)
      shapeUnit = .shorterSide
      if !ssd.has("height_stride") {
        notes.append(
          ConfigNote(
            line: ssd.line,
            "feature maps are not in the file; taken are those of SSD's extractors, a cell for 16 "
              + "pixels of the input on the first map, for twice as many on each that follows"))
      }
    } else {
      throw generator.unsupported(
        generator.names.first ?? "generator", "a generator that is not read",
        known: "flexible_grid_anchor_generator, ssd_anchor_generator, multiscale_anchor_generator")
    }
  }

  /// A preset's layout with these priors.
  func layout(like preset: PriorLayout) throws(ConfigReadError) -> PriorLayout {
    var layout = preset
    layout.imageSize = inputSize
    layout.levels = levels
    layout.shapeUnit = shapeUnit
    guard (1...PriorLayout.maximumCount).contains(layout.count) else {
      throw .noPriors(reason: "\(layout.count) of them, expected 1 to \(PriorLayout.maximumCount)")
    }
    return layout
  }

  private static func cells(_ side: Int, _ stride: Int) -> Int { (side + stride - 1) / stride }

  private static func grid(_ size: ImageSize, _ stride: Int) -> FeatureGrid {
    FeatureGrid(columns: cells(size.width, stride), rows: cells(size.height, stride))
  }

  /// Sizes and ratios in pairs, strides and offsets in whole pixels.
  private static func flexible(
    _ generator: TextProtoMessage, _ size: ImageSize
  ) throws(ConfigReadError) -> [PriorLevel] {
    var levels: [PriorLevel] = []
    for grid in generator.messages("anchor_grid") {
      let sizes = try grid.doubles("base_sizes")
      let ratios = try grid.doubles("aspect_ratios")
      guard !sizes.isEmpty, sizes.count == ratios.count, (sizes + ratios).allSatisfy({ $0 > 0 })
      else {
        throw grid.wrongKind(
          "base_sizes", "\(sizes.count) sizes, \(ratios.count) ratios",
          "a ratio for each size, all above 0")
      }
      let down = try stride(of: grid, "height_stride")
      let across = try stride(of: grid, "width_stride")
      let offsets = (
        try Double(grid.int("height_offset") ?? 0) / Double(down),
        try Double(grid.int("width_offset") ?? 0) / Double(across)
      )
      guard down == across, offsets.0 == offsets.1 else {
        throw grid.unsupported(
          "width_stride", "another stride or offset than down", known: "the same both ways")
      }
      levels.append(
        PriorLevel(
          grid: Self.grid(size, across), centering: .step(Double(across)),
          shapes: zip(sizes, ratios).map { .scale($0, ratio: $1) }, centerOffset: offsets.0))
    }
    return levels
  }

  private static func stride(
    of grid: TextProtoMessage, _ name: String
  ) throws(ConfigReadError) -> Int {
    guard let stride = try grid.int(name), (1...ImageSize.maximumSide).contains(stride) else {
      throw grid.wrongKind(
        name, grid.written(name) ?? "missing", "pixels between two cells, from 1")
    }
    return stride
  }

  /// Ratio outside, scale inside; centers in the middle where the map divides the input, else on the
  /// cells' corners.
  private static func multiscale(
    _ generator: TextProtoMessage, _ size: ImageSize
  ) throws(ConfigReadError) -> [PriorLevel] {
    let low = try generator.int("min_level") ?? 3
    let high = try generator.int("max_level") ?? 7
    let scale = try generator.double("anchor_scale") ?? 4
    let octave = try generator.int("scales_per_octave") ?? 2
    let ratios = try generator.doubles("aspect_ratios")
    guard (0...high).contains(low), high <= 12, scale > 0, (1...64).contains(octave),
      !ratios.isEmpty, ratios.allSatisfy({ $0 > 0 })
    else {
      throw generator.wrongKind(
        "aspect_ratios", "\(ratios.count) ratios on levels \(low) to \(high)",
        "ratios above 0 on levels that rise, up to 12")
    }
    var levels: [PriorLevel] = []
    for level in low...high {
      let stride = 1 << level
      let isEven = (size.height.isMultiple(of: stride), size.width.isMultiple(of: stride))
      guard isEven.0 == isEven.1 else {
        throw generator.unsupported(
          "max_level", "\(level) on an input of \(size), which its cells divide one way alone",
          known: "inputs that are divided both ways, or neither")
      }
      let scales = (0..<octave).map { step in
        pow(2, Double(step) / Double(octave)) * Double(stride) * scale
      }
      levels.append(
        PriorLevel(
          grid: grid(size, stride), centering: .step(Double(stride)),
          shapes: ratios.flatMap { ratio in scales.map { .scale($0, ratio: ratio) } },
          centerOffset: isEven.0 ? 0.5 : 0))
    }
    return levels
  }

  /// One scale a level; ratios, then the mean with the next scale.
  private static func ssd(
    _ generator: TextProtoMessage, _ size: ImageSize
  ) throws(ConfigReadError) -> [PriorLevel] {
    let count = try generator.int("num_layers") ?? 6
    let low = try generator.double("min_scale") ?? 0.2
    let high = try generator.double("max_scale") ?? 0.95
    guard (1...16).contains(count) else {
      throw generator.wrongKind("num_layers", "\(count)", "1 to 16")
    }
    var scales = try generator.doubles("scales")
    if scales.isEmpty {
      guard count > 1 else {
        throw generator.wrongKind("num_layers", "1", "2 and more; the trainer divides by one less")
      }
      scales = (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
    }
    guard scales.count >= count, scales.allSatisfy({ $0 > 0 }) else {
      throw generator.wrongKind("scales", "\(scales.count) of them", "one a layer, above 0")
    }
    scales.append(1)
    let ratios = try generator.doubles("aspect_ratios")
    let mean = try generator.double("interpolated_scale_aspect_ratio") ?? 1
    let isReduced = try generator.bool("reduce_boxes_in_lowest_layer") ?? true
    let base = (
      try generator.double("base_anchor_width") ?? 1,
      try generator.double("base_anchor_height") ?? 1
    )
    let strides = try listedStrides(generator, count: count)
    return (0..<count).map { layer in
      let scale = scales[layer]
      var boxes = ratios.map { (scale: scale, ratio: $0) }
      if mean > 0 { boxes.append(((scale * scales[layer + 1]).squareRoot(), mean)) }
      if layer == 0, isReduced { boxes = [(0.1, 1), (scale, 2), (scale, 0.5)] }
      let shapes = boxes.map { box -> PriorShape in
        guard base != (1, 1) else { return .scale(box.scale, ratio: box.ratio) }
        let root = box.ratio.squareRoot()
        return .size(width: box.scale * root * base.0, height: box.scale / root * base.1)
      }
      return PriorLevel(
        grid: grid(size, strides?[layer] ?? 16 << layer),
        centering: strides.map { .step(Double($0[layer])) } ?? .cells, shapes: shapes)
    }
  }

  /// The strides that `ssd_anchor_generator` lists; nothing where it lists none.
  private static func listedStrides(
    _ generator: TextProtoMessage, count: Int
  ) throws(ConfigReadError) -> [Int]? {
    let (down, across) = (
      try generator.doubles("height_stride"), try generator.doubles("width_stride")
    )
    let offsets = try generator.doubles("height_offset") + generator.doubles("width_offset")
    if down.isEmpty, across.isEmpty, offsets.isEmpty { return nil }
    let strides = across.compactMap { Int(exactly: $0) }
    guard strides.count == count, strides.allSatisfy({ $0 > 0 }), down == across,
      offsets.isEmpty || offsets == (across + across).map({ $0 / 2 })
    else {
      throw generator.unsupported(
        "height_stride", "strides and offsets that differ both ways, or by layer",
        known: "a stride for each layer, the same both ways, with offsets of half of it")
    }
    return strides
  }
}
