import ArgumentParser
import Boxes
import Clustering

/// How sizes are clustered. Shared by `cluster` and `elbow`.
struct ClusteringChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is minimized: 1 − IoU of shapes, or squared distance of sizes: plain k-means on "
        + "normalized boxes."))
  var distance = ShapeDistance.iou

  @Option(help: "How a center moves; by default mean for euclidean, iou-optimal for iou.")
  var update: CentroidUpdate?

  @Flag(help: "Divide both axes by their standard deviation before measuring distances.")
  var whiten = false

  @Option(help: ArgumentHelp("Runs from different seeds; the best is kept.", valueName: "n"))
  var restarts = 10

  @Option(help: ArgumentHelp("The seed of all random numbers.", valueName: "n"))
  var seed: UInt64 = 0

  @OptionGroup var scaling: ScalingOptions

  func validate() throws {
    if restarts < 1 {
      throw ValidationError("--restarts is \(restarts); give at least 1.")
    }
    if whiten, distance == .iou {
      throw ValidationError(
        "--whiten changes Euclidean distances only, and IoU has no units: give --distance euclidean."
      )
    }
  }

  /// The options of the library, for one count of anchors.
  func options(anchorCount: Int) -> ClusteringOptions {
    ClusteringOptions(
      anchorCount: anchorCount, distance: distance, update: update,
      space: whiten ? .whitened : .sample, restarts: restarts, seed: seed)
  }
}

extension ShapeDistance: ExpressibleByArgument {}
extension CentroidUpdate: ExpressibleByArgument {}
