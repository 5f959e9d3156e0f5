import ArgumentParser
import Studies

/// Improving anchors after clustering.
struct RefinementOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Improve the anchors for an objective; they never get worse on it. By default for --distance "
        + "iou. With --layout, the objective is the overlap that the trainer's own matcher gives."))
  var refine: Bool?

  @Option(
    help: ArgumentHelp(
      "What is improved: mean IoU, recall at --at, BPR at the side ratio --at, or matched: the "
        + "overlap with the prior that SqueezeDet's matcher gives (with --config)."))
  var objective = ObjectiveChoice.meanIoU

  @Option(
    help: ArgumentHelp("How many images the matcher is asked about, for matched.", valueName: "n"))
  var objectiveImages = 500

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The IoU of recall (default 0.5) or the side ratio of bpr (default 4).", valueName: "x"))
  var threshold: Double?

  @Option(help: ArgumentHelp("How many scores are looked at, at most.", valueName: "n"))
  var budget: Int?

  func validate() throws {
    if let threshold {
      switch objective {
      case .meanIoU, .matched:
        throw ValidationError("--at goes with --objective recall or bpr.")
      case .recall where !(0...1).contains(threshold):
        throw ValidationError("--at is \(threshold); an IoU lies in 0…1.")
      case .bpr where threshold <= 1:
        throw ValidationError("--at is \(threshold); a side ratio is above 1.")
      default: break
      }
    }
    if let budget, budget < 1 {
      throw ValidationError("--budget is \(budget); give at least 1.")
    }
    if objectiveImages < 1 {
      throw ValidationError("--objective-images is \(objectiveImages); give at least 1.")
    }
    if refine == false, isDetailed {
      throw ValidationError(
        "--objective, --at and --budget say how to refine, and --no-refine not to.")
    }
  }

  /// Whether it is said how to refine.
  private var isDetailed: Bool { objective != .meanIoU || threshold != nil || budget != nil }

  /// What it means; nothing where anchors or a layout stay as they are found.
  ///
  /// - Parameters:
  ///   - isUsual: whether to refine where nothing is said.
  ///   - config: the config whose matcher is asked, for matched.
  func choices(isUsual: Bool, config: String?) -> RefinementChoices? {
    refine ?? (isUsual || isDetailed)
      ? RefinementChoices(goal(config), budget: budget, images: objectiveImages) : nil
  }

  private func goal(_ config: String?) -> RefinementChoices.Goal {
    switch objective {
    case .meanIoU: .meanIoU
    case .recall: .recall(iou: threshold ?? 0.5)
    case .bpr: .bestPossibleRecall(sideRatio: threshold ?? 4)
    case .matched: .matched(config: config ?? "")
    }
  }
}

/// `--objective`.
enum ObjectiveChoice: String, CaseIterable, ExpressibleByArgument {
  case meanIoU = "mean-iou"
  case recall
  case bpr
  case matched
}
