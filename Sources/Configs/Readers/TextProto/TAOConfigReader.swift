import Boxes
import Targets

/// Reads a spec of NVIDIA TAO: SSD, DSSD, YOLOv3 and YOLOv4.
public struct TAOConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: TAOEmitter().info.target, file: "spec.txt",
    trainer: "NVIDIA TAO's TensorFlow 1 backend d700902; read, never run",
    reads: """
      of ssd_config or dssd_config scales, aspect_ratios, steps, variances and thresholds; of \
      yolov4_config or yolov3_config anchor shapes, box_matching_iou and matching_neutral_box_iou; the input of \
      augmentation_config and the classes of dataset_config
      """,
    assumes: """
      ssd-keras' matcher, which TAO's is made after, and darknet's for YOLO; maps of ⌈input / step⌉ \
      cells; labels read plainly
      """)

  /// The usual reader.
  public init() {}

  private static let messages = [
    "ssd_config", "dssd_config", "yolov4_config", "yolov3_config", "retinanet_config",
  ]

  /// A text with the message of a detector.
  public func recognizes(_ source: ConfigSource) -> Bool {
    guard source.bytes.contains(0x7B) || source.bytes.contains(0x3C),
      let file = try? TextProtoMessage(source)
    else { return false }
    return Self.messages.contains(where: file.has)
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let file = try TextProtoMessage(source)
    let size = try self.inputSize(of: file, asked: inputSize)
    var notes: [ConfigNote] = []
    let names = try classNames(of: file, &notes)
    var config: TrainerConfig
    if let ssd = file.message("ssd_config") ?? file.message("dssd_config") {
      config = try TAODetectors.ssd(ssd, size)
    } else if let yolo = file.message("yolov4_config") ?? file.message("yolov3_config") {
      config = try TAODetectors.yolo(yolo, size)
    } else {
      let name = Self.messages.first(where: file.has) ?? "a detector"
      throw file.unsupported(
        name, "a model that is not modeled",
        known: "ssd_config, dssd_config, yolov4_config, yolov3_config")
    }
    config.classNames = names
    return config.noting(notes)
  }

  private func inputSize(
    of file: TextProtoMessage, asked: ImageSize?
  ) throws(ConfigReadError) -> ImageSize {
    guard let augmentation = file.message("augmentation_config"),
      let width = try augmentation.int("output_width"),
      let height = try augmentation.int("output_height"),
      let stated = ImageSize(width: width, height: height)
    else {
      guard let asked else { throw .noInputSize }
      return asked
    }
    if let asked, asked != stated {
      throw .otherInputSize(
        stated: stated, asked: asked, line: augmentation.line(of: "output_width"))
    }
    return stated
  }

  /// The classes in TAO's order: the values of the mapping, each once, sorted.
  private func classNames(
    of file: TextProtoMessage, _ notes: inout [ConfigNote]
  ) throws(ConfigReadError) -> [String] {
    guard let dataset = file.message("dataset_config") else { return [] }
    var names: Set<String> = []
    for mapping in dataset.messages("target_class_mapping") {
      guard let key = try mapping.text("key"), let value = try mapping.text("value") else {
        throw .missing(
          setting: "key or value of the target_class_mapping in line \(mapping.line)",
          toDo: "state both")
      }
      names.insert(value)
      if key != value {
        notes.append(
          ConfigNote(
            line: mapping.line,
            "objects called '\(key)' are trained as '\(value)'; here only those called '\(value)' are "
              + "taken, so rename the others"))
      }
    }
    return names.sorted()
  }
}
