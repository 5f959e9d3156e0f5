import ArgumentParser
import Reporting
import Studies

extension AnchorsCommand {
  /// `anchors evaluate`: how given anchors fare on a dataset.
  struct Evaluate: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Judge anchors on a dataset, and under their trainer's own matcher.",
      discussion: """
        anchors evaluate kitti/training --config squeeze.config
        anchors evaluate VOC2012/ --preset gluoncv-ssd300 --preset caffe-ssd300
        anchors evaluate labels/ --config squeeze.config --min-recall 0.98 --quiet
        anchors evaluate 01.sketch 02.sketch --config squeeze.config
        anchors evaluate labels/ --anchors anchors.json --anchors "36,37 72,43" \\
          --input-size 416x416

        Several anchors, configs or presets are compared side by side. Exit status 1 when one \
        stays below --min-recall or --min-mean-iou.
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var subjects: SubjectOptions
    @OptionGroup var augmentation: SeededAugmentationOptions
    @OptionGroup var manners: MannersOptions

    @Option(help: "How the report is written; json and csv hold everything.")
    var format = AnchorsFormat.text

    @Option(
      help: ArgumentHelp(
        """
        The least share, from 0 to 1: under a trainer of objects with a positive that is not \
        forced, else of boxes with a shape IoU of 0.5.
        """, valueName: "share"))
    var minRecall: Double?

    @Option(
      help: ArgumentHelp("The least mean of best shape IoUs, from 0 to 1.", valueName: "share"))
    var minMeanIou: Double?

    @Option(
      help: ArgumentHelp(
        "Draw the recall of each class to FILE.png or FILE.svg.", valueName: "file"))
    var plot: String?

    @Option(
      help: ArgumentHelp(
        "Draw how well positives overlap their objects to FILE.png or FILE.svg.",
        valueName: "file"))
    var plotOverlaps: String?

    @Flag(help: "List all never-matched, forced and dropped objects, not only the first ten.")
    var listAll = false

    func validate() throws {
      for (name, value) in [("--min-recall", minRecall), ("--min-mean-iou", minMeanIou)] {
        if let value, !(0...1).contains(value) {
          throw ValidationError("\(name) is \(value); give a share from 0 to 1, like 0.95.")
        }
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let study = EvaluationStudy(
        subjects.choices, manner: subjects.manner.value, reader: subjects.reader.choice)
      for choice in subjects.trainers { try context.tellNotes(of: choice, manners) }
      let outcome = try judge(study, context)
      let evaluations = outcome.evaluations
      try warnOfClasses(evaluations, context)
      let checks = evaluations.flatMap {
        $0.checks(minimumRecall: minRecall, minimumMeanIoU: minMeanIou)
      }
      if outcome.fellBack, !manners.quiet {
        context.complain(
          "warning: no image sizes are known, so anchors are compared with boxes as labeled. "
            + "Give --images DIR or --image-size WxH.")
      }
      let report = EvaluationReport(
        evaluations: evaluations, classNames: outcome.classes.names, checks: checks,
        listLimit: listAll ? nil : 10, augmentation: augmentation.choice)
      try draw(report)
      if format != .text || !manners.quiet { context.output.write(format.written(report)) }
      return conclude(report, context)
    }

    /// Judges by labels, or by sketches.
    private func judge(
      _ study: EvaluationStudy, _ context: CommandContext
    ) throws -> EvaluationStudy.Outcome {
      if try SketchFiles.areMeant(by: input.paths) {
        if augmentation.choice != nil { throw StudyError.augmentsSketch(path: input.paths[0]) }
        if !manners.quiet, study.asksTrainers {
          context.complain(
            "note: sketches hold no places, so no matcher is asked; give the labels for that.")
        }
        return try study.run(on: try SketchFiles(input.paths), jobs: input.choices.jobs)
      }
      let dataset = try input.dataset(context, manners, augmented: augmentation.choice)
      let outcome = try study.run(on: dataset)
      context.warn(of: outcome.unread, manners)
      let readers = outcome.evaluations.map { $0.matches?.statistics.imagesByReader }
      if readers.contains(where: { $0?.readsPlainly ?? true }) {
        input.tellReading(dataset, context, manners)
      }
      return outcome
    }

    /// Says which configs are for another number of classes.
    private func warnOfClasses(
      _ evaluations: [Evaluation], _ context: CommandContext
    ) throws {
      let judged = evaluations.suffix(subjects.trainers.count)
      for (choice, evaluation) in zip(subjects.trainers, judged) {
        try context.warn(
          ofClasses: evaluation.matches?.classNames ?? [], under: choice, manners)
      }
    }

    private func draw(_ report: EvaluationReport) throws {
      if let plot, let chart = report.classChart() { try PlotFile.write(chart, to: plot) }
      guard let plotOverlaps else { return }
      guard let chart = report.overlapChart() else {
        throw UserFacingError("--plot-overlaps asks a trainer: give --config or --preset.")
      }
      try PlotFile.write(chart, to: plotOverlaps)
    }

    private func conclude(_ report: EvaluationReport, _ context: CommandContext) -> ExitStatus {
      for sentence in report.broken { context.complain("error: \(sentence).") }
      if let silent = report.silent {
        context.complain("error: \(silent).")
        return .failed
      }
      if report.hasFailures || !report.broken.isEmpty { return .findings }
      if format == .text, !manners.quiet {
        for check in report.checks { context.output.line("passed: \(check.sentence)") }
      }
      return .clean
    }
  }
}
