import Boxes

/// All config readers: the list that help, docs and tests are made from.
public enum ConfigReaders {
  /// The readers, in the order in which they are asked.
  public static let all: [any ConfigReader] = [
    SqueezeDetConfigReader(),
    DarknetConfigReader(),
    TFObjectDetectionConfigReader(),
    TAOConfigReader(),
    Detectron2ConfigReader(),
    YOLOv5ConfigReader(),
    SqueezeDetScriptConfigReader(),
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
  /// - Throws: `ConfigReadError.unknown`; `onlySizes` for a file of anchors.
  public static func reader(of source: ConfigSource) throws(ConfigReadError) -> any ConfigReader {
    // JSON is YAML, too, so this is asked first.
    if holdsSizes(source) { throw .onlySizes(file: source.name) }
    guard let reader = all.first(where: { $0.recognizes(source) }) else {
      throw .unknown(file: source.name)
    }
    return reader
  }

  /// The trainer that a file sets up, whosever it is.
  ///
  /// A trainer that gives each image an input of its own does so, unless one input is stated.
  ///
  /// - Parameter inputSize: the network's input, where the user states one; else, where the file's own
  ///   format has no place for it, what the comment of `anchors emit` says.
  /// - Throws: ``ConfigReadError``.
  public static func read(
    _ source: ConfigSource, inputSize: ImageSize? = nil
  ) throws(ConfigReadError) -> TrainerConfig {
    let reader = try reader(of: source)
    do throws(ConfigReadError) {
      return try reader.read(source, inputSize: inputSize).inOneInput
    } catch .noInputSize {
      // Most such files are what anchors emit wrote, and say it in a comment.
      guard let emitted = EmittedInput.size(in: source) else {
        return try readFittingEach(source, reader)
      }
      let note = ConfigNote(
        "the network's input is taken from the comment that anchors emit wrote: \(emitted)")
      return try reader.read(source, inputSize: emitted).inOneInput.noting([note])
    }
  }

  /// The trainer of a file that states no input because each image has its own.
  private static func readFittingEach(
    _ source: ConfigSource, _ reader: any ConfigReader
  ) throws(ConfigReadError) -> TrainerConfig {
    guard let usual = ImageSize(width: 1088, height: 800) else { throw .noInputSize }
    let config = try reader.read(source, inputSize: usual)
    guard config.model.fitsEachImage, case .shorterSide(let sides) = config.model.fit else {
      throw .noInputSize
    }
    return config.noting([
      ConfigNote(
        "images are resized by their shorter side to \(sides.length), their longer one to "
          + "\(sides.longest) at most, so each has an input of its own; --input-size asks for one")
    ])
  }

  /// Whether a file holds anchors and no trainer: what the targets `json` and `csv` write.
  private static func holdsSizes(_ source: ConfigSource) -> Bool {
    source.text.contains("\"anchorkit.anchors/1\"")
      || source.text.hasPrefix("anchor,width,height")
  }
}
