import Boxes
import Clustering

/// What anchors are improved for after clustering.
public struct RefinementChoices: Hashable, Sendable {
  /// What is improved.
  public enum Goal: Hashable, Sendable {
    /// The mean of best shape IoUs.
    case meanIoU
    /// The share of boxes with such a shape IoU.
    case recall(iou: Double)
    /// The share of boxes that some anchor reaches within that side ratio.
    case bestPossibleRecall(sideRatio: Double)
    /// The overlap with the prior that SqueezeDet's own matcher gives, under this `squeeze.config`.
    case matched(config: String)
  }

  /// What is improved.
  public var goal: Goal
  /// How many scores are looked at, at most; nothing for the usual number.
  public var budget: Int?
  /// How many images the matcher is asked about.
  public var images: Int

  /// Chooses a goal.
  public init(_ goal: Goal = .meanIoU, budget: Int? = nil, images: Int = 500) {
    self.goal = goal
    self.budget = budget
    self.images = images
  }

  /// The objects that SqueezeDet's matcher is asked about, where it is.
  func objects(of dataset: Dataset) throws -> MatchedObjects.Choice? {
    guard case .matched(let path) = goal else { return nil }
    return MatchedObjects.Choice(
      config: try TrainerConfigFile(path).squeezeDet(),
      selection: EvenSelection(limit: images, total: dataset.files.count))
  }

  /// A real matcher's score takes milliseconds, so fewer of them are looked at.
  var effectiveBudget: Int? {
    if case .matched = goal { return budget ?? 600 }
    return budget
  }
}
