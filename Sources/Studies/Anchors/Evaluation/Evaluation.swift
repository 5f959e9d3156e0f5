import Boxes
import Clustering
import Targets
import Trainers

/// One set of anchors and how it fares on a dataset.
public struct Evaluation: Sendable {
  /// What it is called: a file, a preset, or the anchors as given.
  public var name: String
  /// The shapes, by level where there are several.
  public var shapes: [TrainerShape]
  /// The boxes it was measured on, and how they were scaled.
  public var sample: SizeSample
  /// How well the shapes fit.
  public var fit: AnchorEvaluation
  /// What the trainer makes of the labels, where there is a trainer.
  public var matches: Matches?
  /// What the augmentation does to the objects; nothing where images stay as they are.
  public var augmentation: AugmentationTally?

  /// Joins the parts.
  public init(
    name: String, shapes: [TrainerShape], sample: SizeSample, fit: AnchorEvaluation,
    matches: Matches? = nil
  ) {
    self.name = name
    self.shapes = shapes
    self.sample = sample
    self.fit = fit
    self.matches = matches
  }

  /// What a trainer makes of the labels.
  public struct Matches: Sendable {
    /// The trainer.
    public var trainer: String
    /// What it has in common with other trainers of its kind.
    public var kind: TrainerKind
    /// Its classes in index order.
    public var classNames: [String]
    /// Its priors an image.
    public var priorCount: Int
    /// What it makes of all images.
    public var statistics: MatchStatistics
    /// What it puts in the place of the anchors when it trains; nothing where it keeps them.
    public var replacement: AnchorReplacement?

    /// Joins the parts.
    public init(
      trainer: String, kind: TrainerKind, classNames: [String], priorCount: Int,
      statistics: MatchStatistics, replacement: AnchorReplacement? = nil
    ) {
      self.trainer = trainer
      self.kind = kind
      self.classNames = classNames
      self.priorCount = priorCount
      self.statistics = statistics
      self.replacement = replacement
    }
  }
}
