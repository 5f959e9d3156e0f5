import Boxes
import Targets

/// Reads `SSDParams(…)` of balancap's SSD-Tensorflow: what is emitted, or `nets/ssd_vgg_300.py`.
public struct SSDTensorFlowConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: SSDTensorFlowEmitter().info.target, file: "nets/ssd_vgg_300.py",
    trainer: "balancap/SSD-Tensorflow e0e3104", reads: "the fields of SSDParams",
    assumes: "matching as the trainer does it; the classes' names are the data set's")

  private static let order = [
    "img_shape", "num_classes", "no_annotation_label", "feat_layers", "feat_shapes",
    "anchor_size_bounds", "anchor_sizes", "anchor_ratios", "anchor_steps", "anchor_offset",
    "normalizations", "prior_scaling",
  ]

  /// The usual reader.
  public init() {}

  /// A file that calls `SSDParams` and speaks of `feat_shapes`.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    return marks.called.contains("SSDParams") && !marks.assigns("feature_shapes")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    func fields(_ site: PythonCallSite) -> SSDParamsFields {
      SSDParamsFields(site, shapes: "feat_shapes", order: Self.order)
    }
    let site = try config.onlyCall(of: "SSDParams") { site throws(ConfigReadError) in
      try fields(site).statedInput().size
    }
    return try fields(site).trainer(
      bases: ("ssd-tensorflow-300", "ssd-tensorflow-512"), in: &config)
  }
}
