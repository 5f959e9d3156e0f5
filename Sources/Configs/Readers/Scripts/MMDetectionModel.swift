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

  /// The line of `_base_`; nothing where the file inherits nothing.
  let baseLine: Int?

  /// Whether a part that leaves something out has it from `_base_`.
  func inherits(_ part: PythonSetting) -> Bool {
    if case .bool(true)? = part["_delete_"]?.value.content { return false }
    return baseLine != nil
  }

  /// The preset that stands for what the file leaves out.
  func preset(_ size: ImageSize) -> String {
    switch kind {
    case .retinaNet: "mmdet-retinanet"
    case .proposals: "mmdet-rpn"
    case .yolo: "mmdet-yolov3"
    case .ssd where size.width == 512 && size.height == 512: "mmdet-ssd512-coco"
    case .ssd where size.width == 320 && size.height == 320: "mmdet-ssdlite320"
    case .ssd: "mmdet-ssd300-coco"
    }
  }

  private static let heads: [String: Kind] = [
    "SSDHead": .ssd, "PISASSDHead": .ssd, "RetinaHead": .retinaNet, "RetinaSepBNHead": .retinaNet,
    "PISARetinaHead": .retinaNet, "RPNHead": .proposals, "YOLOV3Head": .yolo,
  ]
  private static let generators: [String: Kind] = [
    "SSDAnchorGenerator": .ssd, "YOLOAnchorGenerator": .yolo, "AnchorGenerator": .retinaNet,
  ]

  /// The models that mmdetection ships, by the beginning of their files' names.
  private static let bases: [(prefix: String, kind: Kind)] = [
    ("ssd", .ssd), ("retinanet", .retinaNet), ("faster-rcnn", .proposals),
    ("faster_rcnn", .proposals), ("mask-rcnn", .proposals), ("rpn", .proposals), ("yolov3", .yolo),
  ]

  /// Looks for the head with the anchors: `bbox_head` of one-stage detectors, else `rpn_head`; where
  /// the file has neither, the name of a `_base_` that mmdetection ships tells the kind.
  init(_ config: PythonConfig) throws(ConfigReadError) {
    let base = config.setting("_base_")
    baseLine = base?.line
    let named = try Self.kind(ofBase: base)
    let nothing = PythonSetting(name: "model", value: PythonValue(.dict([:]), line: 1))
    let model = try config.setting("model")?.dictionary() ?? nothing
    let isProposal = model["bbox_head"] == nil && (model["rpn_head"] != nil || named == .proposals)
    head = try (model["bbox_head"] ?? model["rpn_head"])?.dictionary() ?? nothing
    generator = try head["anchor_generator"]?.dictionary()
    kind = try Self.kind(head, generator, isProposal: isProposal, named: named)
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

  /// What a `_base_` is by its name: `../_base_/models/ssd300.py`.
  private static func kind(ofBase base: PythonSetting?) throws(ConfigReadError) -> Kind? {
    guard let base else { return nil }
    let paths = base.value.items == nil ? [base] : try base.items()
    for path in paths {
      guard case .string(let text) = path.value.content else { continue }
      let name = text.split(separator: "/").last ?? ""
      if let found = bases.first(where: { name.hasPrefix($0.prefix) }) { return found.kind }
    }
    return nil
  }

  private static func kind(
    _ head: PythonSetting, _ generator: PythonSetting?, isProposal: Bool, named: Kind?
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
    guard let kind = own ?? made ?? named ?? (isProposal ? .proposals : nil) else {
      throw .missing(
        setting: "the head's anchor_generator",
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
