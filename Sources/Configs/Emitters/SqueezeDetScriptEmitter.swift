// Width and height in pixels of the network's input, ordered by area; no aspect ratios.
import Boxes
import Targets

/// `create_config.py` of squeezedet-keras: the script that writes `squeeze.config`.
public struct SqueezeDetScriptEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "squeezedet-script",
    fileName: "create_config.py",
    summary: "anchors, grid and classes of create_config.py; --base keeps the rest",
    loader: "Python; squeezeDet_config of squeezedet-keras, then save_dict and load_dict",
    convention:
      "[width, height] in pixels of the network's input, ordered by area; grid = side / 16",
    cannotExpress: "SSD layouts; class names with capitals or blanks",
    takes: .anchors,
    updatesBase: true)

  /// The emitter.
  public init() {}

  /// Writes the lines of `squeezeDet_config`, or an existing script with them.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    let config = try config(request)
    var fields = [
      ("IMAGE_WIDTH", "\(config.imageSize.width)"),
      ("IMAGE_HEIGHT", "\(config.imageSize.height)"),
      ("ANCHOR_SEED", Self.array(config.anchorSeeds)),
      ("ANCHOR_PER_GRID", "len(cfg.ANCHOR_SEED)"),
      ("ANCHORS_HEIGHT", "\(config.gridHeight)"),
      ("ANCHORS_WIDTH", "\(config.gridWidth)"),
    ]
    if !request.classNames.isEmpty {
      fields =
        [
          ("CLASS_NAMES", ConfigText.list(config.classNames.map(ConfigText.quoted))),
          ("CLASSES", "len(cfg.CLASS_NAMES)"),
          ("CLASS_TO_IDX", "dict(zip(cfg.CLASS_NAMES, range(cfg.CLASSES)))"),
        ] + fields
    }
    guard let base = request.base else {
      let units = ConfigText.comment(
        [ConfigText.units(request.inputSize, "[width, height] ordered by area.")], indent: "    ")
      return EmittedConfig(
        units + fields.map { "    cfg.\($0) = \($1)\n" }.joined(),
        notes: [
          "These are lines of squeezeDet_config; --base create_config.py gives a whole script.",
          "The grid is a sixteenth of the input: \(config.gridWidth) × \(config.gridHeight) cells.",
        ])
    }
    let file = try settings(base)
    var notes: [String] = []
    for name in ["IMAGE_WIDTH", "IMAGE_HEIGHT", "CLASS_NAMES"] {
      guard let old = file[name], let new = fields.first(where: { $0.0 == name })?.1,
        !Self.isSame(old, new)
      else { continue }
      notes.append("\(name) was \(old) and is now \(new).")
    }
    return EmittedConfig(bytes: try file.replacing(fields), notes: notes)
  }

  /// The settings, or the refusal of what the file of settings could not hold either.
  private func config(_ request: EmitRequest) throws(EmitError) -> SqueezeDetConfig {
    let anchors = try request.requireAnchors(for: info.target)
    do {
      return try SqueezeDetConfigEmitter.emit(
        anchors: anchors, inputSize: request.inputSize,
        classNames: request.classNames.isEmpty ? nil : request.classNames,
        lowercasing: request.options.lowercaseClasses
      ).config
    } catch {
      throw .squeezeDet(error)
    }
  }

  /// The input that a script sets.
  public func inputSize(of base: [UInt8]) throws(EmitError) -> ImageSize? {
    let file = try settings(base)
    guard let width = file["IMAGE_WIDTH"].flatMap({ Int($0) }),
      let height = file["IMAGE_HEIGHT"].flatMap({ Int($0) })
    else { return nil }
    return ImageSize(width: width, height: height)
  }

  /// What the script sets; its loader below sets some of the same names again.
  private func settings(_ base: [UInt8]) throws(EmitError) -> PythonAssignments {
    try PythonAssignments(base, of: "cfg", in: "squeezeDet_config", target: info.target)
  }

  private static func array(_ anchors: [Size<Pixels>]) -> String {
    let rows = anchors.map { anchor in
      "[\(PlainNumber.float(anchor.width)), \(PlainNumber.float(anchor.height))]"
    }
    return "np.array(\(ConfigText.list(rows)))"
  }

  /// Python's two quotes say the same.
  private static func isSame(_ old: String, _ new: String) -> Bool {
    let plain = old.map { $0 == "'" ? "\"" : $0 }.filter { !$0.isWhitespace }
    return plain.elementsEqual(new.filter { !$0.isWhitespace })
  }
}
