import Boxes
import Targets

/// Reads the parameters that `SSDModel` of SSD_tensorflow_VOC sets: what is emitted, or `nets/ssd.py`.
public struct SSDTensorFlowVOCConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: SSDTensorFlowVOCEmitter().info.target, file: "nets/ssd.py",
    trainer: "SSD_tensorflow_VOC 839c429", reads: "self.img_shape, self.anchor_sizes and the like",
    assumes: "matching as the trainer does it; the classes' names are the data set's")

  /// The usual reader.
  public init() {}

  /// A file that assigns members of these names and calls no `SSDParams`.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    return marks.assigns("anchor_sizes", "anchor_steps", "feat_shapes")
      && !marks.called.contains("SSDParams")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    guard
      let owner = config.file.scopes.lazy.compactMap({ $0.owner(of: "anchor_sizes") }).first
    else {
      throw .missing(setting: "self.anchor_sizes", toDo: "set it as SSDModel's initializer does")
    }
    return try SSDParamsFields(owner, shapes: "feat_shapes").trainer(
      bases: ("ssd-tensorflow-voc", "ssd-tensorflow-voc"), in: &config)
  }
}
