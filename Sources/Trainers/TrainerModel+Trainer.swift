import Labels
import Targets

extension TrainerModel {
  /// The trainer of a preset, with its own reader and its project's habits.
  ///
  /// - Parameter classes: asked for trainers whose config does not name the classes.
  /// - Throws: when the numbers make no priors.
  public func trainer(
    _ manner: SqueezeDetManner = SqueezeDetManner(), classes: () -> ClassList
  ) throws(TrainerError) -> any Trainer {
    switch self {
    case .ssd(let preset):
      try SSDTrainer(
        preset, classes: classes(), readers: TrainerReaders.readers(ofPreset: preset.name),
        habits: TrainerList.standard.habits(ofPreset: preset.name))
    case .yolo(let preset):
      try YOLOTrainer(
        preset, classes: classes(), readers: TrainerReaders.readers(ofPreset: preset.name),
        habits: TrainerList.standard.habits(ofPreset: preset.name))
    case .squeezeDet(let config):
      try SqueezeDetTrainer(config, rescale: manner.rescale, ties: manner.ties)
    }
  }
}

/// How SqueezeDet's trainer is run, beyond its config.
public struct SqueezeDetManner: Hashable, Sendable {
  /// How boxes reach its input.
  public var rescale: SqueezeDetRescale
  /// Who wins among equal overlaps.
  public var ties: SqueezeDetTieOrder

  /// The usual manner, unless told otherwise.
  public init(rescale: SqueezeDetRescale = .scaled, ties: SqueezeDetTieOrder = .stable) {
    self.rescale = rescale
    self.ties = ties
  }
}
