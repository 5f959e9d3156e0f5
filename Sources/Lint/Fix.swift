import Boxes

/// A repair that a rule proposes for its finding: what shall change, not which bytes.
///
/// A writer of the format turns the steps into the fewest bytes. A fix is offered only where the
/// finding alone determines it.
public struct Fix: Hashable, Sendable {
  /// Whether a fix can change what the labels mean.
  public enum Safety: String, CaseIterable, Hashable, Sendable {
    /// The labels mean the same afterwards; applied by `--fix`.
    case safe
    /// The labels mean something else afterwards; applied by `--unsafe-fixes` only.
    case unsafe
  }

  /// One change to one label file. Objects are named by their 0-based place in the file.
  public enum Step: Hashable, Sendable {
    /// Take the whole object out.
    case deleteObject(Int)
    /// Replace the four numbers of an object's box, in the convention of the file.
    case setBox(object: Int, xMin: Double, yMin: Double, xMax: Double, yMax: Double)
    /// Write whole coordinates without their `.0`.
    case dropZeroFraction(object: Int)
    /// Replace a class name.
    case renameClass(object: Int, to: String)
    /// Write the image's size into the file.
    case setSize(ImageSize)
    /// Write the image's channels into the file.
    case setDepth(Int)
    /// Write the stem of the image, extension kept.
    case setFilename(String)
    /// Take blanks around numbers out.
    case trimNumbers(object: Int?)
    /// Separate fields by one blank each, none at the end of the line.
    case singleBlanks(line: Int)
    /// Take the byte order mark away.
    case dropByteOrderMark
    /// Use one kind of line end: the one that most lines have.
    case unifyLineEnds
    /// Take blanks and carriage returns at the ends of all lines away.
    case trimLineEnds
  }

  /// Whether it may be applied without asking.
  public let safety: Safety
  /// What it does, as an imperative without a full stop: `delete the object`.
  public let title: String
  /// The changes, all or none.
  public let steps: [Step]

  /// Proposes a repair.
  public init(_ safety: Safety, _ title: String, _ steps: [Step]) {
    self.safety = safety
    self.title = title
    self.steps = steps
  }
}
