import Boxes
import Targets

/// Reads `SSDParams(…)` of modular_SSD_tensorflow: what is emitted, or `ssd/ssd_blocks.py`.
public struct ModularSSDConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: ModularSSDEmitter().info.target, file: "ssd/ssd_blocks.py",
    trainer: "modular_SSD_tensorflow 664e7d8",
    reads: "the fields of SSDParams; --input-size chooses between ssd300 and ssd512",
    assumes: "matching as the trainer does it; the classes' names are the data set's")

  private static let order = [
    "model_name", "img_shape", "num_classes", "no_annotation_label", "feature_layers",
    "feature_shapes", "anchor_size_bounds", "anchor_sizes", "anchor_ratios", "anchor_steps",
    "anchor_offset", "normalizations", "prior_scaling",
  ]

  /// The usual reader.
  public init() {}

  /// A file that calls `SSDParams` with `feature_shapes`.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    return marks.called.contains("SSDParams") && marks.assigns("feature_shapes")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    func fields(_ site: PythonCallSite) -> SSDParamsFields {
      SSDParamsFields(site, shapes: "feature_shapes", order: Self.order)
    }
    let site = try config.onlyCall(of: "SSDParams") { site throws(ConfigReadError) in
      try fields(site).statedInput().size
    }
    return try fields(site).trainer(bases: ("modular-ssd-300", "modular-ssd-512"), in: &config)
  }
}
