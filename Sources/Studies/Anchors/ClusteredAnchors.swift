import Boxes
import Clustering
import Configs

/// What ``ClusterStudy`` found.
public struct ClusteredAnchors: Sendable {
  /// The anchors.
  public var anchors: AnchorSet
  /// How well they fit.
  public var metrics: AnchorMetrics
  /// What was asked for.
  public var options: ClusteringOptions
  /// The boxes that were clustered, the images they lie in, and what was left out.
  public var sample: SizeSample
  /// Whether there were no more distinct sizes than anchors asked for.
  public var isEveryDistinctSize: Bool
  /// What the anchors were improved for after clustering, and from which score to which.
  public var refinement: Refinement?
  /// Whose order the anchors follow; nothing for that of their areas.
  public var order: Order?
  /// What was done to each image first; nothing where images are as labeled.
  public var augmentation: AugmentationChoice?
  /// The dataset's classes in index order.
  public var classNames: [String]
  /// How they stand beside others; nothing where nobody compared them.
  public var standings: AnchorStandings?

  /// An improvement after clustering.
  public struct Refinement: Sendable {
    /// The objective's name.
    public var objective: String
    /// Its value before.
    public var before: Double
    /// Its value after; never worse.
    public var after: Double

    /// States an improvement.
    public init(objective: String, before: Double, after: Double) {
      self.objective = objective
      self.before = before
      self.after = after
    }
  }

  /// Joins what was found.
  public init(
    anchors: AnchorSet, metrics: AnchorMetrics, options: ClusteringOptions, sample: SizeSample,
    isEveryDistinctSize: Bool, refinement: Refinement? = nil, classNames: [String] = [],
    standings: AnchorStandings? = nil
  ) {
    self.anchors = anchors
    self.metrics = metrics
    self.options = options
    self.sample = sample
    self.isEveryDistinctSize = isEveryDistinctSize
    self.refinement = refinement
    self.classNames = classNames
    self.standings = standings
  }

  /// Widths and heights, each with its fit: in pixels of the input where that is known.
  public var rows: [(width: Double, height: Double, fit: AnchorMetrics.Fit)] {
    if let sizes = anchors.pixelSizes {
      return zip(sizes, metrics.fits).map { ($0.width, $0.height, $1) }
    }
    return zip(anchors.sizes, metrics.fits).map { ($0.width, $0.height, $1) }
  }

  /// `pixels`, or `unit` when sizes are shares of an input whose size is not known.
  public var unit: String { anchors.pixelSizes == nil ? "unit" : "pixels" }

  /// A `squeeze.config` with these anchors.
  ///
  /// - Parameter lowercaseClasses: class names in lower case, as SqueezeDet's trainer reads labels.
  /// - Throws: ``StudyError/noPixels(target:)`` without an input size; `EmitError`.
  public func squeezeDetConfig(lowercaseClasses: Bool = false) throws -> EmittedConfig {
    try Emission(SqueezeDetEmitter.target, lowercaseClasses: lowercaseClasses).config(for: self)
  }
}
