import ArgumentParser
import Boxes
import Detections
import Labels
import Reporting
import Studies
import Text

extension AnchorsCommand {
  /// `anchors judge`: average precision of detections, and what missed objects have to do with priors.
  struct Judge: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Judge detections by a named evaluator's rules, and join missed objects with priors.",
      discussion: """
        anchors judge results.json instances_val.json --as coco
        anchors judge results/ VOC2007/ --as voc07 --preset gluoncv-ssd300
        anchors judge detections/ kitti/training --as kitti --config squeeze.config

        Detections are COCO's results (.json), a folder of KITTI text with 16 fields, or VOC's \
        lists (comp4_det_test_CLASS.txt). The same detections differ by up to 0.05 AP between \
        evaluators; Notebooks-md/judging.md says which rules do it. With a trainer, its own \
        matcher says which of the missed objects never had a true positive prior: one that is \
        positive by its overlap, not forced. Exit status 1 where detections of unknown images or \
        classes are left out.
        """)

    @Argument(
      help: ArgumentHelp(
        "A file or folder of detections.", valueName: "detections"))
    var detections: String

    @OptionGroup var input: InputOptions

    @Option(name: .customLong("as"), help: "By whose rules.")
    var evaluator = EvaluatorName.coco

    @Option(help: ArgumentHelp(ConfigHelp.config, valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("A trainer's priors and matcher by name.", valueName: "name"))
    var preset: PresetName?

    @Option(help: ArgumentHelp(ConfigHelp.inputSize, valueName: "WxH"))
    var inputSize: ImageSize?

    @OptionGroup var manner: SqueezeDetOptions
    @OptionGroup var reader: ReaderOptions
    @OptionGroup var manners: MannersOptions

    @Option(help: "Text for a terminal, or JSON that holds everything.")
    var format = JudgingFormat.text

    @Flag(help: "List all missed objects, not only the first ten.")
    var listAll = false

    func validate() throws {
      if config != nil, let preset, preset.family.kind.setup != .config {
        throw ValidationError("--config and --preset name two trainers; give one of them.")
      }
      if inputSize != nil, trainer == nil {
        throw ValidationError("--input-size is a trainer's; give --config or --preset with it.")
      }
    }

    /// Whose matcher is asked, if any.
    private var trainer: TrainerChoice? {
      let size: TrainerChoice.ConfigInput = inputSize.map { .asked($0) } ?? .ofFile
      if let config { return .config(config, input: size) }
      return preset.map { .preset($0.name, input: size) }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try input.dataset(context, manners)
      var study = JudgingStudy(evaluator.evaluator, detections: detections, trainer: trainer)
      study.manner = manner.value
      study.reader = reader.choice
      if let stated = input.vocPixels.value { study.pixels = stated }
      if let trainer { try context.tellNotes(of: trainer, manners) }
      let outcome = try study.run(on: dataset)
      context.warn(of: outcome.unread, manners)
      input.tellReading(dataset, context, manners)
      for failure in outcome.failures { context.complain("error: \(failure)") }
      tellLeftOut(outcome.unknownImages, "images", context)
      tellLeftOut(outcome.unknownClasses, "classes", context)
      switch format {
      case .text: context.output.write(outcome.text(listLimit: listAll ? nil : 10))
      case .json: context.output.write(outcome.json)
      }
      let isWhole =
        outcome.failures.isEmpty && outcome.unknownImages.isEmpty
        && outcome.unknownClasses.isEmpty
      return isWhole ? .clean : .findings
    }

    /// Says which detections were left out because the labels do not know what they name.
    private func tellLeftOut(
      _ counts: [(name: String, count: Int)], _ what: String, _ context: CommandContext
    ) {
      guard !counts.isEmpty else { return }
      let all = counts.reduce(0) { $0 + $1.count }
      let named = counts.prefix(5).map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
      context.complain(
        "warning: \(DecimalText.count(all, "detection", "detections")) of \(what) that the labels do not know "
          + "\(all == 1 ? "is" : "are") left out: \(named)"
          + (counts.count > 5 ? " and \(counts.count - 5) more" : "") + ".")
    }
  }
}

/// `--format` of `anchors judge`.
enum JudgingFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// An evaluator's name.
struct EvaluatorName: ExpressibleByArgument {
  let evaluator: Evaluator
  private let name: String

  static let coco = EvaluatorName(evaluator: Evaluators.coco)

  private init(evaluator: Evaluator) {
    self.evaluator = evaluator
    name = evaluator.name
  }

  init?(argument: String) {
    guard let evaluator = Evaluators.named(argument) else { return nil }
    self.init(evaluator: evaluator)
  }

  var defaultValueDescription: String { name }

  static var allValueStrings: [String] { Evaluators.all.map(\.name) }
}
