import ArgumentParser
import Boxes
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors elbow`: how well k anchors fit, against k.
  struct Elbow: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say how many anchors are enough, and how well k of them fit for a range of k.",
      discussion: """
        anchors elbow labels/ --counts 1-15
        anchors elbow kitti/training --input-size 1248x384 --plot elbow.png \\
          --compare squeeze.config
        anchors elbow VOC2012/ --preset gluoncv-ssd300 --report elbow.html
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var choices: ClusteringChoices
    @OptionGroup var augmentation: AugmentationOptions
    @OptionGroup var boxes: BoxChoices
    @OptionGroup var rivals: RivalOptions
    @OptionGroup var comparison: ComparisonOptions
    @OptionGroup var page: AnchorPageOptions
    @OptionGroup var manners: MannersOptions

    @Option(
      help: ArgumentHelp(
        "The anchor counts to show; the count that is recommended does not depend on them.",
        valueName: "min-max"))
    var counts = CountRange(1...15)

    @Flag(help: "Show recall@0.75, BPR(4), inertia, silhouette and the spread of restarts, too.")
    var allColumns = false

    @Option(help: "How the report is written.")
    var format = ElbowFormat.text

    @Option(
      help: ArgumentHelp("Draw the curve to FILE.png or FILE.svg.", valueName: "file"))
    var plot: [String] = []

    func validate() throws {
      if augmentation.augment != nil, page.report != nil {
        throw ValidationError("--report shows labels as they are; leave out --augment.")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let rival = AnchorRivals(trainer: rivals.trainer(inputSize: choices.scaling.inputSize))
      var study = ElbowStudy(
        counts: counts.bounds, options: choices.options(anchorCount: counts.bounds.upperBound),
        scaling: try choices.scaling.value(orInputOf: rival))
      study.boxes = boxes.selection
      study.rivals = rival
      try context.tellNotes(of: rival.trainer, manners)
      study.compared = comparison.compared
      let source = try SizeSource(
        input.paths, input.choices(augmentation.choice(seed: choices.seed)), for: study,
        keepsPlaces: page.report != nil)
      input.tellReading(source.dataset, context, manners)
      context.warn(of: source, manners)
      if source.fellBack { choices.scaling.warnOfFallback(context, manners) }
      let found = try study.run(on: source)
      // A line for each set that was asked for; all published ones would hide the curve.
      for file in plot {
        try PlotFile.write(
          found.report.chart(
            sample: found.sample, options: found.options, comparisons: found.asked), to: file)
      }
      if let file = page.report, let best = found.best {
        try AnchorPage.write(
          best, details: try AnchorDetails(of: best, in: source, boxes: study.boxes),
          curve: AnchorPage.Curve(
            report: found.report, comparisons: found.comparisons, drawn: found.asked),
          classNames: best.classNames, facts: input.choices.facts(paths: input.paths) + boxes.facts,
          to: file, context, manners)
      }
      let style = ElbowTextStyle(isBold: manners.isColored(context), hasAllColumns: allColumns)
      context.output.write(format == .text ? found.text(style) : found.json)
      return .clean
    }
  }
}

/// `--format` of `anchors elbow`.
enum ElbowFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
