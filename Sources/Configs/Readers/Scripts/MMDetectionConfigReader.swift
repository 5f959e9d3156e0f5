import Boxes
import Targets

/// Reads mmdetection's Python configs: SSD, RetinaNet, the proposal network of a Faster R-CNN, YOLOv3.
///
/// `_base_` is not followed: what the file leaves out is as in the preset of its head, and is noted.
public struct MMDetectionConfigReader: ConfigReader {
  /// What it reads.
  public let info = ConfigReaderInfo(
    target: MMDetectionEmitter().info.target, file: "configs/ssd/ssd300_coco.py",
    trainer: "mmdetection 3.3.0 and onedl-mmdetection 3.5.1",
    reads:
      "the head's anchor_generator, bbox_coder and num_classes, the assigner, metainfo, Resize",
    assumes: "what stands in _base_ is as in the preset of the head")

  /// The usual reader.
  public init() {}

  /// A file that assigns `_base_`, or a model with a head.
  public func recognizes(_ source: ConfigSource) -> Bool {
    let marks = PythonMarks(source)
    // torchvision calls its generators, mmdetection names them.
    return marks.assigns("_base_")
      || (marks.assigns("model", "bbox_head") || marks.assigns("model", "rpn_head"))
        && !marks.called.contains("AnchorGenerator")
  }

  /// The trainer of the file.
  public func read(
    _ source: ConfigSource, inputSize: ImageSize?
  ) throws(ConfigReadError) -> TrainerConfig {
    var config = try PythonConfig(source, inputSize: inputSize)
    let model = try MMDetectionModel(config)
    let classes = try MMDetectionClasses(config, head: model.classHead)
    let input = try MMDetectionInput(model, in: &config)
    let base = model.preset(input.size)
    if let line = model.baseLine {
      config.note(
        "_base_ is not followed; what this file leaves out is as in the preset \(base)", line: line)
    }
    guard model.kind == .yolo else {
      return try dense(model, classes, input, base: base, in: &config)
    }
    var preset = try TrainerPresetLookup.yolo(base)
    preset.layout.imageSize = input.size
    if let generator = model.generator {
      preset.layout.levels = try MMDetectionGenerators(generator, model).yolo()
    }
    if let assigner = model.assigner {
      preset.assigner = try MMDetectionMatching(assigner, model).grid()
    }
    if let coder = model.head["bbox_coder"]?["type"], try coder.typeName() != "YOLOBBoxCoder" {
      throw coder.unsupported("YOLOBBoxCoder")
    }
    let count = preset.layout.count
    guard count <= PriorLayout.maximumCount else {
      throw .noPriors(reason: "\(TargetsError.priorCount(layout: preset.name, count: count))")
    }
    return TrainerConfig(
      model: .yolo(preset), basePreset: base, classNames: classes.names,
      classCount: classes.count, notes: config.notes)
  }

  private func dense(
    _ model: MMDetectionModel, _ classes: MMDetectionClasses, _ input: MMDetectionInput,
    base: String, in config: inout PythonConfig
  ) throws(ConfigReadError) -> TrainerConfig {
    var preset = try TrainerPresetLookup.ssd(base)
    preset.layout.imageSize = input.size
    preset.fit = input.fit ?? preset.fit
    if let generator = model.generator {
      let generators = MMDetectionGenerators(generator, model)
      preset.layout.levels =
        model.kind == .ssd ? try generators.ssd(input.size) : try generators.anchors(input.size)
    } else {
      for (place, level) in preset.layout.levels.enumerated() {
        guard case .step(let step) = level.centering else { continue }
        preset.layout.levels[place].grid = FeatureGrid(input.size, stride: step)
      }
    }
    if let assigner = model.assigner {
      try MMDetectionMatching(assigner, model).fill(&preset.policy, in: &config)
    }
    if let coder = model.head["bbox_coder"] {
      try MMDetectionMatching.fill(&preset.coder, coder, in: &config)
    }
    try MMDetectionMatching.noteConditions(model, in: &config)
    return try config.trainer(
      preset, base: base, classNames: classes.names, classCount: classes.count)
  }
}
