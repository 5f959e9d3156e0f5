import Boxes
import Targets

/// Reads the constants of the TF2 SSD walk-through, with the table of scales that is emitted or with
/// the walk-through's own line of them.
public struct TF2WalkthroughConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: TF2WalkthroughEmitter().info.target, file: "ssd_constants.py",
    trainer: "usmanr149/SSDModel e8f877f",
    reads: "feature_map_shapes, aspect_ratios, and scales or the ends of the line they lie on",
    assumes: "cells divide the input evenly; matching as the walk-through does it")

  /// The usual reader.
  public init() {}

  /// A file that assigns `feature_map_shapes` and `aspect_ratios`.
  public func recognizes(_ source: ConfigSource) -> Bool {
    PythonMarks(source).assigns("feature_map_shapes", "aspect_ratios")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let config = try PythonConfig(source, inputSize: inputSize)
    guard let maps = config.setting("feature_map_shapes"),
      let ratios = config.setting("aspect_ratios")
    else {
      throw .missing(
        setting: "feature_map_shapes and aspect_ratios", toDo: "write both outside of any function")
    }
    let size = try config.inputSize()
    var cells: [Int] = []
    for map in try maps.items() { cells.append(try map.whole(1...65535)) }
    try ratios.requireCount(cells.count, of: "as many as feature_map_shapes has")
    if let count = config.setting("number_of_feature_maps"),
      try count.whole(0...10_000) != cells.count
    {
      throw count.wrong("\(cells.count), as many as feature_map_shapes has")
    }
    let rows = try ratios.positiveRows("a list of ratios for each level")
    let (own, next) = try Self.scales(config, levels: cells.count)
    let base = "tf2-ssd300"
    var preset = try TrainerPresetLookup.ssd(base)
    preset.layout.imageSize = size
    preset.layout.levels = cells.indices.map { k in
      PriorLevel(
        grid: FeatureGrid(square: cells[k]), centering: .cells,
        shapes: [.mean(own[k], next[k])] + rows[k].map { .scale(own[k], ratio: $0) })
    }
    return try config.trainer(preset, base: base)
  }

  /// Each level's scale, and the one that its mean square is made with.
  private static func scales(
    _ config: PythonConfig, levels: Int
  ) throws(ConfigReadError) -> (own: [Double], next: [Double]) {
    if let table = config.setting("scales") {
      try table.requireCount(levels + 1, of: "one more than feature_map_shapes has")
      let scales = try table.positives()
      return (Array(scales.dropLast()), Array(scales.dropFirst()))
    }
    var (least, most) = (0.2, 0.9)
    if let rule = config.file.scope(named: "calculate_scale_of_default_boxes") {
      if let value = rule.defaults["s_min"] {
        least = try PythonSetting(name: "s_min", value: value).positive()
      }
      if let value = rule.defaults["s_max"] {
        most = try PythonSetting(name: "s_max", value: value).positive()
      }
    }
    // The walk-through counts levels from 0 in a rule that counts from 1, and keeps six levels in the
    // next scale.
    func scale(_ k: Int, of count: Int) -> Double {
      least + (most - least) * Double(k - 1) / Double(count - 1)
    }
    let own = (0..<levels).map { scale($0, of: levels) }
    guard levels > 1, own.allSatisfy({ $0 > 0 }) else {
      throw .noPriors(
        reason: "with \(levels) maps the walk-through's first scale is not above 0; write scales")
    }
    return (own, (0..<levels).map { scale($0 + 1, of: 6) })
  }
}
