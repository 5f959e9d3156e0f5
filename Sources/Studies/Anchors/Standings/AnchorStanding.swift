import Clustering
import Trainers

/// One set of anchors in a comparison: how well it fits the boxes, and what a trainer's matcher makes of
/// it.
public struct AnchorStanding: Sendable {
  /// Who the anchors are from.
  public enum Origin: Hashable, Sendable {
    /// The study.
    case study
    /// Plain k-means with as many: squared distances, means, no refinement.
    case plainKMeans
    /// A trainer that is at hand, or a config, by name.
    case rival(String)
  }

  /// Who they are from.
  public let origin: Origin
  /// How many shapes they are.
  public let count: Int
  /// How well they fit all boxes.
  public let fit: AnchorMetrics
  /// The class that they fit worst, or that the matcher serves worst where there is one; nothing where
  /// boxes have no class.
  public let worstClass: WorstClass?
  /// What the trainer's matcher makes of the objects; nothing without a trainer.
  public let matches: Matches?

  /// A class that fares worst.
  public struct WorstClass: Sendable {
    /// Its name.
    public let name: String
    /// How well the anchors fit its boxes; nothing where no box has the class by that name.
    public let fit: AnchorMetrics?
    /// What the matcher makes of its objects.
    public let tally: MatchTally?
  }

  /// What a matcher makes of all objects.
  public struct Matches: Sendable {
    /// The sums.
    public let tally: AnchorTally
    /// Priors an image.
    public let priorCount: Int
  }

  /// What counts: the mean overlap that the matcher gives, or that of shapes where there is none.
  var worth: Double { matches.map { $0.tally.overall.meanTrueOverlap ?? 0 } ?? fit.meanIoU }
}
