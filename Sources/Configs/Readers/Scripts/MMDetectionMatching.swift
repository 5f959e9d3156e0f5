import Boxes
import Targets

/// Assigners and coders of mmdetection.
struct MMDetectionMatching {
  private let assigner: PythonSetting
  private let inherits: Bool

  /// Takes an assigner.
  init(_ assigner: PythonSetting, _ model: MMDetectionModel) {
    self.assigner = assigner
    inherits = model.inherits(assigner)
  }

  /// `MaxIoUAssigner`: what is left out is the preset's where `_base_` has it, else the class's own.
  func fill(
    _ policy: inout MatchPolicy, in config: inout PythonConfig
  ) throws(ConfigReadError) {
    try Self.requireType(assigner, "MaxIoUAssigner")
    try requireUsualOverlap()
    let preset = policy
    policy.threshold = try threshold("pos_iou_thr", preset.threshold)
    let negative = try threshold("neg_iou_thr", preset.ignoredFrom ?? preset.threshold)
    guard negative <= policy.threshold else {
      throw (assigner["neg_iou_thr"] ?? assigner).unsupported("a number up to pos_iou_thr")
    }
    policy.ignoredFrom = negative < policy.threshold ? negative : nil
    policy.forced = try forced(preset.forced)
    if let ignored = assigner["ignore_iof_thr"], try ignored.number() > 0 {
      config.note(
        "ignore_iof_thr is \(ignored.value.summary): priors inside ignored regions learn nothing there, "
          + "which is not shown", line: ignored.line)
    }
  }

  private func forced(_ preset: ForcedMatching) throws(ConfigReadError) -> ForcedMatching {
    if let low = assigner["match_low_quality"], try !low.bool() { return .none }
    var (takesAll, floor) = (true, 0.0)
    if inherits {
      switch preset {
      case .everyBestPrior(_, let least): floor = least
      default: takesAll = false
      }
    }
    if let all = assigner["gt_max_assign_all"] { takesAll = try all.bool() }
    if let least = assigner["min_pos_iou"] { floor = try least.share() }
    if takesAll { return .everyBestPrior(owner: .last, floor: floor) }
    guard floor == 0 else {
      throw (assigner["min_pos_iou"] ?? assigner).unsupported("0 where gt_max_assign_all is False")
    }
    return .bestPrior(conflict: .last)
  }

  private func requireUsualOverlap() throws(ConfigReadError) {
    if let repeats = assigner["perm_repeat_gt_cfg"] { throw repeats.unsupported("None") }
    guard let overlap = assigner["iou_calculator"] else { return }
    guard let type = overlap["type"], try type.typeName() == "BboxOverlaps2D" else {
      throw overlap.unsupported("dict(type='BboxOverlaps2D')")
    }
  }

  private func threshold(_ name: String, _ preset: Double) throws(ConfigReadError) -> Double {
    if let setting = assigner[name] { return try setting.share() }
    guard inherits else {
      throw .missing(
        setting: "\(assigner.name).\(name)", toDo: "the assigner has no default for it")
    }
    return preset
  }

  /// `GridAssigner`.
  func grid() throws(ConfigReadError) -> YOLOAssigner {
    try Self.requireType(assigner, "GridAssigner")
    if let all = assigner["gt_max_assign_all"], try !all.bool() { throw all.unsupported("True") }
    var cells = YOLOResponsibleCells(
      positiveAbove: try threshold("pos_iou_thr", 0.5),
      negativeUpTo: try threshold("neg_iou_thr", 0.5))
    if let least = assigner["min_pos_iou"] { cells.forcedAbove = try least.share() }
    return .responsibleCells(cells)
  }

  /// `DeltaXYWHBBoxCoder`.
  static func fill(
    _ coder: inout CenterOffsetCoder, _ setting: PythonSetting, in config: inout PythonConfig
  ) throws(ConfigReadError) {
    try requireType(setting, "DeltaXYWHBBoxCoder")
    if let means = setting["target_means"] {
      for mean in try means.items() where try mean.number() != 0 { throw mean.unsupported("0") }
    }
    if let stds = setting["target_stds"] { coder.variances = try stds.variances() }
    if let clamps = setting["add_ctr_clamp"], try clamps.bool() {
      config.note("add_ctr_clamp limits decoded centers, which is not modeled", line: clamps.line)
    }
  }

  /// What else keeps priors out of the loss.
  static func noteConditions(
    _ model: MMDetectionModel, in config: inout PythonConfig
  ) throws(ConfigReadError) {
    if let border = model.training?["allowed_border"], try border.number() >= 0 {
      config.note(
        "allowed_border is \(border.value.summary): priors that reach further out of the image learn "
          + "nothing there, which is not shown", line: border.line)
    }
    if let decoded = model.head["reg_decoded_bbox"], try decoded.bool() {
      config.note(
        "reg_decoded_bbox is True: the loss compares boxes, not the offsets that are shown here",
        line: decoded.line)
    }
    guard model.kind == .proposals else { return }
    config.note("the proposal network is shown; the second stage matches what it proposes")
  }

  private static func requireType(
    _ setting: PythonSetting, _ known: String
  ) throws(ConfigReadError) {
    // A part without a type overrides one of `_base_`.
    guard let type = setting["type"] else { return }
    guard try type.typeName() == known else { throw type.unsupported(known) }
  }
}
