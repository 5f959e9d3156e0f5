import ArgumentParser
import Boxes
import Clustering
import Reporting

/// Improving anchors after clustering.
struct RefinementOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Improve the anchors for an objective; they never get worse on it. With --layout, the "
        + "objective is the overlap that the trainer's own matcher gives."))
  var refine = false

  @Option(
    help: ArgumentHelp(
      "What is improved: mean IoU, recall at --at, BPR at the side ratio --at, or matched: the "
        + "overlap with the prior that SqueezeDet's matcher gives (with --config)."))
  var objective = ObjectiveChoice.meanIoU

  @Option(
    help: ArgumentHelp("The config whose matcher is asked, for matched.", valueName: "file"))
  var config: String?

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
    if objective == .matched, config == nil {
      throw ValidationError("--objective matched needs --config squeeze.config.")
    }
    if objective != .matched, config != nil {
      throw ValidationError("--config goes with --objective matched.")
    }
    if objectiveImages < 1 {
      throw ValidationError("--objective-images is \(objectiveImages); give at least 1.")
    }
    if !refine, objective != .meanIoU || threshold != nil || budget != nil {
      throw ValidationError("--objective, --at and --budget go with --refine.")
    }
  }

  /// The refined anchors and what it gained, when asked for.
  func apply(
    to anchors: AnchorSet, on sample: SizeSample, input: InputOptions, seed: UInt64,
    meter: ProgressMeter
  ) throws -> (AnchorSet, ClusterReport.Refinement?) {
    guard refine else { return (anchors, nil) }
    let objective = try value(for: anchors, input: input)
    let refinement = AnchorRefinement(objective, budget: effectiveBudget, seed: seed)
    let outcome = try meter.watch("scores") { tell in
      try refinement.run(anchors, on: sample, jobs: input.jobs) { tell($0.spent, $0.budget) }
    }
    return (
      outcome.anchors,
      ClusterReport.Refinement(
        objective: objective.name, before: outcome.scoreBefore, after: outcome.score)
    )
  }

  /// A real matcher's score takes milliseconds, so fewer of them are looked at.
  private var effectiveBudget: Int? { budget ?? (objective == .matched ? 600 : nil) }

  /// The objective of the library.
  private func value(
    for anchors: AnchorSet, input: InputOptions
  ) throws -> RefinementObjective {
    switch objective {
    case .meanIoU: return .meanIoU
    case .recall: return .recall(iou: threshold ?? 0.5)
    case .bpr: return .bestPossibleRecall(sideRatio: threshold ?? 4)
    case .matched:
      let config = try TrainerChoice.configFile(config ?? "").config
      guard anchors.scaling.inputSize == config.imageSize else {
        throw UserFacingError(
          "the config's input is \(config.imageSize). Give --input-size \(config.imageSize).")
      }
      return try MatchedOverlap.objective(
        config, dataset: DatasetInput(input), scaling: anchors.scaling,
        images: objectiveImages)
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
