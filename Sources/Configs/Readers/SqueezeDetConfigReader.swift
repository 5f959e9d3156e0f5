import Boxes
import JSONText
import Targets

/// Reads `squeeze.config`, the JSON that squeezedet-keras writes and loads.
public struct SqueezeDetConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: SqueezeDetEmitter.target, file: "squeeze.config",
    trainer: "squeezedet-keras cb35550",
    reads: "everything that its loader reads", assumes: "nothing")

  /// The usual reader.
  public init() {}

  /// A JSON object with `ANCHOR_SEED`, or any file that is called so.
  public func recognizes(_ source: ConfigSource) -> Bool {
    source.name.hasSuffix("squeeze.config") || source.text.contains("\"ANCHOR_SEED\"")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let config: SqueezeDetConfig
    do throws(SqueezeDetConfigError) {
      config = try SqueezeDetConfigFile(reading: source.bytes).config
    } catch {
      throw .squeezeDet(error)
    }
    if let inputSize, inputSize != config.imageSize {
      throw .otherInputSize(stated: config.imageSize, asked: inputSize, line: nil)
    }
    return TrainerConfig(
      model: .squeezeDet(config), classNames: config.classNames, classCount: config.classCount)
  }
}
