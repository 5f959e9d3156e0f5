import ArgumentParser
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors cluster`: k anchors for a dataset.
  struct Cluster: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find k anchors by k-means, with the metrics that say how well they fit.",
      discussion: """
        anchors cluster --k 9 labels/
        anchors cluster --k 9 kitti/training --config squeeze.config --format json
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
    @OptionGroup var augmentation: AugmentationOptions
    @OptionGroup var boxes: BoxChoices
    @OptionGroup var refinement: RefinementOptions
    @OptionGroup var rivals: RivalOptions
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
      if emission.details.keepOrder != nil, perClass || layout != nil {
        throw ValidationError(
          "--keep-order orders k anchors; --layout and --per-class have an order of their own.")
      }
      if augmentation.augment != nil {
        if layout != nil {
          throw ValidationError(
            "--augment goes with --k; a layout is fitted to objects as they are labeled.")
        }
        if refinement.objective == .matched {
          throw ValidationError(
            "--objective matched asks about labels as they are; leave out --augment.")
        }
        if page.report != nil {
          throw ValidationError("--report shows labels as they are; leave out --augment.")
        }
      }
      if refinement.objective == .matched, rivals.config == nil {
        throw ValidationError("--objective matched needs --config squeeze.config.")
      }
      if layout != nil || perClass, rivals.isNamed {
        throw ValidationError("--config and --preset go with --k for all classes together.")
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
      if let layout { return try fit(layout, context) }
      let study = try study
      try context.tellNotes(of: study.rivals.trainer, manners)
      let source = try SizeSource(
        input.paths, input.choices(augmentation.choice(seed: choices.seed)), for: study,
        keepsPlaces: page.report != nil)
      input.tellReading(source.dataset, context, manners)
      context.warn(of: source, manners)
      if source.fellBack { choices.scaling.warnOfFallback(context, manners) }
      let progress = ProgressMeter(context, manners)
      if perClass {
        let parts = try study.runByClass(on: source, progress: progress)
        context.output.write(format.written(PerClassReport(parts)))
        return .clean
      }
      let found = try study.run(on: source, progress: progress)
      if found.isEveryDistinctSize, format != .text, !manners.quiet {
        context.complain(
          "warning: only \(found.anchors.sizes.count) distinct sizes for \(found.options.anchorCount) anchors; "
            + "these are all of them.")
      }
      let warning = found.standings?.warning
      if let warning, format != .text, !manners.quiet { context.complain("warning: \(warning).") }
      if let plot { try PlotFile.write(found.chart(), to: plot) }
      if let warning, let target = emission.target, !emission.evenIfWorse {
        context.output.write(format.written(found))
        throw UserFacingError(
          "nothing is written for \(target.rawValue), because its anchors would be \(warning). Try "
            + "another --k, --objective matched with --config, or give --even-if-worse.")
      }
      let config = try write(found, context)
      if let file = page.report {
        try AnchorPage.write(
          found, details: try AnchorDetails(of: found, in: source, boxes: study.boxes),
          classNames: found.classNames, config: config,
          facts: input.choices.facts(paths: input.paths) + boxes.facts,
          to: file, context, manners)
      }
      context.output.write(format.written(found))
      if format == .text, !manners.quiet { hint(found, context) }
      return .clean
    }

    private var study: ClusterStudy {
      get throws {
        let rivals = AnchorRivals(
          trainer: rivals.trainer(inputSize: choices.scaling.inputSize),
          emission: try emission.emission()?.emission)
        var study = ClusterStudy(
          options: choices.options(anchorCount: count ?? 1),
          scaling: try choices.scaling.value(orInputOf: rivals))
        study.boxes = boxes.selection
        study.initial = initial
        study.keepOrder = emission.details.keepOrder
        study.refinement = refinement.choices(
          isUsual: choices.distance == .iou, config: self.rivals.config)
        study.rivals = rivals
        return study
      }
    }

    /// Writes the config, when one is asked for.
    private func write(
      _ found: ClusteredAnchors, _ context: CommandContext
    ) throws -> AnchorPage.Config? {
      guard let (emission, output) = try emission.emission() else { return nil }
      let config = try emission.config(for: found)
      try config.write(to: output, context, manners)
      return AnchorPage.Config(target: emission.target, config.bytes)
    }

    /// Fits an SSD layout and reports it.
    private func fit(_ layout: String, _ context: CommandContext) throws -> ExitStatus {
      var study = try LayoutStudy(layout)
      if let asked = choices.scaling.inputSize, asked != study.inputSize {
        throw UserFacingError(
          "--layout \(layout) is for an input of \(study.inputSize), and its grids fit no other: "
            + "--input-size \(asked) can't be met. Leave --input-size out, or give --layout a file of "
            + "that size (Notebooks-md/layout.md).")
      }
      study.boxes = boxes.selection
      study.resize = choices.scaling.resize
      study.refinement = refinement.choices(isUsual: false, config: nil)
      let source = try SizeSource(input.paths, input.choices, for: study)
      input.tellReading(source.dataset, context, manners)
      context.warn(of: source, manners)
      if source.fellBack { choices.scaling.warnOfFallback(context, manners) }
      let fitted = try study.run(on: source, progress: ProgressMeter(context, manners))
      if let (emission, output) = try emission.emission() {
        try emission.config(for: fitted).write(to: output, context, manners)
      }
      if let saveLayout { try OutputFile.write(fitted.file, to: saveLayout) }
      context.output.write(format == .text ? fitted.text : fitted.json)
      return .clean
    }

    private func hint(_ found: ClusteredAnchors, _ context: CommandContext) {
      if found.anchors.scaling.inputSize == nil {
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

  func written(_ report: some TabularReport) -> String {
    switch self {
    case .text: report.text
    case .json: report.json
    case .csv: report.csv
    }
  }
}
