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
      preview-matches VOC2012/ --preset gluoncv-ssd300 --report matches.html --sort worst --limit 500
      preview-matches labels/ --config squeeze.config --contact-sheet sheet.png --only forced
      preview-matches labels/ --config old.config --compare new.config --output changes/
      preview-matches labels/ --preset caffe-ssd300 --show-priors level=2,row=5,column=7 \\
        --output cells/ --limit 3
      preview-matches labels/ --config squeeze.config --no-images --format json
      """,
    version: Version.full)

  @OptionGroup var input: InputOptions
  @OptionGroup var trainer: TrainerOptions
  @OptionGroup var files: PreviewFiles
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

  @Option(help: "The order of the images; worst: never-matched objects, forced ones, low overlaps.")
  var sort = PreviewOrder.file

  @Option(
    help: ArgumentHelp(
      "Compare with this config or preset: pictures side by side, and what changes in numbers.",
      valueName: "other"))
  var compare: String?

  @Option(
    help: ArgumentHelp(
      "Draw a cell's priors and its level's grid instead of matches; all count from 0.",
      valueName: "level=2,row=5,column=7"))
  var showPriors: CellChoice?

  @Option(help: "How the numbers are written; json is one object a line and image.")
  var format = PreviewFormat.text

  /// Parsed by ArgumentParser.
  public init() {}

  /// Checks what belongs together.
  public func validate() throws {
    if output == nil, !noImages, !files.isWanted {
      throw ValidationError(
        "Give --output DIR for pictures, --report FILE.html for a page, --contact-sheet FILE.png, "
          + "or --no-images for numbers only.")
    }
    if noImages, files.isWanted {
      throw ValidationError(
        "--no-images draws nothing; leave it out, or --contact-sheet and --report.")
    }
    if compare != nil, showPriors != nil {
      throw ValidationError(
        "--compare and --show-priors draw different pictures; give one of them.")
    }
    if showPriors != nil, output == nil {
      throw ValidationError("--show-priors draws pictures; give --output DIR for them.")
    }
    if let limit, limit < 1 {
      throw ValidationError("--limit is \(limit); give at least 1.")
    }
  }

  /// Matches, draws and reports.
  public func run(_ context: CommandContext) throws -> ExitStatus {
    let dataset = try DatasetInput(input)
    let trainer = try trainer.trainer(classes: dataset.classes)
    let subject = try subject(trainer, dataset)
    let folder = noImages ? nil : output
    if let folder { try OutputFile.makeFolder(folder) }
    let selection = PreviewSelection(filters: only, order: sort, limit: limit)
      .files(of: dataset, under: trainer, isCounted: files.report != nil)
    let imageCount = min(MatchPage.imageLimit, selection?.count ?? dataset.files.count)
    let run = PreviewRun(
      dataset: dataset, trainer: trainer,
      plan: PreviewPlan(
        subject: subject, folder: folder, style: drawing.style,
        hasSheet: files.contactSheet != nil,
        pagePixelLimit: files.report.map { _ in MatchPage.pixelLimit(imageCount: imageCount) }),
      filters: only, selection: selection)
    var summary = PreviewSummary(format: format, context: context)
    let complaints = run.run { summary.add($0) }
    for complaint in complaints { context.complain("error: \(complaint)") }
    summary.finish(trainer: trainer.name, other: compare, folder: folder)
    try files.write(
      tiles: summary.tiles, entries: summary.entries, imageCount: summary.totals.images,
      trainer: trainer.name, theme: drawing.theme, context)
    if summary.totals.images == 0, !complaints.isEmpty { return .failed }
    return complaints.isEmpty ? .clean : .findings
  }

  private func subject(_ trainer: any Trainer, _ dataset: DatasetInput) throws
    -> PreviewPlan.Subject
  {
    if let showPriors { return .cell(try showPriors.cell(of: trainer)) }
    guard let compare else { return .matches }
    let choice: TrainerChoice =
      PresetName(argument: compare) == nil ? .config(compare) : .preset(compare)
    return .comparison(try choice.trainer(self.trainer.manner, classes: dataset.classes))
  }
}

/// `--format` of previews.
enum PreviewFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
