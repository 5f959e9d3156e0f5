import Boxes
import Labels
import Trainers

/// Labels, and the images that belong to them: what a study is about.
///
/// Finding labels and images reads none of them; each study does, on all processors.
///
/// ```swift
/// let dataset = try Dataset(["labels/"])
/// let numbers = StatisticsStudy().run(on: dataset).statistics
/// print("\(numbers.boxes) boxes in \(numbers.images) images")
/// ```
public struct Dataset: Sendable {
  /// The label files, sorted.
  public let files: LabelFiles
  /// Which image belongs to which label.
  public let pairing: ImagePairing
  /// Reads the files.
  public var stream: LabelStream
  /// The classes, when the user states them.
  public let statedClasses: ClassList?
  /// Whether the user says how VOC numbers name pixels.
  public let statesVOCPixels: Bool
  /// What becomes of the pictures' EXIF orientation.
  public let exif: EXIFChoice
  /// How many threads work, where that is stated; results do not depend on it.
  public let jobs: Int?

  /// Finds labels and images; reads none of them.
  ///
  /// - Parameters:
  ///   - paths: label files, folders, a VOC devkit or KITTI root, `@list.txt`, or `-`.
  ///   - choices: how labels are read; by default everything is found out.
  /// - Throws: `LabelsError` when a path does not exist or nothing that looks like a label is there;
  ///   ``StudyError/emptyClassFile(path:)``.
  public init(_ paths: [String], _ choices: DatasetChoices = DatasetChoices()) throws {
    statedClasses = try choices.classes?.list()
    files = try DatasetLoader(format: choices.labelsFormat).find(paths)
    pairing = try ImagePairing(files, in: choices.images)
    jobs = choices.jobs
    exif = choices.exif
    var reading = ReadOptions()
    if let convention = choices.vocPixels { reading.vocPixels = convention }
    statesVOCPixels = choices.vocPixels != nil
    reading.statedImageSize = choices.imageSize
    reading.turnedBoxes = choices.turnedBoxes
    reading.classNames = statedClasses?.names
    stream = LabelStream(files, options: reading, jobs: choices.jobs)
    if let table = choices.imageSizes {
      stream.imageSizes = try ImageSizeTable(reading: try InputFile.read(table), path: table)
    }
    if pairing.imageCount > 0 {
      stream.images = pairing
      stream.imageSize = ImageProbe.size(exif)
    }
  }

  /// The classes: those stated, else those that objects other than `DontCare` have, sorted.
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
    let (_, workers) = stream.forEach(makeWorker: { [ReaderInfo.Spelling: Set<String>]() }) {
      found, image, _, _ -> Never? in
      let spelling = spelling(image.format)
      for object in image.objects where !object.isDontCare {
        found[spelling, default: []].insert(object.className)
      }
      return nil
    }
    var names = Set<String>()
    for (spelling, found) in workers.lazy.joined() {
      // A name that was read without letters stays what it is, unless a reader spelled it so.
      names.formUnion(
        spelling == .asWritten ? found : Set(found.map(spelling.apply).filter { !$0.isEmpty }))
    }
    return ClassList(found: names)
  }
}
