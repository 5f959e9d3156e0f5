import ArgumentParser
import Reporting
import Studies

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
      preview-matches labels/ --config yolov4.cfg --output previews/
      preview-matches labels/ --config model.yaml --input-size 640x640 --output previews/
      preview-matches labels/ --preset caffe-ssd300 --show-priors level=2,row=5,column=7 \\
        --output cells/ --limit 3
      preview-matches labels/ --config squeeze.config --no-images --format json
      """,
    version: Version.full)

  @OptionGroup var input: InputOptions
  @OptionGroup var trainer: TrainerOptions
  @OptionGroup var reader: ReaderOptions
  @OptionGroup var files: PreviewFiles
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var augmentation: SeededAugmentationOptions
  @OptionGroup var manners: MannersOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder for the pictures.", valueName: "dir"))
  var output: String?

  @Flag(help: "Only numbers: draw nothing.")
  var noImages = false

  @Option(
    help: ArgumentHelp(
      "At most this many images, and those on the way to them that the trainer's reader stops at.",
      valueName: "n"))
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
  var format = PreviewSummary.Form.text

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
    if compare != nil, augmentation.augmentation.augment != nil {
      throw ValidationError(
        "--compare shows two trainers on one picture, and each augments it in its own way; "
          + "leave out --augment, or use anchors evaluate.")
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
    let study = try study(of: trainer.choice)
    try context.tellNotes(of: study.trainer, manners)
    if case .comparison(let other) = study.subject { try context.tellNotes(of: other, manners) }
    var summary = PreviewSummary(format)
    let dataset = try input.dataset(context, manners, augmented: augmentation.choice)
    var readsPlainly = false
    let outcome = try study.run(on: dataset) {
      let matches = $0.matches
      if matches.failure == nil, matches.reader == ReaderName.plain.rawValue { readsPlainly = true }
      context.output.write(summary.add($0))
    }
    if !manners.quiet, let missing = summary.missingPictures { context.complain(missing) }
    if readsPlainly { input.tellReading(dataset, context, manners) }
    // The first images need not show all classes.
    if limit == nil {
      try context.warn(ofClasses: outcome.classNames, under: study.trainer, manners)
    }
    if !manners.quiet {
      for replacement in outcome.replacements { context.complain("note: \(replacement.sentence).") }
    }
    for failure in outcome.failures { context.complain("error: \(failure)") }
    context.output.write(
      summary.ending(trainer: outcome.trainer, other: compare, folder: study.pictures.folder))
    if let file = files.contactSheet {
      let sheet = summary.sheet(trainer: outcome.trainer, theme: drawing.theme)
      try OutputFile.write(try sheet.png(), to: file)
      if !manners.quiet { context.complain(summary.wroteSheet(file)) }
    }
    if let file = files.report {
      let page = summary.page(trainer: outcome.trainer, version: Version.text)
      try OutputFile.write(page.html, to: file)
      if !manners.quiet { context.complain(summary.wrotePage(file)) }
    }
    if outcome.images == 0, !outcome.failures.isEmpty { return .failed }
    return outcome.failures.isEmpty ? .clean : .findings
  }

  /// The trainer to compare with, for the same input where it can be made for it.
  private func other(_ named: String) -> TrainerChoice {
    let input: TrainerChoice.ConfigInput = trainer.inputSize.map { .otherwise($0) } ?? .ofFile
    return PresetName(argument: named) == nil
      ? .config(named, input: input) : .preset(named, input: input)
  }

  private func study(of choice: TrainerChoice) -> PreviewStudy {
    var study = PreviewStudy(choice)
    study.manner = trainer.manner.value
    study.reader = reader.choice
    study.filters = only
    study.order = sort
    study.limit = limit
    if let showPriors { study.subject = .cell(showPriors) }
    if let compare { study.subject = .comparison(other(compare)) }
    study.pictures.folder = noImages ? nil : output
    study.pictures.style = drawing.style
    study.pictures.hasSheet = files.contactSheet != nil
    study.pictures.hasPage = files.report != nil
    return study
  }
}

extension PreviewSummary.Form: ExpressibleByArgument {}
