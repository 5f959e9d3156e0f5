import Boxes

/// The parts of an mmdetection model that decide who learns what.
struct MMDetectionModel {
  /// Kinds of heads.
  enum Kind: Hashable {
    case ssd, retinaNet, proposals, yolo
  }

  /// The head with the anchors.
  let head: PythonSetting
  /// Its kind.
  let kind: Kind
  /// Its generator; nothing where it stands in `_base_`.
  let generator: PythonSetting?
  /// What says who is positive; nothing where it stands in `_base_`.
  let assigner: PythonSetting?
  /// The settings of training around it.
  let training: PythonSetting?
  /// The head that knows the classes: the second stage's, where there is one.
  let classHead: PythonSetting?
  /// `model.data_preprocessor`.
  let preprocessor: PythonSetting?

  /// The preset that stands for what the file leaves out.
  var preset: String {
    switch kind {
    case .ssd: "mmdet-ssd300-coco"
    case .retinaNet: "mmdet-retinanet"
    case .proposals: "mmdet-rpn"
    case .yolo: "mmdet-yolov3"
    }
  }

  /// The SSD preset of an input.
  func ssdPreset(_ size: ImageSize) -> String {
    if size.width == 512, size.height == 512 { return "mmdet-ssd512-coco" }
    return size.width == 320 && size.height == 320 ? "mmdet-ssdlite320" : preset
  }

  private static let heads: [String: Kind] = [
    "SSDHead": .ssd, "PISASSDHead": .ssd, "RetinaHead": .retinaNet, "RetinaSepBNHead": .retinaNet,
    "PISARetinaHead": .retinaNet, "RPNHead": .proposals, "YOLOV3Head": .yolo,
  ]
  private static let generators: [String: Kind] = [
    "SSDAnchorGenerator": .ssd, "YOLOAnchorGenerator": .yolo, "AnchorGenerator": .retinaNet,
  ]

  /// Looks for the head with the anchors: `bbox_head` of one-stage detectors, else `rpn_head`.
  init(_ config: PythonConfig) throws(ConfigReadError) {
    guard let model = try config.setting("model")?.dictionary() else { throw Self.missing }
    let isProposal = model["bbox_head"] == nil && model["rpn_head"] != nil
    guard let head = try (model["bbox_head"] ?? model["rpn_head"])?.dictionary() else {
      throw Self.missing
    }
    self.head = head
    generator = try head["anchor_generator"]?.dictionary()
    kind = try Self.kind(head, generator, isProposal: isProposal)
    var training = model["train_cfg"]
    if training == nil, let outside = config.setting("train_cfg"), outside["max_epochs"] == nil {
      training = outside
    }
    if isProposal { training = training?["rpn"] }
    self.training = training
    assigner = try training?["assigner"]?.dictionary()
    classHead = isProposal ? model["roi_head"]?["bbox_head"] : head
    preprocessor = model["data_preprocessor"] ?? config.setting("data_preprocessor")
  }

  private static var missing: ConfigReadError {
    .missing(
      setting: "model.bbox_head or model.rpn_head",
      toDo: "_base_ is not followed: give the file that has the head, or the whole config as "
        + "tools/misc/print_config.py prints it")
  }

  private static func kind(
    _ head: PythonSetting, _ generator: PythonSetting?, isProposal: Bool
  ) throws(ConfigReadError) -> Kind {
    var own: Kind?
    if let type = head["type"] {
      own = heads[try type.typeName()]
      if own == nil { throw type.unsupported(heads.keys.sorted().joined(separator: ", ")) }
    }
    var made: Kind?
    if let type = generator?["type"] {
      made = generators[try type.typeName()]
      if made == nil { throw type.unsupported(generators.keys.sorted().joined(separator: ", ")) }
    } else if let generator {
      made = guess(generator)
    }
    if made == .retinaNet, isProposal || own == .proposals { made = .proposals }
    if let own, let made, own != made, let type = generator?["type"] ?? head["type"] {
      throw type.unsupported("the generator of \(head["type"]?.value.summary ?? "the head")")
    }
    guard let kind = own ?? made ?? (isProposal ? .proposals : nil) else {
      throw .missing(
        setting: "\(head.name).anchor_generator",
        toDo: "_base_ is not followed: give the file that has it, or the whole config as "
          + "tools/misc/print_config.py prints it")
    }
    return kind
  }

  /// The generator that takes such arguments, where its type stands in `_base_`.
  private static func guess(_ generator: PythonSetting) -> Kind? {
    if generator["min_sizes"] != nil || generator["basesize_ratio_range"] != nil { return .ssd }
    if generator["octave_base_scale"] != nil || generator["scales"] != nil { return .retinaNet }
    return generator["base_sizes"] == nil ? nil : .yolo
  }
}
