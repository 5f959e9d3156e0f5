import ArgumentParser
import Boxes
import Clustering
import Labels
import Reporting

extension AnchorsCommand {
  /// `anchors cluster`: k anchors for a dataset.
  struct Cluster: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find k anchors by k-means, with the metrics that say how well they fit.",
      discussion: """
        anchors cluster --k 9 labels/
        anchors cluster --k 9 VOC2012/ --distance iou --input-size 300x300 --format json
        anchors cluster --k 9 kitti/training --input-size 1248x384 \\
          --emit squeezedet --output squeeze.config
        """)

    @Option(name: .customLong("k"), help: ArgumentHelp("How many anchors.", valueName: "n"))
    var count: Int

    @OptionGroup var input: InputOptions
    @OptionGroup var choices: ClusteringChoices
    @OptionGroup var emission: EmissionOptions
    @OptionGroup var manners: MannersOptions

    @Option(help: "How the report is written.")
    var format = AnchorsFormat.text

    @Option(
      help: ArgumentHelp(
        "Draw box sizes, anchors and their cells to FILE.png or FILE.svg.", valueName: "file"))
    var plot: String?

    func validate() throws {
      if count < 1 {
        throw ValidationError("--k is \(count); give at least 1.")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try DatasetInput(input)
      let sizes = try SizeCollection(dataset, scaling: choices.scaling)
      if sizes.fellBack { choices.warnOfFallback(context) }
      let options = choices.options(anchorCount: count)
      let outcome = try AnchorClustering(sizes.sample, options, jobs: input.jobs).run()
      let report = ClusterReport(
        anchors: outcome.anchors,
        metrics: AnchorMetrics(
          of: outcome.anchors.sizes, on: sizes.sample, distance: options.distance,
          space: options.space, silhouetteSizes: ElbowSearch.defaultSilhouetteSizes,
          jobs: input.jobs),
        options: options, sample: sizes.sample, isEveryDistinctSize: outcome.isEveryDistinctSize)
      if outcome.isEveryDistinctSize, format != .text {
        context.complain(
          "warning: only \(outcome.anchors.sizes.count) distinct sizes for \(count) anchors; "
            + "these are all of them.")
      }
      if let plot { try PlotFile.write(report.chart(), to: plot) }
      try emission.write(report.anchors, dataset: dataset, context: context)
      context.output.write(report.written(as: format))
      if format == .text, !manners.quiet { hint(context) }
      return .clean
    }

    private func hint(_ context: CommandContext) {
      if choices.inputSize == nil {
        context.output.line("next: give --input-size WxH to get anchors in the network's pixels")
      } else if emission.target == nil {
        context.output.line(
          "next: --emit squeezedet --output squeeze.config, or anchors elbow for other k")
      }
    }
  }
}

/// `--format` of the anchors commands.
enum AnchorsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv
}

extension ClusterReport {
  func written(as format: AnchorsFormat) -> String {
    switch format {
    case .text: text
    case .json: json
    case .csv: csv
    }
  }
}

extension ClusteringChoices {
  /// Says that sizes stay as labeled.
  func warnOfFallback(_ context: CommandContext) {
    context.complain(
      "warning: no image sizes are known, so boxes are not normalized (--normalize none). "
        + "Give --images DIR or --image-size WxH.")
  }
}
