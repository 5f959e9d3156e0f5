import ArgumentParser
import Boxes
import Clustering
import Reporting

/// Anchors that a curve is compared with.
struct ComparisonOptions: ParsableArguments {
  @Option(
    name: .customLong("compare"),
    help: ArgumentHelp(
      "Measure these on the same boxes: a squeeze.config, anchors as JSON or w,h w,h, or "
        + PublishedAnchors.all.map(\.name).joined(separator: ", ") + ".", valueName: "anchors"))
  var compared: [String] = []

  /// Measures the anchors that are named, then those that trainers ship with.
  ///
  /// Anchors of another input are compared as shares of it, so published ones need no option. They
  /// are left out where sizes are as labeled.
  func measure(on sample: SizeSample, _ choices: ClusteringChoices, jobs: Int?) throws
    -> [AnchorComparison]
  {
    let options = choices.options(anchorCount: 1)
    let published =
      sample.scaling.normalization == .image
      ? PublishedAnchors.all.map(\.name).filter { !compared.contains($0) } : []
    return try (compared + published).map { name in
      let sizes = try Self.sizes(name, scaling: sample.scaling)
      return AnchorComparison(
        name: name, count: sizes.count,
        metrics: AnchorMetrics(
          of: sizes, on: sample, distance: options.distance, space: options.space, jobs: jobs))
    }
  }

  private static func sizes(
    _ name: String, scaling: SizeScaling
  ) throws -> [Size<SampleUnits>] {
    if let published = PublishedAnchors.named(name)?.anchors { return published.sizes }
    if name.hasSuffix(".config") {
      let config = try TrainerChoice.configFile(name).config
      let shares = AnchorSet(
        pixels: config.anchorSeeds, scaling: SizeScaling(inputSize: config.imageSize))
      return shares?.sizes ?? []
    }
    let given = try AnchorsArgument.read(name)
    guard let inputSize = given.inputSize ?? scaling.inputSize else {
      throw UserFacingError("--compare \(name): pixels of an unknown input. Give --input-size WxH.")
    }
    let shares = AnchorSet(
      pixels: try given.anchors(in: inputSize), scaling: SizeScaling(inputSize: inputSize))
    return shares?.sizes ?? []
  }
}
