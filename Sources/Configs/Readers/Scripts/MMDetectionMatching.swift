import Boxes
import Targets

/// Assigners and coders of mmdetection.
enum MMDetectionMatching {
  /// `MaxIoUAssigner`.
  static func fill(
    _ policy: inout MatchPolicy, _ assigner: PythonSetting, in config: inout PythonConfig
  ) throws(ConfigReadError) {
    try requireType(assigner, "MaxIoUAssigner")
    for name in ["iou_calculator", "perm_repeat_gt_cfg"] {
      guard let setting = assigner[name] else { continue }
      let type = try setting["type"]?.typeName()
      if name == "perm_repeat_gt_cfg" || type != "BboxOverlaps2D" {
        throw setting.unsupported("the IoU of BboxOverlaps2D")
      }
    }
    policy.ignoredFrom = nil
    policy.threshold = try required(assigner, "pos_iou_thr").share()
    let low = try required(assigner, "neg_iou_thr")
    let negative = try low.share()
    guard negative <= policy.threshold else { throw low.unsupported("a number up to pos_iou_thr") }
    if negative < policy.threshold { policy.ignoredFrom = negative }
    var floor = 0.0
    if let least = assigner["min_pos_iou"] { floor = try least.share() }
    let takesAll = try assigner["gt_max_assign_all"]?.bool() ?? true
    if let low = assigner["match_low_quality"], try !low.bool() {
      policy.forced = .none
    } else if takesAll {
      policy.forced = .everyBestPrior(owner: .last, floor: floor)
    } else {
      guard floor == 0 else {
        throw (assigner["min_pos_iou"] ?? assigner).unsupported(
          "0 where gt_max_assign_all is False")
      }
      policy.forced = .bestPrior(conflict: .last)
    }
    if let ignored = assigner["ignore_iof_thr"], try ignored.number() > 0 {
      config.note(
        "ignore_iof_thr is \(ignored.value.summary): priors inside ignored regions learn nothing there, "
          + "which is not shown", line: ignored.line)
    }
  }

  /// `GridAssigner`.
  static func grid(_ assigner: PythonSetting) throws(ConfigReadError) -> YOLOAssigner {
    try requireType(assigner, "GridAssigner")
    if let all = assigner["gt_max_assign_all"], try !all.bool() { throw all.unsupported("True") }
    var cells = YOLOResponsibleCells(
      positiveAbove: try required(assigner, "pos_iou_thr").share(),
      negativeUpTo: try required(assigner, "neg_iou_thr").share())
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

  private static func required(
    _ assigner: PythonSetting, _ name: String
  ) throws(ConfigReadError) -> PythonSetting {
    guard let setting = assigner[name] else {
      throw .missing(setting: "\(assigner.name).\(name)", toDo: "write it; _base_ is not followed")
    }
    return setting
  }
}
