import Boxes

@testable import Targets

/// The preset of a recorded configuration, `tiny` included.
enum SystemPresets {
  static func preset(_ recording: Recording) throws -> TrainerPreset {
    try preset(recording.system, recording.config)
  }

  static func preset(_ system: String, _ config: String) throws -> TrainerPreset {
    if config == "tiny" { return try tiny(system) }
    let name =
      switch (system, config) {
      case ("gluoncv", "ssd_300_vgg16_atrous_coco"): "gluoncv-ssd300-coco"
      case ("gluoncv", _): config.contains("512") ? "gluoncv-ssd512" : "gluoncv-ssd300"
      case ("torchcv", _): "torchcv-" + config
      case ("allegro", _): "allegro-" + config
      case ("ssd_tensorflow", _): "ssd-tensorflow-" + config.dropFirst(3)
      case ("modular_ssd_tf", _): "modular-ssd-" + config.dropFirst(3)
      case ("seed004", _): "tf2-" + config
      case ("torchvision", _): "torchvision-" + config
      default: "caffe-" + config
      }
    return try TrainerPresets.named(name)
  }

  /// Input 64, maps 4, 2, 1, sizes 10, 24, 40, 60; the TF2 walk-through needs six maps.
  private static func tiny(_ system: String) throws -> TrainerPreset {
    var preset = try preset(system, system == "allegro" ? "ssd512" : "ssd300")
    if system == "seed004" {
      preset.layout = try TF2WalkthroughPresets.layout(
        "tiny", size: 64, cells: [4, 3, 2, 2, 1, 1],
        ratios: try preset.layout.levels.map { level in
          try level.shapes.dropFirst().map { shape in
            guard case .scale(_, let ratio) = shape else { throw UnexpectedShape() }
            return ratio
          }
        })
      return preset
    }
    let sizes: [Double] =
      system == "torchvision" ? [0.15625, 0.375, 0.625, 0.9375] : [10, 24, 40, 60]
    preset.layout.imageSize = try SSDTables.square(64)
    preset.layout.levels = try PriorLayout.levels(
      cells: [4, 2, 1], steps: [16, 32, 64], sizes: sizes,
      ratios: [[2], [2, 3], [2]].map(LevelTable.withInverses))
    return preset
  }

  private struct UnexpectedShape: Error {}
}
