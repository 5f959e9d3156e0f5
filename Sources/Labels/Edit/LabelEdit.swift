import Boxes

/// One change to one label file: what shall change, not which bytes. Objects are named by their
/// 0-based place in the file, as the reader counts them.
public enum LabelEdit: Hashable, Sendable {
  /// Takes the whole object out, with the line or lines that it alone fills.
  case deleteObject(Int)
  /// Takes an object out like ``deleteObject(_:)``, if it says just what another one says: nothing is
  /// done where a field, an attribute or a flag differs.
  case deleteCopy(Int, of: Int)
  /// Writes the four numbers of an object's box, in the convention of the file. Numbers that are
  /// already there stay as they are written.
  case setBox(object: Int, xMin: Double, yMin: Double, xMax: Double, yMax: Double)
  /// Writes whole coordinates without their fraction of zeros.
  case dropZeroFraction(object: Int)
  /// Writes a class name.
  case renameClass(object: Int, to: String)
  /// Writes the image's size.
  case setSize(ImageSize)
  /// Writes the image's channels.
  case setDepth(Int)
  /// Writes the stem of the image's file name; the extension stays.
  case setFilename(stem: String)
  /// Takes blanks around numbers out: of one object, or of the whole file.
  case trimNumbers(object: Int?)
  /// Separates the fields of a line by one blank each, none around them.
  case singleBlanks(line: Int)
  /// Takes the byte order mark away.
  case dropByteOrderMark
  /// Uses one kind of line end: the one that most lines have, LF when both are as frequent.
  case unifyLineEnds
  /// Takes blanks and carriage returns at the ends of all lines away.
  case trimLineEnds
}

/// Why a file was not changed.
public enum EditFault: Hashable, Sendable {
  /// The file is not well formed, or nothing of it can be read; the reader's words.
  case notWellFormed(String)
  /// The file has no such object.
  case noSuchObject(Int)
  /// The object or the file has no such field, or has it more than once.
  case noSuchField(String)
  /// The format has nothing that this could change.
  case notInFormat(LabelFormatName)
  /// The new value can't be written in this format.
  case badValue(String)
  /// What came out would not read as intended. Nothing was changed.
  case wouldBreak
}

extension EditFault: CustomStringConvertible {
  /// The reason, without a full stop.
  public var description: String {
    switch self {
    case .notWellFormed(let reason): "it is not well formed (\(reason)); mend it by hand first"
    case .noSuchObject(let number): "it has no object \(number)"
    case .noSuchField(let name): "it has no single <\(name)> to change"
    case .notInFormat(let format): "the \(format) format has nothing of the kind"
    case .badValue(let value): "'\(value)' can't be written in this format"
    case .wouldBreak: "the changed file would not read as intended"
    }
  }
}
