import Boxes
import Labels

/// How the labels of a dataset are read. What is not chosen is found out.
public struct DatasetChoices: Hashable, Sendable {
  /// How labels are written; nothing looks at their content.
  public var labelsFormat: LabelFormatName?
  /// The folder of the images; nothing tries the usual sibling folders.
  public var images: String?
  /// The image size, where neither image nor label file tells it.
  public var imageSize: ImageSize?
  /// A table `id,width,height` of images that are not there.
  public var imageSizes: String?
  /// How VOC numbers name pixels; nothing goes by the evidence of the whole set. Where it is chosen,
  /// no trainer's reader reads VOC files instead.
  public var vocPixels: PixelConvention?
  /// What becomes of the pictures' EXIF orientation.
  public var exif = EXIFChoice.keep
  /// What turned boxes count as.
  public var turnedBoxes = TurnedBoxes.around
  /// The classes in index order; nothing takes those found, sorted.
  public var classes: ClassChoice?
  /// Whether labels of one picture in two formats are all read, as a linter does; otherwise one format
  /// is read, or the user is asked.
  public var readsDoubles = false
  /// Whether files are taken though none is a label of the stated format, as a linter does.
  public var readsForeignText = false
  /// What is done to each image before it is looked at; nothing leaves images as they are labeled.
  public var augmentation: AugmentationChoice?
  /// How many threads work; nothing takes all processors.
  public var jobs: Int?

  /// Finds everything out.
  public init() {}
}

/// Classes in index order, as a user states them.
public enum ClassChoice: Hashable, Sendable {
  /// By name.
  case names([String])
  /// In a file: one a line, or the `names` of a YAML file.
  case file(path: String)

  /// Reads `car, person`: names apart by commas, without the blanks around them.
  public init(commaSeparated list: String) {
    self = .names(list.split(separator: ",").map(\.trimmed))
  }

  /// The list.
  ///
  /// - Throws: `LabelsError` for a file that can't be read, with the line; ``StudyError/emptyClassFile(path:)``
  ///   for one without classes.
  public func list() throws -> ClassList { try read().classes }

  /// The list, and the file that it stands in.
  func read() throws -> (classes: ClassList, file: ClassListFile?) {
    switch self {
    case .names(let names): return (ClassList(stated: names), nil)
    case .file(let path):
      let file = ClassListFile(try InputFile.read(path), path: path)
      for fault in file.faults {
        guard case .unreadable(let reason) = fault.kind else { continue }
        throw LabelsError.badList(path: path, line: fault.line, reason: reason)
      }
      guard file.isReadable else { throw StudyError.emptyClassFile(path: path) }
      return (ClassList(stated: file.names), file)
    }
  }
}

extension Substring {
  /// Without the blanks around it.
  fileprivate var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
