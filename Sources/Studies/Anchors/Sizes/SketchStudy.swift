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
    /// Label files of which nothing could be read.
    public let unread: UnreadLabels
  }

  /// Reads all labels, each once.
  ///
  /// - Throws: `ClusteringError.noBoxes(leftOut:)` where there is no box to summarize.
  public func run(on dataset: Dataset) throws -> Outcome {
    let sizes = try SizeCollection(dataset, scaling: scaling)
    let sketch = SizeSketch(sizes.builder, classNames: sizes.classes.names)
    guard sketch.boxCount > 0 else { throw ClusteringError.noBoxes(leftOut: sketch.leftOut) }
    return Outcome(sketch: sketch, fellBack: sizes.fellBack, unread: sizes.unread)
  }
}
