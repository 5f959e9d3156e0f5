import ArgumentParser
import Boxes
import Labels
import Rendering
import Reporting
import Trainers

/// `preview-matches`: which priors a trainer turns positive, image by image.
public struct PreviewMatchesCommand: ToolCommand {
  /// Name and help.
  public static let configuration = CommandConfiguration(
    commandName: "preview-matches",
    abstract: "Draw which priors a trainer turns positive for each object.",
    discussion: """
      preview-matches kitti/training --config squeeze.config --output previews/
      preview-matches VOC2012/ --preset gluoncv-ssd300 --output previews/ --only unmatched
      preview-matches labels/ --config squeeze.config --no-images --format json
      """,
    version: Version.text)

  @OptionGroup var input: InputOptions
  @OptionGroup var trainer: TrainerOptions
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var manners: MannersOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder for the pictures.", valueName: "dir"))
  var output: String?

  @Flag(help: "Only numbers: draw nothing.")
  var noImages = false

  @Option(help: ArgumentHelp("At most this many images.", valueName: "n"))
  var limit: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only images with such objects: unmatched, forced, class=NAME.", valueName: "kind"))
  var only: [PreviewFilter] = []

  @Option(help: "How the numbers are written; json is one object a line and image.")
  var format = PreviewFormat.text

  /// Parsed by ArgumentParser.
  public init() {}

  /// Checks what belongs together.
  public func validate() throws {
    if output == nil, !noImages {
      throw ValidationError("Give --output DIR for the pictures, or --no-images for numbers only.")
    }
    if let limit, limit < 1 {
      throw ValidationError("--limit is \(limit); give at least 1.")
    }
  }

  /// Matches, draws and reports.
  public func run(_ context: CommandContext) throws -> ExitStatus {
    let dataset = try DatasetInput(input)
    let trainer = try trainer.trainer(classes: dataset.classes)
    let folder = noImages ? nil : output
    if let folder { try OutputFile.makeFolder(folder) }
    let run = PreviewRun(
      dataset: dataset, trainer: trainer, folder: folder, style: drawing.style, filters: only,
      limit: limit)
    let outcome = run.run { image in
      context.output.write(format == .json ? image.jsonLine + "\n" : image.text)
    }
    for complaint in outcome.complaints { context.complain("error: \(complaint)") }
    if format == .text {
      context.output.write("\n" + outcome.totals.text(trainer: trainer.name))
      if let folder, outcome.pictures > 0 {
        context.output.line(
          "\(DecimalText.count(outcome.pictures, "picture", "pictures")) in \(folder)")
      }
    }
    if outcome.totals.images == 0, !outcome.complaints.isEmpty { return .failed }
    return outcome.complaints.isEmpty ? .clean : .findings
  }
}

/// `--format` of previews.
enum PreviewFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// `--only`: which images are shown.
enum PreviewFilter: ExpressibleByArgument, Hashable, Sendable {
  /// Some object is never matched.
  case unmatched
  /// Some object has forced matches only.
  case forced
  /// Some object has that class.
  case ofClass(String)

  init?(argument: String) {
    switch argument {
    case "unmatched": self = .unmatched
    case "forced": self = .forced
    case _ where argument.hasPrefix("class=") && argument.count > 6:
      self = .ofClass(String(argument.dropFirst(6)))
    default: return nil
    }
  }

  func passes(_ image: ImageMatches) -> Bool {
    switch self {
    case .unmatched: image.neverMatchedCount > 0
    case .forced: image.forcedCount > 0
    case .ofClass(let name): image.objects.contains { $0.className == name }
    }
  }
}

/// How previews look.
struct DrawingOptions: ParsableArguments {
  @Option(help: "Colors of title and legend.")
  var theme = Theme.light

  @Option(
    help: ArgumentHelp("Picture pixels to an image pixel; by default 2 for small images."))
  var scale: Double?

  @Option(help: ArgumentHelp("At most this many priors an object.", valueName: "n"))
  var maxPriors: Int?

  func validate() throws {
    if let scale, !(scale > 0 && scale <= 16) {
      throw ValidationError("--scale is \(scale); give a number above 0, up to 16.")
    }
  }

  var style: MatchStyle {
    MatchStyle(theme: theme, scale: scale, maxPriors: maxPriors)
  }
}

extension Theme: ExpressibleByArgument {}
