import ArgumentParser
import Boxes
import Labels
import Reporting
import Studies

/// Where labels come from and how they are read. Shared by every command that reads a dataset.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Label files, folders, a VOC devkit or KITTI root, @list.txt, or - for a list on standard input.",
      valueName: "path"))
  var paths: [String] = []

  @Option(help: "How labels are written; auto looks at their content.")
  var labelsFormat = AutoChoice<LabelFormatName>.auto

  @Option(
    help: ArgumentHelp(
      "Where the images are; by default the usual sibling folders are tried.", valueName: "dir"))
  var images: String?

  @Option(
    help: ArgumentHelp(
      "The image size, where neither image nor label file tells it.", valueName: "WxH"))
  var imageSize: ImageSize?

  @Option(
    help: ArgumentHelp(
      "A table id,width,height of the images that are not there.", valueName: "csv"))
  var imageSizes: String?

  @Option(
    help: """
      How VOC numbers name pixels; auto goes by the evidence of the whole set, and says so. Another \
      value also wins over the way in which a trainer reads VOC files.
      """)
  var vocPixels = AutoChoice<PixelConvention>.auto

  @Option(
    help: "What becomes of pictures with an EXIF orientation: kept as stored, or turned upright.")
  var exif = EXIFChoice.keep

  @Option(
    help: "What turned boxes count as: the upright box around them, or the one before the turn.")
  var turnedBoxes = TurnedBoxes.around

  @Option(
    help: ArgumentHelp(
      """
      The classes in index order; by default those declared (a class list, COCO's categories), then \
      those found, sorted.
      """, valueName: "a,b,c"))
  var classes: String?

  @Option(
    help: ArgumentHelp(
      "A file with one class a line, in index order, or the YAML file that names them.",
      valueName: "file"))
  var classFile: String?

  @Option(help: ArgumentHelp("Threads; the result does not depend on it.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if paths.isEmpty {
      throw ValidationError("Give at least one path: a label file, a folder, @list.txt or -.")
    }
    if classes != nil, classFile != nil {
      throw ValidationError("--classes and --class-file state the same thing; give one of them.")
    }
    if let classes, classes.split(separator: ",").isEmpty {
      throw ValidationError("--classes names no class; write them like car,pedestrian,cyclist.")
    }
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs is \(jobs); give at least 1.")
    }
  }

  /// What it means.
  var choices: DatasetChoices {
    var choices = DatasetChoices()
    choices.labelsFormat = labelsFormat.value
    choices.images = images
    choices.imageSize = imageSize
    choices.imageSizes = imageSizes
    choices.vocPixels = vocPixels.value
    choices.exif = exif
    choices.turnedBoxes = turnedBoxes
    choices.classes =
      classes.map { ClassChoice(commaSeparated: $0) } ?? classFile.map { .file(path: $0) }
    choices.jobs = jobs
    return choices
  }

  /// Says how VOC numbers were read and what tells it, where that was found out, and which labels are
  /// of another frame than their pictures.
  func tellPixels(_ dataset: Dataset?, _ context: CommandContext, _ manners: MannersOptions) {
    guard !manners.quiet, let dataset else { return }
    if let judgment = dataset.pixelJudgment { context.complain(judgment.note) }
    if let text = dataset.stream.sideways?.text { context.complain("warning: \(text)") }
  }

  /// Says how labels were read: VOC numbers, and what was read as something else than it says.
  func tellReading(_ dataset: Dataset?, _ context: CommandContext, _ manners: MannersOptions) {
    tellPixels(dataset, context, manners)
    guard !manners.quiet, let dataset else { return }
    for note in dataset.readingFacts.notes(turnedBoxes) { context.complain(note) }
  }

  /// The same, with what is done to each image before it is looked at.
  func choices(_ augmentation: AugmentationChoice?) -> DatasetChoices {
    var choices = choices
    choices.augmentation = augmentation
    return choices
  }

  /// The labels and images, found; what is passed over is said.
  func dataset(
    _ context: CommandContext, _ manners: MannersOptions,
    augmented augmentation: AugmentationChoice? = nil
  ) throws -> Dataset {
    let dataset = try Dataset(paths, choices(augmentation))
    context.warn(of: dataset, manners)
    return dataset
  }
}

extension LabelFormatName: ExpressibleByArgument {
  /// Reads the name of a format.
  public init?(argument: String) { self.init(parsing: argument) }

  /// The formats, in the order of their list.
  public static var allValueStrings: [String] { LabelFormats.names.map(\.description) }

  /// Completes with the formats.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension PixelConvention: ExpressibleByArgument {}

extension TurnedBoxes: ExpressibleByArgument {}

extension EXIFChoice: ExpressibleByArgument {}

extension ImageSize: ExpressibleByArgument {
  /// Reads `WxH`.
  public init?(argument: String) {
    self.init(parsing: argument)
  }
}
