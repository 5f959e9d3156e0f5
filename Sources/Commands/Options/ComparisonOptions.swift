import ArgumentParser
import Clustering

/// Anchors that a curve is compared with.
struct ComparisonOptions: ParsableArguments {
  @Option(
    name: .customLong("compare"),
    help: ArgumentHelp(
      "Measure these on the same boxes: a trainer's config, anchors as JSON or w,h w,h, or "
        + PublishedAnchors.all.map(\.name).joined(separator: ", ") + ".", valueName: "anchors"))
  var compared: [String] = []
}
