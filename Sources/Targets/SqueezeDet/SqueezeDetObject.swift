import Boxes

/// An object that the trainer keeps, with the numbers of its label file.
public struct SqueezeDetObject: Hashable, Sendable {
  /// Its class.
  public let classIndex: ClassIndex
  /// The edges as written. May be infinite.
  public let edges: Edges<Pixels>
  /// The line of the file, from 1; for objects of other formats, their place plus 1.
  public let line: Int
  /// The place among the objects of the file, from 0: blank lines are not counted.
  public let object: Int

  /// Takes numbers as they are; the reader checks them.
  public init(classIndex: ClassIndex, edges: Edges<Pixels>, line: Int, object: Int) {
    self.classIndex = classIndex
    self.edges = edges
    self.line = line
    self.object = object
  }
}

/// An object of another format, for the trainer's checks: a class name and four edges.
public struct SqueezeDetWrittenObject: Hashable, Sendable {
  /// The class name; it is lower-cased and stripped as the trainer does.
  public var className: String
  /// The edges as a KITTI file would hold them.
  public var edges: Edges<Pixels>

  /// Takes what a file says, unchecked.
  public init(className: String, edges: Edges<Pixels>) {
    self.className = className
    self.edges = edges
  }
}

/// A line or object that the trainer drops, and why.
public struct SqueezeDetDroppedObject: Hashable, Sendable {
  /// The line of the file, from 1; for objects of other formats, their place plus 1.
  public let line: Int
  /// The place among the objects of the file, from 0; nothing for a blank line.
  public let object: Int?
  /// Why it is dropped.
  public let reason: SqueezeDetDropReason

  /// Joins a place and a reason.
  public init(line: Int, object: Int?, reason: SqueezeDetDropReason) {
    self.line = line
    self.object = object
    self.reason = reason
  }
}

/// Why the trainer drops a line. Keras never says so: a bare `except` goes on with the next line.
public enum SqueezeDetDropReason: Hashable, Sendable {
  /// The line has nothing but blanks.
  case blankLine
  /// The first field, lower-cased, is not in `CLASS_NAMES`.
  case unknownClass(String)
  /// A field is missing. Fields are split at **each** space, so two spaces make an empty one.
  case missingField(Field, found: Int)
  /// A field is not what Python's `float` reads.
  case notANumber(Field, text: String)
  /// `x1 >= 0` or `x1 <= x2` fails; for a number that is not one, both do.
  case invalidX(xMin: Double, xMax: Double)
  /// `y1 >= 0` or `y1 <= y2` fails.
  case invalidY(yMin: Double, yMax: Double)

  /// The fields that are read, with their 0-based place in a line.
  public enum Field: Int, Hashable, Sendable, CaseIterable {
    /// The left edge.
    case xMin = 4
    /// The top edge.
    case yMin
    /// The right edge.
    case xMax
    /// The bottom edge.
    case yMax

    /// The field as labels name it: `x1`.
    public var name: String {
      switch self {
      case .xMin: "x1"
      case .yMin: "y1"
      case .xMax: "x2"
      case .yMax: "y2"
      }
    }
  }
}

extension SqueezeDetDropReason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .blankLine: "the line is blank"
    case .unknownClass(let name): "class '\(name)' is not in CLASS_NAMES (labels are lower-cased)"
    case .missingField(let field, let found):
      "field \(field.rawValue + 1) (\(field.name)) is missing: the line has \(found) fields"
    case .notANumber(let field, let text):
      "field \(field.rawValue + 1) (\(field.name)) is '\(text)', which is no number"
    case .invalidX(let low, let high): "x1 \(low) and x2 \(high) break 0 <= x1 <= x2"
    case .invalidY(let low, let high): "y1 \(low) and y2 \(high) break 0 <= y1 <= y2"
    }
  }
}
