import Boxes
import Clustering

/// How anchors fit each class of a dataset, and which objects they fit worst.
public struct AnchorDetails: Sendable {
  /// The metrics by class.
  public let evaluation: AnchorEvaluation
  /// The objects that fit worst, the worst first; none for sketches, which hold no places.
  public let worst: [WorstFit]

  /// Looks at anchors that were found in a source; one that keeps places is not read again.
  public init(of found: ClusteredAnchors, in source: SizeSource, boxes: BoxSelection) throws {
    worst =
      try source.places().map { dataset, places in
        WorstFitSearch(
          dataset: dataset, places: places, anchors: found.anchors,
          filter: try boxes.filter(source.classes),
          classes: source.classes
        ).run()
      } ?? []
    evaluation = AnchorEvaluation(
      of: found.anchors.sizes, on: try boxes.unbalanced(source), jobs: source.jobs)
  }
}
