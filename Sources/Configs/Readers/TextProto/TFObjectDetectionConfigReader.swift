import Boxes
import Targets

/// Reads a `pipeline.config` of the TensorFlow Object Detection API: its SSD models.
public struct TFObjectDetectionConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: TFObjectDetectionEmitter().info.target, file: "pipeline.config",
    trainer: "TensorFlow Object Detection API, SSD; read, never run",
    reads: """
      the generator (flexible_grid, ssd, multiscale), argmax_matcher, faster_rcnn_box_coder, \
      fixed_shape_resizer, num_classes
      """,
    assumes: """
      feature maps of ⌈input / stride⌉ cells; for ssd_anchor_generator strides of 16, 32, 64, … where \
      it lists none; the matcher and coder of tf-od-ssd300 where the file has none
      """)

  private static let base = "tf-od-ssd300"

  /// The usual reader.
  public init() {}

  /// A text with a `model` of the API's meta-architectures.
  public func recognizes(_ source: ConfigSource) -> Bool {
    guard source.bytes.contains(0x7B) || source.bytes.contains(0x3C),
      let model = (try? TextProtoMessage(source))?.message("model")
    else { return false }
    return model.has("ssd") || model.has("faster_rcnn") || model.has("center_net")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let file = try TextProtoMessage(source)
    guard let model = file.message("model") else {
      throw .missing(setting: "model", toDo: "give a pipeline.config")
    }
    guard let ssd = model.message("ssd") else {
      throw model.unsupported(
        model.names.first ?? "ssd",
        "a model that is no SSD: Faster R-CNN leaves out priors that reach "
          + "past the image before it matches, others have none",
        known: "model.ssd")
    }
    guard let generator = ssd.message("anchor_generator") else {
      throw .missing(
        setting: "\(ssd.path).anchor_generator", toDo: "give the pipeline.config of an SSD model")
    }
    var notes: [ConfigNote] = []
    let size = try self.inputSize(of: ssd, asked: inputSize, &notes)
    var preset = try TrainerPresetLookup.ssd(Self.base)
    let levels = try TFObjectDetectionAnchors(generator, inputSize: size)
    preset.layout = try levels.layout(like: preset.layout)
    notes += levels.notes
    try TFObjectDetectionMatching(ssd).apply(to: &preset, &notes)
    return TrainerConfig(
      model: .ssd(preset), basePreset: Self.base, classCount: try ssd.int("num_classes"),
      notes: notes)
  }

  private func inputSize(
    of ssd: TextProtoMessage, asked: ImageSize?, _ notes: inout [ConfigNote]
  ) throws(ConfigReadError) -> ImageSize {
    guard let resizer = ssd.message("image_resizer") else {
      guard let asked else { throw .noInputSize }
      return asked
    }
    guard let fixed = resizer.message("fixed_shape_resizer") else {
      guard let asked else { throw .noInputSize }
      notes.append(
        ConfigNote(
          line: resizer.line,
          "\(resizer.names.first ?? "the resizer") keeps shapes; here all images are stretched to "
            + "\(asked)"))
      return asked
    }
    guard let width = try fixed.int("width"), let height = try fixed.int("height"),
      let stated = ImageSize(width: width, height: height)
    else {
      throw .missing(
        setting: "\(fixed.path).width or height", toDo: "state both, above 0")
    }
    if let asked, asked != stated {
      throw .otherInputSize(stated: stated, asked: asked, line: fixed.line(of: "width"))
    }
    return stated
  }
}
