import ArgumentParser
import Boxes
import Clustering
import Reporting
import Targets

extension AnchorsCommand {
  /// `anchors elbow`: how well k anchors fit, against k.
  struct Elbow: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report how well k anchors fit for a range of k, and mark the elbow.",
      discussion: """
        anchors elbow labels/ --counts 1-15
        anchors elbow kitti/training --input-size 1248x384 --plot elbow.png \\
          --compare squeeze.config
        anchors elbow VOC2012/ --distance iou --input-size 300x300 --report elbow.html
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var choices: ClusteringChoices
    @OptionGroup var boxes: BoxChoices
    @OptionGroup var comparison: ComparisonOptions
    @OptionGroup var page: AnchorPageOptions
    @OptionGroup var manners: MannersOptions

    @Option(help: ArgumentHelp("The anchor counts to try.", valueName: "min-max"))
    var counts = CountRange(1...15)

    @Option(help: "How the report is written.")
    var format = ElbowFormat.text

    @Option(
      help: ArgumentHelp("Draw the curve to FILE.png or FILE.svg.", valueName: "file"))
    var plot: [String] = []

    func run(_ context: CommandContext) throws -> ExitStatus {
      let source = try SizeSource(input, scaling: choices.scaling.value)
      if source.fellBack { choices.scaling.warnOfFallback(context) }
      let sample = try boxes.apply(to: source).withoutClasses()
      let options = choices.options(anchorCount: counts.bounds.upperBound)
      let report = try ElbowSearch(counts: counts.bounds, options: options)
        .run(on: sample, jobs: input.jobs)
      let comparisons = try comparison.measure(on: sample, choices, jobs: input.jobs)
      // A line for each set that was asked for; all published ones would hide the curve.
      let drawn = comparisons.filter { comparison.compared.contains($0.name) }
      for file in plot {
        try PlotFile.write(
          report.chart(sample: sample, options: options, comparisons: drawn), to: file)
      }
      // Without an elbow, the page shows the most anchors that were tried.
      if let best = report.curve.first(where: { $0.count == report.elbow }) ?? report.curve.last {
        var own = options
        own.anchorCount = best.count
        let cluster = ClusterReport(
          anchors: best.anchors, metrics: best.metrics, options: own, sample: sample,
          isEveryDistinctSize: best.isEveryDistinctSize)
        try page.write(
          cluster,
          curve: AnchorPage.Curve(report: report, comparisons: comparisons, drawn: drawn),
          source: source, boxes: boxes, input: input, context)
      }
      switch format {
      case .json:
        context.output.write(
          report.json(sample: sample, options: options, comparisons: comparisons))
      case .text:
        context.output.write(
          report.text(
            leftOut: sample.leftOut,
            priorsPerAnchor: choices.scaling.inputSize.map(Self.cells),
            comparisons: comparisons))
      }
      return .clean
    }

    /// Cells of SqueezeDet's grid for an input: what one more anchor costs in priors.
    private static func cells(of inputSize: ImageSize) -> Int {
      let grid = SqueezeDetConfig.grid(for: inputSize)
      return grid.width * grid.height
    }
  }
}

/// `--format` of `anchors elbow`.
enum ElbowFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
