import Boxes
import Glibc
import Targets

/// The priors of mmdetection's generators, in its own order and precision.
///
/// - Parity: mmdet 3.3.0 `prior_generators/anchor_generator.py`, whose results are recorded.
struct MMDetectionGenerators {
  private let generator: PythonSetting
  private let model: MMDetectionModel

  /// Takes a generator and the model around it.
  init(_ generator: PythonSetting, _ model: MMDetectionModel) {
    self.generator = generator
    self.model = model
  }

  /// What mmdetection's own models have, where a generator inherits it.
  private static let strides: [MMDetectionModel.Kind: [Double]] = [
    .ssd: [8, 16, 32, 64, 100, 300], .retinaNet: [8, 16, 32, 64, 128],
    .proposals: [4, 8, 16, 32, 64], .yolo: [32, 16, 8],
  ]

  /// `SSDAnchorGenerator`: sizes as given, or from a range of shares at an input of 300 or 512.
  func ssd(_ input: ImageSize) throws(ConfigReadError) -> [PriorLevel] {
    try refuseOthers(
      [
        "strides", "ratios", "min_sizes", "max_sizes", "basesize_ratio_range", "input_size",
        "scale_major", "use_box_type",
      ])
    let strides = try strides()
    var rows: [[Double]] = [[2], [2, 3], [2, 3], [2, 3], [2], [2]]
    if let ratios = generator["ratios"] {
      try ratios.requireCount(strides.count, of: "as many as strides has")
      rows = try ratios.positiveRows("a list of ratios for each level")
    } else if !inherits || rows.count != strides.count {
      throw missing("ratios")
    }
    let sizes = try ssdSizes(levels: strides.count)
    // The class's own is True, the shipped models' is False.
    let scaleMajor = try generator["scale_major"]?.bool() ?? !inherits
    return strides.indices.map { k in
      let (least, most) = (sizes.least[k], sizes.most[k])
      let sides: [Double] = [least, Double(Float(least) * Float((most / least).squareRoot()))]
      // Width over height; the class itself holds height over width.
      let all: [Double] = [1] + rows[k].flatMap { [$0, 1 / $0] }
      // Every size with every ratio, of which it keeps the first, the one at the number of ratios, and
      // those between: with `scale_major` these are not the squares and the ratios.
      let made: [PriorShape] =
        scaleMajor
        ? all.flatMap { ratio in sides.map { .scale($0, ratio: ratio) } }
        : sides.flatMap { side in all.map { .scale(side, ratio: $0) } }
      return level(
        input, strides[k], offset: 0.5, [made[0], made[all.count]] + made[1..<all.count])
    }
  }

  private var inherits: Bool { model.inherits(generator) }

  private func ssdSizes(
    levels: Int
  ) throws(ConfigReadError) -> (least: [Double], most: [Double]) {
    if let least = generator["min_sizes"] {
      guard let most = generator["max_sizes"] else { throw missing("max_sizes") }
      try least.requireCount(levels, of: "as many as strides has")
      try most.requireCount(levels, of: "as many as strides has")
      return (try least.positives(), try most.positives())
    }
    if generator["max_sizes"] != nil { throw missing("min_sizes") }
    var side = 300
    if let setting = generator["input_size"] { side = try setting.whole(1...65535) }
    var (first, last) = (0.15, 0.9)
    if let range = generator["basesize_ratio_range"] {
      let ends = try range.positives("(least, most)")
      guard ends.count == 2 else { throw range.wrong("(least, most)") }
      (first, last) = (ends[0], ends[1])
    }
    let smallest = [300: [0.15: (7, 15), 0.2: (10, 20)], 512: [0.1: (4, 10), 0.15: (7, 15)]]
    guard let start = smallest[side]?[first] else {
      throw (generator["basesize_ratio_range"] ?? generator).unsupported(
        "min_sizes and max_sizes; or a range from 0.15 or 0.2 at an input_size of 300, from 0.1 or "
          + "0.15 at 512")
    }
    guard levels > 2, last < 100 else { throw generator.unsupported("at least 3 strides") }
    let (low, high) = (Int(first * 100), Int(last * 100))
    let step = (high - low) / (levels - 2)
    guard step > 0 else { throw generator.unsupported("a range with a step of at least 1 %") }
    let shares = Array(stride(from: low, through: high, by: step))
    func size(_ percent: Int) -> Double { Double(side * percent / 100) }
    let least = [size(start.0)] + shares.map(size)
    let most = [size(start.1)] + shares.map { size($0 + step) }
    guard least.count == levels else {
      throw .noPriors(
        reason:
          "basesize_ratio_range gives \(least.count) sizes for \(levels) strides, where the trainer "
          + "stops")
    }
    return (least, most)
  }

  /// `AnchorGenerator`: every ratio with every scale of a base size.
  func anchors(_ input: ImageSize) throws(ConfigReadError) -> [PriorLevel] {
    try refuseOthers(
      [
        "strides", "ratios", "scales", "octave_base_scale", "scales_per_octave", "base_sizes",
        "scale_major", "center_offset", "use_box_type",
      ])
    let strides = try strides()
    var ratios = [0.5, 1, 2]
    if let setting = generator["ratios"] {
      ratios = try setting.positives()
    } else if !inherits {
      throw missing("ratios")
    }
    let scales = try scales()
    var bases = strides
    if let setting = generator["base_sizes"] {
      try setting.requireCount(strides.count, of: "as many as strides has")
      bases = try setting.positives()
    }
    var offset = 0.0
    if let setting = generator["center_offset"] {
      offset = try setting.share()
      // It counts base sizes, not strides.
      if offset != 0, bases != strides { throw setting.unsupported("0 where base_sizes is given") }
    }
    let scaleMajor = try generator["scale_major"]?.bool() ?? true
    return strides.indices.map { k in
      let base = Float(bases[k])
      func shape(_ ratio: Double, _ scale: Float) -> PriorShape {
        let root = Float(ratio).squareRoot()
        let (across, down) = (1 / root, root)
        return scaleMajor
          ? .size(
            width: Double((base * across) * scale), height: Double((base * down) * scale))
          : .size(
            width: Double((base * scale) * across), height: Double((base * scale) * down))
      }
      let shapes =
        scaleMajor
        ? ratios.flatMap { ratio in scales.map { shape(ratio, $0) } }
        : scales.flatMap { scale in ratios.map { shape($0, scale) } }
      return level(input, strides[k], offset: offset, shapes)
    }
  }

  private func scales() throws(ConfigReadError) -> [Float] {
    if let scales = generator["scales"] {
      if let octave = generator["octave_base_scale"] {
        throw octave.unsupported("either scales, or octave_base_scale with scales_per_octave")
      }
      return try scales.positives().map { Float($0) }
    }
    let (base, count) = (generator["octave_base_scale"], generator["scales_per_octave"])
    if base == nil, count == nil, inherits, model.kind == .proposals { return [8] }
    guard inherits || base != nil && count != nil else { throw missing("scales") }
    let (first, parts) = (try base?.positive() ?? 4, try count?.whole(1...100) ?? 3)
    return (0..<parts).map { Float(pow(2, Double($0) / Double(parts)) * first) }
  }

  /// `YOLOAnchorGenerator`: widths and heights, level by level.
  func yolo() throws(ConfigReadError) -> [YOLOLevel] {
    try refuseOthers(["strides", "base_sizes", "use_box_type"])
    guard let bases = generator["base_sizes"] else { throw missing("base_sizes") }
    let gaps = try strides()
    try bases.requireCount(gaps.count, of: "as many as strides has")
    var levels: [YOLOLevel] = []
    for (place, row) in try bases.items().enumerated() {
      var anchors: [Size<InputPixels>] = []
      for pair in try row.items("a list of (width, height)") {
        let sides = try pair.positives("(width, height)")
        guard sides.count == 2, let size = Size<InputPixels>(width: sides[0], height: sides[1])
        else { throw pair.wrong("(width, height)") }
        anchors.append(size)
      }
      guard !anchors.isEmpty else { throw row.wrong("at least one (width, height)") }
      guard let stride = Int(exactly: gaps[place]) else {
        throw (generator["strides"] ?? generator).wrong("whole numbers")
      }
      levels.append(YOLOLevel(stride: stride, anchors: anchors))
    }
    return levels
  }

  private func level(
    _ input: ImageSize, _ stride: Double, offset: Double, _ shapes: [PriorShape]
  ) -> PriorLevel {
    PriorLevel(
      stride: stride, of: input, centering: .step(stride), shapes: shapes, centerOffset: offset)
  }

  private func strides() throws(ConfigReadError) -> [Double] {
    guard let setting = generator["strides"] else {
      guard inherits, let strides = Self.strides[model.kind] else { throw missing("strides") }
      return strides
    }
    var strides: [Double] = []
    for item in try setting.items() {
      guard item.value.items != nil else {
        strides.append(try item.positive())
        continue
      }
      let pair = try item.positives()
      guard pair.count == 2, pair[0] == pair[1] else {
        throw item.unsupported("one stride for both axes")
      }
      strides.append(pair[0])
    }
    guard !strides.isEmpty else { throw setting.wrong("at least one stride") }
    return strides
  }

  /// Refuses arguments whose effect is not modeled.
  private func refuseOthers(_ known: [String]) throws(ConfigReadError) {
    for name in generator.memberNames where !known.contains(name) && name != "type" {
      guard name != "_delete_", let setting = generator[name] else { continue }
      throw setting.unsupported(known.joined(separator: ", "))
    }
  }

  private func missing(_ name: String) -> ConfigReadError {
    .missing(
      setting: "\(generator.name).\(name)",
      toDo: "write it where the generator stands (line \(generator.line))")
  }
}
