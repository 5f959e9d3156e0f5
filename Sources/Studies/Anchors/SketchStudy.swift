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

  /// Reads all labels.
  public func run(on dataset: Dataset) throws -> Outcome {
    let classes = dataset.classes()
    let sizes = try SizeCollection.builder(dataset, scaling: scaling, classes: classes)
    return Outcome(
      sketch: SizeSketch(sizes.builder, classNames: classes.names), fellBack: sizes.fellBack)
  }
}
