import Boxes
import Targets

/// The config of SqueezeDet's TensorFlow original: `kitti_squeezeDet_config.py` and its siblings for
/// SqueezeDet+, ResNet-50 and VGG-16.
///
/// - Parity: BichenWuUCB/squeezeDet e7c0860, read. Priors are squeezedet-keras's, which took them over.
enum SqueezeDetTensorFlowScript {
  /// Whether a file sets `ANCHOR_BOX` by `set_anchors(…)`.
  static func isOne(_ marks: PythonMarks) -> Bool {
    marks.assigns("ANCHOR_BOX") && marks.called.contains("set_anchors")
      && !marks.assigns("ANCHOR_SEED")
  }

  /// The trainer of the file.
  static func read(in config: inout PythonConfig) throws(ConfigReadError) -> TrainerConfig {
    guard let owner = config.file.scopes.lazy.compactMap({ $0.owner(of: "ANCHOR_BOX") }).first,
      let box = owner["ANCHOR_BOX"]
    else { throw .missing(setting: "ANCHOR_BOX", toDo: "set it by set_anchors(mc)") }
    let setting = PythonSetting(name: "ANCHOR_BOX", value: box)
    guard case .call(let call) = box.content, call.lastName == "set_anchors" else {
      throw setting.wrong("set_anchors(mc)")
    }
    let settings = SqueezeDetScriptSettings(owner)
    let (seeds, grid) = try Self.anchors(config.file)
    var names = try settings.classNames()
    if names == nil { names = try Self.names(of: owner.value, in: &config) }
    let squeezeDet = try settings.config(
      seeds: seeds, grid: grid, classNames: names, in: &config)
    try Self.noteHardExamples(settings, in: &config)
    config.note(
      "labels are read as squeezedet-keras reads them; --reader squeezedet-tf reads as the original"
    )
    return TrainerConfig(
      model: .squeezeDet(squeezeDet), basePreset: "squeezedet", classNames: squeezeDet.classNames,
      classCount: squeezeDet.classCount, notes: config.notes)
  }

  /// `H, W, B` and the one array of `[width, height]` inside `set_anchors`.
  private static func anchors(
    _ file: PythonFile
  ) throws(ConfigReadError) -> (seeds: [Size<Pixels>], grid: (width: Int, height: Int)) {
    guard let place = file.scopes.lastIndex(where: { $0.name == "set_anchors" }) else {
      throw .missing(
        setting: "def set_anchors", toDo: "the shapes stand in it; give the file that has it")
    }
    func side(_ name: String) throws(ConfigReadError) -> Int {
      guard let value = file.scopes[place][name] else {
        throw .missing(
          setting: "\(name) in set_anchors", toDo: "set the grid there as 'H, W, B = 24, 78, 9'")
      }
      return try PythonSetting(name: "\(name) in set_anchors", value: value).whole(1...65535)
    }
    let arrays = file.calls.filter { site in
      site.scope == place && site.call.isArray
        && site.call.arguments.first?.items?.first?.items?.count == 2
    }
    guard let array = arrays.first?.call.arguments.first, arrays.count == 1 else {
      throw .missing(
        setting: "np.array([[width, height], …]) in set_anchors",
        toDo: "expected one such list, found \(arrays.count)")
    }
    let seeds = try SqueezeDetScriptSettings.seeds(
      PythonSetting(name: "the shapes in set_anchors", value: array))
    let count = try side("B")
    guard count == seeds.count else {
      throw .squeezeDet(.seedCountMismatch(seeds: seeds.count, perCell: count))
    }
    return (seeds, (try side("W"), try side("H")))
  }

  /// What `base_model_config('KITTI')` names.
  private static func names(
    of base: PythonValue, in config: inout PythonConfig
  ) throws(ConfigReadError) -> [String]? {
    guard case .call(let call) = base.content, call.lastName == "base_model_config" else {
      return nil
    }
    var dataset = "PASCAL_VOC"
    if let value = call.argument("dataset", 0) {
      dataset = try PythonSetting(name: "base_model_config's data set", value: value).text()
        .uppercased()
    }
    guard let names = dataSets[dataset] else {
      throw .unsupported(
        setting: "base_model_config's data set", line: base.line, found: "'\(dataset)'",
        known: "KITTI, PASCAL_VOC")
    }
    config.note("class names are those of base_model_config('\(dataset)')", line: base.line)
    return names
  }

  private static let dataSets = [
    "KITTI": ["car", "pedestrian", "cyclist"],
    "PASCAL_VOC": [
      "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow",
      "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train",
      "tvmonitor",
    ],
  ]

  private static func noteHardExamples(
    _ settings: SqueezeDetScriptSettings, in config: inout PythonConfig
  ) throws(ConfigReadError) {
    let setting = settings["EXCLUDE_HARD_EXAMPLES"]
    guard try setting?.bool() ?? true else { return }
    config.note(
      "EXCLUDE_HARD_EXAMPLES is True: the trainer leaves out hard objects, which are kept here",
      line: setting?.line)
  }
}
