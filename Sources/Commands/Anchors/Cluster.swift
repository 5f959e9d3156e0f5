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
        anchors cluster --k 9 VOC2012/ --distance iou --refine --format json
        anchors cluster --k 9 kitti/training --input-size 1248x384 \\
          --emit squeezedet --lowercase-classes --output squeeze.config --report anchors.html
        """)

    @Option(name: .customLong("k"), help: ArgumentHelp("How many anchors.", valueName: "n"))
    var count: Int?

    @Option(
      help: ArgumentHelp(
        "Instead of k free anchors, fit the sizes and ratios of an SSD layout: ssd300, ssd512, a "
          + "preset's name, or a layout file.", valueName: "name"))
    var layout: String?

    @Option(
      help: ArgumentHelp(
        "Write the fitted layout to a file that --layout of all commands reads.",
        valueName: "file.json"))
    var saveLayout: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var choices: ClusteringChoices
    @OptionGroup var boxes: BoxChoices
    @OptionGroup var refinement: RefinementOptions
    @OptionGroup var emission: EmissionOptions
    @OptionGroup var page: AnchorPageOptions
    @OptionGroup var manners: MannersOptions

    @Option(
      name: .customLong("init"),
      help: ArgumentHelp(
        "Begin the first run with these anchors: a file or sizes.",
        valueName: "file or w,h w,h"))
    var initial: String?

    @Flag(help: "Find k anchors for each class by itself.")
    var perClass = false

    @Option(help: "How the report is written.")
    var format = AnchorsFormat.text

    @Option(
      help: ArgumentHelp(
        "Draw box sizes, anchors and their cells to FILE.png or FILE.svg.", valueName: "file"))
    var plot: String?

    func validate() throws {
      switch (count, layout) {
      case (nil, nil): throw ValidationError("Give --k N, or --layout ssd300 for an SSD layout.")
      case (.some, .some):
        throw ValidationError("--k and --layout ask for two things; give one of them.")
      case (.some, nil) where saveLayout != nil:
        throw ValidationError("--save-layout goes with --layout.")
      case (let count?, nil) where count < 1:
        throw ValidationError("--k is \(count); give at least 1.")
      case (nil, .some) where perClass || initial != nil || plot != nil:
        throw ValidationError(
          "--layout is fitted by its own rule; --per-class, --refine, --init and --plot go with --k."
        )
      case (nil, .some) where format == .csv:
        throw ValidationError("--layout is reported as text or json; a layout is no list of sizes.")
      default: break
      }
      if perClass, plot != nil || emission.target != nil || initial != nil || page.report != nil {
        throw ValidationError(
          "--per-class gives several sets of anchors; --plot, --report, --emit and --init are for one."
        )
      }
      if layout != nil, page.report != nil {
        throw ValidationError("--report shows k anchors; give --k, or leave it out with --layout.")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      if let layout { return try fit(LayoutClustering(layout), context) }
      let source = try SizeSource(input, scaling: choices.scaling.value)
      if source.fellBack { choices.scaling.warnOfFallback(context) }
      let chosen = try boxes.apply(to: source)
      if perClass {
        let reports = try chosen.byClass().map { part in
          (
            name: part.classIndex.map { source.classes.names[$0.value] } ?? "",
            report: try clustered(part.sample.withoutClasses(), context)
          )
        }
        guard !reports.isEmpty else { throw ClusteringError.noBoxes(leftOut: chosen.leftOut) }
        context.output.write(PerClassReport(reports).written(as: format))
        return .clean
      }
      let report = try clustered(chosen.withoutClasses(), context)
      if report.isEveryDistinctSize, format != .text {
        context.complain(
          "warning: only \(report.anchors.sizes.count) distinct sizes for \(report.options.anchorCount) anchors; "
            + "these are all of them.")
      }
      if let plot { try PlotFile.write(report.chart(), to: plot) }
      let config = try emission.write(
        report.anchors, classNames: source.classes.names, context: context)
      try page.write(
        report, source: source, boxes: boxes, input: input,
        config: config.flatMap { config in
          emission.target.map { AnchorPage.Config(target: $0.rawValue, config.bytes) }
        }, context)
      context.output.write(report.written(as: format))
      if format == .text, !manners.quiet { hint(context) }
      return .clean
    }

    /// Fits an SSD layout and reports it.
    private func fit(_ fitting: LayoutClustering, _ context: CommandContext) throws -> ExitStatus {
      let scaling = SizeScaling(
        normalization: .image, resize: choices.scaling.resize, inputSize: fitting.inputSize)
      let source = try SizeSource(input, scaling: scaling)
      if source.fellBack { choices.scaling.warnOfFallback(context) }
      let report = try fitting.run(
        on: try boxes.apply(to: source), dataset: source.dataset, classes: source.classes,
        refinement: refinement.refine ? refinement : nil, jobs: input.jobs,
        meter: ProgressMeter(context, manners))
      try emission.write(
        report.values, inputSize: fitting.inputSize, classNames: source.classes.names,
        context: context)
      if let saveLayout {
        try OutputFile.write(fitting.file(report.outcome.best.shapes), to: saveLayout)
      }
      context.output.write(format == .text ? report.text : report.json)
      return .clean
    }

    /// Clusters, refines and measures one sample.
    private func clustered(
      _ sample: SizeSample, _ context: CommandContext
    ) throws -> ClusterReport {
      var options = choices.options(anchorCount: count ?? 1)
      options.initial = try initialAnchors(sample.scaling)
      let outcome = try AnchorClustering(sample, options, jobs: input.jobs).run()
      let (anchors, gain) = try refinement.apply(
        to: outcome.anchors, on: sample, input: input, seed: options.seed,
        meter: ProgressMeter(context, manners))
      return ClusterReport(
        anchors: anchors,
        metrics: AnchorMetrics(
          of: anchors.sizes, on: sample, distance: options.distance, space: options.space,
          silhouetteSizes: ElbowSearch.defaultSilhouetteSizes, jobs: input.jobs),
        options: options, sample: sample, isEveryDistinctSize: outcome.isEveryDistinctSize,
        refinement: gain)
    }

    /// The anchors of `--init`, in the units of the sample.
    private func initialAnchors(_ scaling: SizeScaling) throws -> [Size<SampleUnits>]? {
      guard let initial else { return nil }
      let given = try AnchorsArgument.read(initial)
      guard let inputSize = scaling.inputSize ?? given.inputSize else {
        throw UserFacingError("--init gives sizes in pixels of an input. Give --input-size WxH.")
      }
      let sizes = try given.anchors(in: inputSize)
      guard let set = AnchorSet(pixels: sizes, scaling: scaling) else {
        throw UserFacingError("--init: a size vanishes in the units of the boxes.")
      }
      return set.sizes
    }

    private func hint(_ context: CommandContext) {
      if choices.scaling.inputSize == nil {
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

extension PerClassReport {
  func written(as format: AnchorsFormat) -> String {
    switch format {
    case .text: text
    case .json: json
    case .csv: csv
    }
  }
}
