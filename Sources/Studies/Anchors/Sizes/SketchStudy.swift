import Clustering
import Labels

/// A small, mergeable summary of a dataset's box sizes.
public struct SketchStudy: Hashable, Sendable {
  /// How box sizes reach the network's input.
  public var scaling: SizeScaling

  /// States a scaling; sketches that shall be clustered together have one.
  public init(scaling: SizeScaling) {
    self.scaling = scaling
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The summary.
    public let sketch: SizeSketch
    /// Whether sizes are as labeled because no image size could be known.
    public let fellBack: Bool
  }

  /// Reads all labels, each once.
  public func run(on dataset: Dataset) throws -> Outcome {
    let sizes = try SizeCollection(dataset, scaling: scaling)
    return Outcome(
      sketch: SizeSketch(sizes.builder, classNames: sizes.classes.names),
      fellBack: sizes.fellBack)
  }
}
