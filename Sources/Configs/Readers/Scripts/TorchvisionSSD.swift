import Boxes
import Targets

/// An SSD of torchvision: `DefaultBoxGenerator`, and `SSD(…)` where the file calls it.
enum TorchvisionSSD {
  private static let models: Set<String> = ["SSD", "ssd300_vgg16", "ssdlite320_mobilenet_v3_large"]

  static func read(in config: inout PythonConfig) throws(ConfigReadError) -> TrainerConfig {
    let call = try config.generator("DefaultBoxGenerator").call
    guard let ratios = call.setting("aspect_ratios", 0) else {
      throw .missing(
        setting: "aspect_ratios", toDo: "give DefaultBoxGenerator a list for each level")
    }
    let rows = try ratios.positiveRows("a list of ratios for each level")
    guard !rows.isEmpty else { throw ratios.wrong("a list of ratios for each level") }
    let model = config.modelCall(models)
    let stated = model?.lastName == "SSD" ? model?.setting("size", 2) : nil
    let size = try config.inputSize(
      stated: try stated?.imageSize(heightFirst: false), line: stated?.line)
    let steps = call.setting("steps", 4)
    let base = steps == nil ? "torchvision-ssdlite320" : "torchvision-ssd300"
    var preset = try TrainerPresetLookup.ssd(base)
    preset.layout.imageSize = size
    preset.layout.levels = try levels(
      size, rows, scales: scales(call, levels: rows.count), steps: steps, in: &config)
    if let clip = call.setting("clip", 5), try !clip.bool() { preset.layout.clipping = .none }
    if let threshold = model?.setting("iou_thresh") {
      preset.policy.threshold = try threshold.share()
    }
    return try config.trainer(preset, base: base, classCount: try model?.classCount(3))
  }

  /// The scales as given, else from `min_ratio` to `max_ratio` in even steps, then the whole image.
  private static func scales(
    _ call: PythonCall, levels: Int
  ) throws(ConfigReadError) -> [Double] {
    if let scales = call.setting("scales", 3) {
      try scales.requireCount(levels + 1, of: "one more than aspect_ratios has")
      return try scales.positives()
    }
    var (least, most) = (0.15, 0.9)
    if let setting = call.setting("min_ratio", 1) { least = try setting.positive() }
    if let setting = call.setting("max_ratio", 2) { most = try setting.positive() }
    guard levels > 1 else { return [least, most] }
    let range = most - least
    return (0..<levels).map { least + range * Double($0) / Double(levels - 1) } + [1]
  }

  private static func levels(
    _ size: ImageSize, _ rows: [[Double]], scales: [Double], steps: PythonSetting?,
    in config: inout PythonConfig
  ) throws(ConfigReadError) -> [PriorLevel] {
    var gaps: [Double]?
    if let steps {
      try steps.requireCount(rows.count, of: "as many as aspect_ratios has")
      gaps = try steps.positives()
    } else {
      config.note(
        "without steps the maps are taken to be those of strides 16, 32 and so on, as in ssdlite320"
      )
    }
    return rows.indices.map { k in
      // Sixteen doubled so often that a map of one cell is left is as good as more.
      let gap = gaps?[k] ?? Double(16 << min(k, 16))
      return PriorLevel(
        grid: FeatureGrid(size, stride: gap), centering: gaps == nil ? .cells : .step(gap),
        shapes: PriorShapeOrder.squareMeanRatios.shapes(
          size: scales[k], next: scales[k + 1], ratios: LevelTable.withInverses(rows[k])))
    }
  }
}
