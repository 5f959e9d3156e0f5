import ArgumentParser
import Boxes
import Labels
import Lint
import Reporting

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
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var trainer: ProfileOptions
    @OptionGroup var manners: MannersOptions

    @Option(help: "How findings are written.")
    var outputFormat = ReporterChoice.standard

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the report here.", valueName: "file"))
    var output: String?

    @Option(help: "The lowest severity that makes the exit status 1.")
    var failOn = FailOn.error

    @Option(
      help: ArgumentHelp(
        "The network's input, for rules about sizes after resizing.", valueName: "WxH"))
    var inputSize: ImageSize?

    @Flag(help: "Print how often each rule fired instead of the findings.")
    var statistics = false

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try DatasetInput(input)
      var settings = LintSettings()
      settings.classes = dataset.statedClasses
      settings.networkInput = inputSize
      let profile = try trainer.profile(classes: dataset.classes)
      if let profile { settings.apply(profile) }
      let session = LintSession(
        dataset, selection: try rules.selection(for: profile?.family), settings: settings)
      let outcome = session.run()
      if let profile, outcome.unaskedFiles > 0 {
        context.complain(
          "warning: \(outcome.unaskedFiles) of \(outcome.report.files) images have no known size, "
            + "so \(profile.family.name) could not be asked about them. Give --images DIR or "
            + "--image-size WxH.")
      }
      let bytes = written(outcome.report, context)
      if let output {
        try OutputFile.write(bytes, to: output)
      } else {
        context.output.write(bytes)
      }
      if outcome.hasUnreadableFile { return .failed }
      return failOn.isReached(by: outcome.report) ? .findings : .clean
    }

    private func written(_ report: LintReport, _ context: CommandContext) -> [UInt8] {
      if statistics { return Array(report.statisticsText.utf8) }
      let color = output == nil && manners.isColored(context)
      return outputFormat.type.init(color: color).report(report)
    }
  }
}

/// `--select`, `--ignore` and `--extend-select`.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these rules: codes, prefixes, names or ALL.", valueName: "code,…"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Not these rules.", valueName: "code,…"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("These rules too.", valueName: "code,…"))
  var extendSelect: [String] = []

  /// - Parameter family: a trainer whose own rules are on by default.
  func selection(for family: TrainerFamily? = nil) throws -> RuleSelection {
    func words(_ options: [String]) -> [String] {
      options.flatMap { $0.split(separator: ",").map(String.init) }
    }
    do {
      return try RuleSelection(
        select: words(select), ignore: words(ignore), extendSelect: words(extendSelect),
        profile: family)
    } catch {
      throw ValidationError("\(error)")
    }
  }
}

/// A name in the list of reporters.
struct ReporterChoice: ExpressibleByArgument {
  let type: any Reporter.Type

  static var standard: ReporterChoice { ReporterChoice(type: Reporters.all[0]) }

  private init(type: any Reporter.Type) {
    self.type = type
  }

  init?(argument: String) {
    guard let type = Reporters.named(argument) else { return nil }
    self.init(type: type)
  }

  var defaultValueDescription: String { type.name }
  static var allValueStrings: [String] { Reporters.all.map { $0.name } }
}

/// `--fail-on`.
enum FailOn: String, CaseIterable, ExpressibleByArgument {
  case error, warning, info, never

  func isReached(by report: LintReport) -> Bool {
    switch self {
    case .never: false
    case .error: report.count(.error) > 0
    case .warning: report.count(.error) + report.count(.warning) > 0
    case .info: !report.findings.isEmpty
    }
  }
}
