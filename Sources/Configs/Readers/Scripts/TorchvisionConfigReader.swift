import Boxes
import Targets

/// Reads torchvision's generators: `DefaultBoxGenerator` of an SSD, `AnchorGenerator` of a RetinaNet or
/// a proposal network; as emitted, or in a script that builds a model.
public struct TorchvisionConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: TorchvisionEmitter().info.target, file: "anchor_generator.py",
    trainer: "torchvision 0.29.2",
    reads: "the generator's arguments, and thresholds, size and num_classes of the model's call",
    assumes:
      "one size a level is a proposal network, more a RetinaNet; strides double from level to level"
  )

  /// The usual reader.
  public init() {}

  /// A file that calls one of the generators.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let called = PythonMarks(source).called
    return called.contains("DefaultBoxGenerator") || called.contains("AnchorGenerator")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    guard config.file.calls(of: "DefaultBoxGenerator").isEmpty else {
      return try TorchvisionSSD.read(in: &config)
    }
    return try TorchvisionAnchors.read(source, in: &config)
  }
}

extension PythonConfig {
  /// The one call of a generator; several that say the same are one.
  func generator(_ name: String) throws(ConfigReadError) -> PythonCallSite {
    try onlyCall(of: name) { _ throws(ConfigReadError) in nil }
  }

  /// The call that builds the model, by any of these names.
  func modelCall(_ names: Set<String>) -> PythonCall? {
    file.calls.last { names.contains($0.call.lastName) }?.call
  }
}

extension PythonCall {
  /// An argument as a setting; nothing where there is none, or where it is `None`.
  func setting(_ name: String, _ place: Int? = nil) -> PythonSetting? {
    guard let value = argument(name, place) else { return nil }
    let setting = PythonSetting(name: name, value: value)
    return setting.isNone ? nil : setting
  }

  /// The number of classes without the background, which torchvision counts.
  func classCount(_ place: Int? = nil) throws(ConfigReadError) -> Int? {
    guard let setting = setting("num_classes", place), setting.value.code == nil else { return nil }
    return try setting.whole(2...100_000) - 1
  }
}
