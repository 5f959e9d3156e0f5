import Targets

/// Which part of a detectron2 model places priors, and how it matches them.
struct Detectron2Detector {
  private let file: YAMLFile
  private let isRetinaNet: Bool
  /// What the user should know.
  let notes: [ConfigNote]

  private static let proposing = ["GeneralizedRCNN", "PanopticFPN", "ProposalNetwork"]

  init(_ file: YAMLFile) throws(ConfigReadError) {
    self.file = file
    let name = try file.text(["MODEL", "META_ARCHITECTURE"])
    guard let name else {
      if let base = file.root["_BASE_"] {
        throw .missing(
          setting: "MODEL.META_ARCHITECTURE",
          toDo:
            "it stands in the file that _BASE_ names (line \(base.line)), which is not followed: "
            + "give that file, or state here what it says")
      }
      isRetinaNet = false
      notes = [
        ConfigNote(
          "no META_ARCHITECTURE is named; taken is the proposal network of a GeneralizedRCNN, as "
            + "detectron2 does")
      ]
      return
    }
    guard name == "RetinaNet" || Self.proposing.contains(name) else {
      throw .unsupported(
        setting: "MODEL.META_ARCHITECTURE",
        line: file.node(["MODEL", "META_ARCHITECTURE"])?.line, found: "'\(name)'",
        known: (["RetinaNet"] + Self.proposing).joined(separator: ", "))
    }
    isRetinaNet = name == "RetinaNet"
    notes = []
  }

  /// The preset that it starts from.
  var preset: String { isRetinaNet ? "detectron2-retinanet" : "detectron2-rpn" }
  /// The part of `MODEL` with its settings.
  var part: String { isRetinaNet ? "RETINANET" : "RPN" }
  /// The part of `MODEL` that says how many classes there are.
  var classesPart: String { isRetinaNet ? "RETINANET" : "ROI_HEADS" }
  /// The maps it predicts from where none are named.
  var usualFeatures: [String] { isRetinaNet ? ["p3", "p4", "p5", "p6", "p7"] : ["res4"] }
  /// Those of the models with a pyramid.
  var pyramidFeatures: [String] {
    isRetinaNet ? usualFeatures : ["p2", "p3", "p4", "p5", "p6"]
  }

  /// Puts thresholds and weights in the place of what the preset has.
  func match(_ preset: inout TrainerPreset) throws(ConfigReadError) {
    try refuse(
      ["ANCHOR_GENERATOR", "NAME"], unless: { $0 == "DefaultAnchorGenerator" },
      known: "DefaultAnchorGenerator")
    // Below 0, or far beyond any picture, nothing is left out.
    if let limit = try file.double(["MODEL", "RPN", "BOUNDARY_THRESH"]), !isRetinaNet,
      (0..<10_000).contains(limit)
    {
      throw .unsupported(
        setting: "MODEL.RPN.BOUNDARY_THRESH", line: line(["RPN", "BOUNDARY_THRESH"]),
        found: "\(limit): priors that reach past the image are left out", known: "-1")
    }
    let usual = isRetinaNet ? [0.4, 0.5] : [0.3, 0.7]
    let thresholds = try PythonTuple.doubles(file, ["MODEL", part, "IOU_THRESHOLDS"]) ?? usual
    let labels =
      try PythonTuple.doubles(file, ["MODEL", part, "IOU_LABELS"])
      ?? (thresholds.count == 2 ? [0, -1, 1] : [0, 1])
    let isBand = thresholds.count == 2 && labels == [0, -1, 1] && thresholds[0] <= thresholds[1]
    let isCut = thresholds.count == 1 && labels == [0, 1]
    guard isBand || isCut, thresholds.allSatisfy({ $0 > 0 }) else {
      throw .unsupported(
        setting: "MODEL.\(part).IOU_LABELS", line: line([part, "IOU_LABELS"]),
        found: "\(labels) for thresholds \(thresholds)",
        known: "[0, -1, 1] for two that rise, [0, 1] for one")
    }
    preset.policy.threshold = thresholds[thresholds.count - 1]
    preset.policy.ignoredFrom = isBand ? thresholds[0] : nil
    if let weights = try PythonTuple.doubles(file, ["MODEL", part, "BBOX_REG_WEIGHTS"]) {
      guard weights.count == 4, weights.allSatisfy({ $0 > 0 }) else {
        throw .wrongKind(
          setting: "MODEL.\(part).BBOX_REG_WEIGHTS", line: line([part, "BBOX_REG_WEIGHTS"]),
          found: "\(weights)", expected: "four numbers above 0")
      }
      let floats = weights.map { Float($0) }
      preset.coder.variances = Variances(weights: floats[0], floats[1], floats[2], floats[3])
    }
  }

  private func line(_ path: [String]) -> Int? { file.node(["MODEL"] + path)?.line }

  private func refuse(
    _ path: [String], unless isKnown: (String) -> Bool, known: String
  ) throws(ConfigReadError) {
    guard let value = try file.text(["MODEL"] + path), !isKnown(value) else { return }
    throw .unsupported(
      setting: "MODEL." + path.joined(separator: "."), line: line(path), found: "'\(value)'",
      known: known)
  }
}

/// A list of numbers that YAML takes for a text, because it is a tuple of Python: `(1.0, 1.0)`.
enum PythonTuple {
  /// The numbers at the end of a path, as a list or a tuple; nothing where it is not there.
  static func doubles(
    _ file: YAMLFile, _ path: [String]
  ) throws(ConfigReadError) -> [Double]? {
    guard let node = file.node(path), let text = node.text else { return try file.doubles(path) }
    let numbers = text.drop { "( [".contains($0) }.prefix { !")]".contains($0) }
      .split { ", ".contains($0) }
    let values = numbers.compactMap { Double($0) }
    guard !values.isEmpty, values.count == numbers.count else { return try file.doubles(path) }
    return values
  }
}
