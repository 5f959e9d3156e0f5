import Boxes
import Targets

/// Reads `create_config.py` of squeezedet-keras: the script that writes `squeeze.config`, or lines of
/// its function.
public struct SqueezeDetScriptReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: "squeezedet-script", file: "create_config.py",
    trainer: "squeezedet-keras cb35550", reads: "the constants that squeezeDet_config sets",
    assumes: "settings that it does not set are as the trainer ships them")

  /// The usual reader.
  public init() {}

  /// A file that assigns `ANCHOR_SEED`.
  public func recognizes(_ source: ConfigSource) -> Bool {
    PythonMarks(source).assigns("ANCHOR_SEED")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    let owner =
      config.file.scope(named: "squeezeDet_config")?.owner(of: "ANCHOR_SEED")
      ?? config.file.scopes.lazy.compactMap { $0.owner(of: "ANCHOR_SEED") }.first
    guard let owner else {
      throw .missing(setting: "ANCHOR_SEED", toDo: "set it in squeezeDet_config")
    }
    let settings = SqueezeDetScriptSettings(owner)
    let seeds = try settings.required("ANCHOR_SEED")
    let squeezeDet = try settings.config(
      seeds: SqueezeDetScriptSettings.seeds(seeds),
      grid: (
        try settings.required("ANCHORS_WIDTH").whole(1...65535),
        try settings.required("ANCHORS_HEIGHT").whole(1...65535)
      ), classNames: settings.classNames(), in: &config)
    return TrainerConfig(
      model: .squeezeDet(squeezeDet), basePreset: "squeezedet", classNames: squeezeDet.classNames,
      classCount: squeezeDet.classCount, notes: config.notes)
  }
}
