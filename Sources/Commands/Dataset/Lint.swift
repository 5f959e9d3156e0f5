import ArgumentParser
import Boxes
import Lint
import Reporting
import Studies
import Text

extension DatasetCommand {
  /// `dataset lint`: what is wrong with a dataset.
  struct Lint: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report what is wrong with labels and images, with file and line.",
      discussion: """
        dataset lint VOC2012/
        dataset lint kitti/training --classes Car,Pedestrian,Cyclist
        dataset lint labels/ --select ALL --ignore VOC016 --output-format json
        dataset lint kitti/training --profile squeezedet --config squeeze.config
        dataset lint labels/ --profile yolov5 --config model.yaml --input-size 640x640
        dataset lint labels/ --diff            what --fix would change
        dataset lint labels/ --write-baseline known.txt
        dataset lint labels/ --baseline known.txt

        Rules, thresholds and classes of a project stand in anchorkit.json, in the folder of the \
        labels or above it: {"ignore": ["VOC016"], "thresholds": {"tinySide": 5}}. Options win \
        over it; --show-settings prints what holds.

        What is merely worth knowing (severity info) is told only by rules that are selected by \
        name, prefix or ALL. A fix is applied only to a finding that is told.
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var trainer: ProfileOptions
    @OptionGroup var fixes: FixOptions
    @OptionGroup var known: BaselineOptions
    @OptionGroup var manners: MannersOptions

    @Option(help: "How findings are written.")
    var outputFormat = ReporterChoice.standard

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the report here.", valueName: "file"))
    var output: String?

    @Option(help: "The lowest severity that makes the exit status 1 (default: error).")
    var failOn: FailOn?

    @Option(
      help: ArgumentHelp(
        "The network's input, for rules about sizes after resizing.", valueName: "WxH"))
    var inputSize: ImageSize?

    @Option(
      help: ArgumentHelp(
        "The settings; by default anchorkit.json in the folder of the labels or above it.",
        valueName: "file"))
    var settings: String?

    @Flag(help: "Print the settings that hold, as a settings file, and check nothing.")
    var showSettings = false

    @Flag(help: "Print how often each rule fired instead of the findings.")
    var statistics = false

    @Flag(help: "Print all findings; the text otherwise stops after ten of a rule.")
    var all = false

    func run(_ context: CommandContext) throws -> ExitStatus {
      var settings = try LintSettingsFile.find(named: settings, from: input.paths.first)
      settings.failOn = failOn ?? settings.failOn
      settings.inputSize = inputSize ?? settings.inputSize
      var choices = input.choices
      choices.readsDoubles = true
      choices.readsForeignText = true
      if choices.classes == nil, !settings.classes.isEmpty {
        choices.classes = .names(settings.classes)
      }
      let dataset = try Dataset(input.paths, choices)
      settings.classes = dataset.statedClasses?.names ?? []
      settings.rules.classes = dataset.statedClasses
      settings.rules.networkInput = settings.inputSize
      let choice = trainer.choice(inputSize: settings.inputSize)
      let profile = try choice?.profile(on: dataset)
      if !manners.quiet {
        for note in try choice?.notes() ?? [] { context.complain("note: \(note)") }
        let classes = profile?.trainer?.classNames ?? []
        if let note = try choice?.classCountNote(classes) { context.complain("warning: \(note)") }
      }
      if let profile { settings.rules.apply(profile) }
      let rules = try rules.choice(over: settings, for: profile?.subject)
      if showSettings {
        context.output.write(settings.json(running: rules.selection.codes))
        return .clean
      }
      let study = LintStudy(rules: rules, settings: settings.rules, baseline: try known.known())
      let outcome = study.run(on: dataset, progress: ProgressMeter(context, manners))
      input.tellPixels(dataset, context, manners)
      if !manners.quiet, let profile, let unasked = outcome.unaskedText(of: profile.subject.name) {
        context.complain("warning: \(unasked)")
      }
      return try conclude(outcome, profile, failOn: settings.failOn ?? .error, context)
    }

    /// Mends or reports what a first look found.
    private func conclude(
      _ first: LintStudy.Outcome, _ profile: TrainerProfile?, failOn: FailOn,
      _ context: CommandContext
    ) throws -> ExitStatus {
      var outcome = first
      if let file = known.writeBaseline {
        try OutputFile.write(Array(Baseline(of: outcome.each).text.utf8), to: file)
        if !manners.quiet { context.complain(Baseline.wrote(outcome.each, to: file)) }
        return outcome.hasUnreadableFile ? .failed : .clean
      }
      let mending = FixStudy(safeties: fixes.safeties)
      if fixes.diff {
        let meter = ProgressMeter(context, manners)
        return show(mending.preview(outcome, progress: meter), context)
      }
      var isFixed = true
      if !fixes.safeties.isEmpty {
        let tally = mending.run(&outcome, progress: ProgressMeter(context, manners))
        tell(tally, tally.text, context)
        isFixed = tally.failures.isEmpty
      }
      if !manners.quiet, let file = known.baseline, !outcome.stale.isEmpty {
        context.complain("note: \(Baseline.text(stale: outcome.stale, of: file))")
      }
      var report = LintReport(outcome, version: Version.text)
      report.showsAll = all
      report.profile = profile.map { ($0.subject.name, $0.readerNames) }
      try write(report, context)
      if outcome.hasUnreadableFile || !isFixed { return .failed }
      return failOn.isReached(by: outcome.findings) ? .findings : .clean
    }

    /// Prints the patch of what `--fix` would change.
    private func show(
      _ fixes: (changes: [FileChange], tally: FixTally), _ context: CommandContext
    ) -> ExitStatus {
      for change in fixes.changes {
        context.output.write(
          UnifiedDiff.of(
            change.before, change.after, path: change.path, isShown: context.output.isTerminal))
      }
      tell(fixes.tally, fixes.tally.previewText, context)
      if !fixes.tally.failures.isEmpty { return .failed }
      return fixes.tally.files > 0 ? .findings : .clean
    }

    private func tell(_ tally: FixTally, _ summary: String, _ context: CommandContext) {
      for failure in tally.errors { context.complain("error: \(failure)") }
      if manners.quiet { return }
      for note in tally.notes { context.complain("note: \(note)") }
      context.complain(summary)
    }

    private func write(_ report: LintReport, _ context: CommandContext) throws {
      let bytes: [UInt8]
      if statistics {
        bytes = Array(report.statisticsText.utf8)
      } else {
        let color = output == nil && manners.isColored(context)
        bytes = outputFormat.type.init(color: color).report(report)
      }
      try context.deliver(bytes, to: output)
    }
  }
}

extension FailOn: ExpressibleByArgument {}
