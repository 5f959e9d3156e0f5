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
  /// How VOC numbers name pixels. Where it is chosen, no trainer's reader reads VOC files instead.
  public var vocPixels: PixelConvention?
  /// What becomes of the pictures' EXIF orientation.
  public var exif = EXIFChoice.keep
  /// What turned boxes count as.
  public var turnedBoxes = TurnedBoxes.around
  /// The classes in index order; nothing takes those found, sorted.
  public var classes: ClassChoice?
  /// How many threads work; nothing takes all processors.
  public var jobs: Int?

  /// Finds everything out.
  public init() {}
}

/// Classes in index order, as a user states them.
public enum ClassChoice: Hashable, Sendable {
  /// By name.
  case names([String])
  /// In a file, one a line.
  case file(path: String)

  /// Reads `car, person`: names apart by commas, without the blanks around them.
  public init(commaSeparated list: String) {
    self = .names(list.split(separator: ",").map(\.trimmed))
  }

  /// The list.
  ///
  /// - Throws: `LabelsError` and ``StudyError/emptyClassFile(path:)`` for a file without classes.
  public func list() throws -> ClassList {
    switch self {
    case .names(let names): return ClassList(stated: names)
    case .file(let path):
      let text = String(decoding: try InputFile.read(path), as: UTF8.self)
      let names = text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
      guard !names.isEmpty else { throw StudyError.emptyClassFile(path: path) }
      return ClassList(stated: names)
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
