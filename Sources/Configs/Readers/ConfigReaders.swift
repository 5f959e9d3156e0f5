import Boxes

/// All config readers: the list that help, docs and tests are made from.
public enum ConfigReaders {
  /// The readers, in the order in which they are asked.
  public static let all: [any ConfigReader] = [
    SqueezeDetConfigReader(),
    SqueezeDetScriptReader(),
    SqueezeDetTensorFlowReader(),
    MMDetectionConfigReader(),
    ModularSSDConfigReader(),
    SSDTensorFlowConfigReader(),
    SSDTensorFlowVOCConfigReader(),
    TorchvisionConfigReader(),
    SSDKerasConfigReader(),
    TF2WalkthroughConfigReader(),
    TorchCVConfigReader(),
    GluonCVConfigReader(),
  ]

  /// The reader that knows a file.
  ///
  /// - Throws: `ConfigReadError.unknown`.
  public static func reader(of source: ConfigSource) throws(ConfigReadError) -> any ConfigReader {
    guard let reader = all.first(where: { $0.recognizes(source) }) else {
      throw .unknown(file: source.name)
    }
    return reader
  }

  /// The trainer that a file sets up, whosever it is.
  ///
  /// - Parameter inputSize: the network's input, where the user states one.
  /// - Throws: ``ConfigReadError``.
  public static func read(
    _ source: ConfigSource, inputSize: ImageSize? = nil
  ) throws(ConfigReadError) -> TrainerConfig {
    try reader(of: source).read(source, inputSize: inputSize)
  }
}
