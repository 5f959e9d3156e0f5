import Boxes
import Targets

/// Reads scripts that set up SqueezeDet: `create_config.py` of squeezedet-keras, lines of its function,
/// and the configs of the TensorFlow original.
public struct SqueezeDetScriptConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: SqueezeDetScriptEmitter().info.target,
    file: "create_config.py, kitti_squeezeDet_config.py",
    trainer: "squeezedet-keras cb35550, BichenWuUCB/squeezeDet e7c0860",
    reads:
      "the constants that the function sets; the original's grid and shapes inside set_anchors",
    assumes: "what is not set is as the trainer ships it")

  /// The usual reader.
  public init() {}

  /// A file that assigns `ANCHOR_SEED`, or `ANCHOR_BOX` by `set_anchors(…)`.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    return marks.assigns("ANCHOR_SEED") || SqueezeDetTensorFlowScript.isOne(marks)
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    if SqueezeDetTensorFlowScript.isOne(PythonMarks(source)) {
      return try SqueezeDetTensorFlowScript.read(in: &config)
    }
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
