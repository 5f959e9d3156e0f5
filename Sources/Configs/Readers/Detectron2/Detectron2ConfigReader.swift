import Boxes
import Targets

/// Reads a YAML config of detectron2: RetinaNet, or the proposal network of an R-CNN.
public struct Detectron2ConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: Detectron2Emitter().info.target, file: "config.yaml",
    trainer: "detectron2 02b5c4e2",
    reads: """
      META_ARCHITECTURE; ANCHOR_GENERATOR's SIZES, ASPECT_RATIOS and OFFSET; IN_FEATURES, \
      IOU_THRESHOLDS, IOU_LABELS, BBOX_REG_WEIGHTS and NUM_CLASSES of RPN or RETINANET; INPUT's \
      MIN_SIZE_TRAIN (the largest of several) and MAX_SIZE_TRAIN
      """,
    assumes: """
      inputs of 800, 1333 at most; defaults.py's values for what is missing, whatever _BASE_ says; a proposal network \
      where no META_ARCHITECTURE is named; strides 8, 16, 32, … for levels that no IN_FEATURES names
      """)

  /// The usual reader.
  public init() {}

  /// A YAML mapping with a `MODEL`.
  public func recognizes(_ source: ConfigSource) -> Bool {
    guard let file = try? YAMLFile(source), case .mapping = file.root["MODEL"]?.content else {
      return false
    }
    return true
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    let file = try YAMLFile(source)
    let detector = try Detectron2Detector(file)
    guard let inputSize else { throw .noInputSize }
    let anchors = try Detectron2Anchors(file, detector)
    var preset = try TrainerPresetLookup.ssd(detector.preset)
    preset.layout.imageSize = inputSize
    preset.layout.levels = anchors.levels(of: inputSize)
    guard (1...PriorLayout.maximumCount).contains(preset.layout.count) else {
      throw .noPriors(
        reason: "\(preset.layout.count) of them, expected 1 to \(PriorLayout.maximumCount)")
    }
    try detector.match(&preset)
    var notes = detector.notes + anchors.notes
    if let base = file.root["_BASE_"] {
      notes.insert(
        ConfigNote(
          line: base.line,
          "_BASE_ is not followed: what this file does not say is taken from detectron2's defaults"),
        at: 0)
    }
    preset.fit = try Self.fit(of: file) ?? preset.fit
    return TrainerConfig(
      model: .ssd(preset), basePreset: detector.preset,
      classCount: try file.int(["MODEL", detector.classesPart, "NUM_CLASSES"]), notes: notes)
  }

  /// How images are resized; nothing where the file does not say.
  private static func fit(of file: YAMLFile) throws(ConfigReadError) -> InputFit? {
    let sides = try whole(file, "MIN_SIZE_TRAIN")
    let longest = try whole(file, "MAX_SIZE_TRAIN")?.first
    guard sides != nil || longest != nil else { return nil }
    return .shorterSide(
      ShorterSideFit(
        sides?.max() ?? 800, longest: longest ?? 1333, multiple: 32, rounding: .nearest))
  }

  /// A number of pixels, or several as a YAML list or in a tuple's parentheses, which YAML takes for text.
  private static func whole(
    _ file: YAMLFile, _ name: String
  ) throws(ConfigReadError) -> [Int]? {
    guard let node = file.node(["INPUT", name]) else { return nil }
    let numbers: [Int?]
    switch node.content {
    case .sequence(let items): numbers = items.map { $0.text.flatMap { Int($0) } }
    case .scalar(let text):
      numbers = text.split { "(), ".contains($0) }.map { Int($0) }
    case .mapping: numbers = []
    }
    let sides = numbers.compactMap { $0 }
    guard !sides.isEmpty, sides.count == numbers.count,
      sides.allSatisfy((1...ImageSize.maximumSide).contains)
    else {
      throw .wrongKind(
        setting: "INPUT.\(name)", line: node.line,
        found: node.text.map { "'\($0.prefix(60))'" } ?? "a list",
        expected: "whole numbers of pixels")
    }
    return sides
  }
}
