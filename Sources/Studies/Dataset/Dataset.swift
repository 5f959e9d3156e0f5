import Boxes
import Labels
import Trainers

/// Labels, and the images that belong to them: what a study is about.
///
/// Finding labels and images reads none of them; each study does, on all processors.
///
/// ```swift
/// let dataset = try Dataset(["labels/"])
/// let numbers = try StatisticsStudy().run(on: dataset).statistics
/// print("\(numbers.boxes) boxes in \(numbers.images) images")
/// ```
public struct Dataset: Sendable {
  /// The label files, sorted.
  public let files: LabelFiles
  /// Which image belongs to which label.
  public let pairing: ImagePairing
  /// Reads the files.
  public var stream: LabelStream
  /// Labels of the same pictures.
  public let doubles: [DoubleLabels]
  /// Labels that are not read because others describe the same pictures.
  public let leftOut: [LabelGroup]
  /// The classes, when the user states them.
  public let statedClasses: ClassList?
  /// The file in which the user states them.
  let statedClassFile: ClassListFile?
  /// Whether the user says how VOC numbers name pixels.
  public let statesVOCPixels: Bool
  /// What becomes of the pictures' EXIF orientation.
  public let exif: EXIFChoice
  /// What is done to each image before it is looked at, by studies that know of it.
  public let augmentation: AugmentationChoice?
  /// How many threads work, where that is stated; results do not depend on it.
  public let jobs: Int?

  /// Finds labels and images; reads none of them.
  ///
  /// - Parameters:
  ///   - paths: label files, folders, a VOC devkit or KITTI root, `@list.txt`, or `-`.
  ///   - choices: how labels are read; by default everything is found out.
  /// - Throws: `LabelsError` when a path does not exist or nothing that looks like a label is there;
  ///   ``StudyError/emptyClassFile(path:)``, ``StudyError/labeledTwice(_:root:)``,
  ///   ``StudyError/noLabels(paths:format:files:first:what:)``.
  public init(_ paths: [String], _ choices: DatasetChoices = DatasetChoices()) throws {
    let stated = try choices.classes?.read()
    statedClasses = stated?.classes
    statedClassFile = stated?.file
    let found = try DatasetLoader(format: choices.labelsFormat).find(paths)
    jobs = choices.jobs
    exif = choices.exif
    augmentation = choices.augmentation
    var reading = ReadOptions()
    if let convention = choices.vocPixels { reading.vocPixels = convention }
    statesVOCPixels = choices.vocPixels != nil
    reading.statedImageSize = choices.imageSize
    reading.turnedBoxes = choices.turnedBoxes
    reading.classNames = statedClasses?.names
    var all = LabelStream(found, options: reading, jobs: choices.jobs)
    let allPairing = try ImagePairing(found, in: choices.images)
    if let format = choices.labelsFormat, !choices.readsForeignText,
      let foreign = all.holdFirstLabel(as: format)
    {
      throw StudyError.noLabels(
        paths: paths, format: format, files: found.count, first: foreign.path, what: foreign.what)
    }
    doubles = DoubleSearch(all, allPairing).run()
    leftOut = choices.readsDoubles ? [] : try Self.leftOut(doubles, found.root)
    if leftOut.isEmpty {
      (files, pairing, stream) = (found, allPairing, all)
    } else {
      let out = Set(leftOut.flatMap(\.files))
      files = found.removing(out.contains)
      pairing = try ImagePairing(files, in: choices.images)
      stream = LabelStream(files, options: reading, jobs: choices.jobs)
    }
    stream.factsKeeper = ReadingFactsKeeper()
    if let augmentation { stream.copies = augmentation.copies }
    if !statesVOCPixels { stream.survey = PixelSurvey(pictureSize: ImageProbe.size(exif)) }
    if let table = choices.imageSizes {
      stream.imageSizes = try ImageSizeTable(reading: try InputFile.read(table), path: table)
    }
    if pairing.mayFindImages {
      stream.images = pairing
      let sideways = SidewaysPictures()
      stream.imageSize = ImageProbe.size(exif, noting: sideways)
      stream.sideways = sideways
    }
  }

  /// What is not read because other labels describe the same pictures.
  private static func leftOut(
    _ doubles: [DoubleLabels], _ root: String
  ) throws(StudyError) -> [LabelGroup] {
    switch DoubleVerdict(doubles) {
    case .leavesOut(let groups, _): groups
    case .undecided(let doubles): throw .labeledTwice(doubles, root: root)
    case nil: []
    }
  }

  /// How many label files of each format are read, the most first.
  public var formatCounts: [(format: LabelFormatName, files: Int)] {
    LabelGroup.counts(of: files)
  }

  /// How VOC numbers name pixels by the evidence of the whole set, once it was read; nothing where
  /// that is stated, or no VOC box was met.
  public var pixelJudgment: PixelJudgment? {
    guard let judgment = stream.survey?.judgment, judgment.evidence.numbers > 0 else { return nil }
    return judgment
  }

  /// What labels were read as something else than they say, once they were read.
  public var readingFacts: ReadingFacts { stream.factsKeeper?.facts ?? ReadingFacts() }

  /// The classes: those stated, else those that documents and class lists declare and then, sorted,
  /// those that other objects than `DontCare` have.
  ///
  /// Reads all labels where no class is stated.
  public func classes() -> ClassList { classes { _ in .asWritten } }

  /// The classes: those stated, else those found, spelled as a trainer's readers look them up.
  func classes(of trainer: any Trainer) -> ClassList { classes { trainer.spelling(of: $0) } }

  /// The classes: those stated, else those found, spelled as a reader of each format looks them up.
  func classes(
    spelled spelling: @escaping @Sendable (LabelFormatName) -> ReaderInfo.Spelling
  ) -> ClassList {
    if let statedClasses { return statedClasses }
    var stream = stream
    stream.imageSize = nil
    stream.copies = 1
    let (_, workers) = stream.forEach(makeWorker: { FoundClasses() }) {
      found, image, _, _ -> Never? in
      _ = found.declarations.add(image)
      let spelling = spelling(image.format)
      for object in image.objects where !object.isDontCare {
        found.names[spelling, default: []].insert(object.className)
      }
      return nil
    }
    var names = Set<String>()
    for (spelling, found) in workers.lazy.map(\.names).joined() {
      // A name that was read without letters stays what it is, unless a reader spelled it so.
      names.formUnion(
        spelling == .asWritten ? found : Set(found.map(spelling.apply).filter { !$0.isEmpty }))
    }
    return ClassDeclarations.list(workers.lazy.map(\.declarations), found: names)
  }
}

/// What one thread found.
private struct FoundClasses: Sendable {
  var declarations = ClassDeclarations()
  var names: [ReaderInfo.Spelling: Set<String>] = [:]
}
