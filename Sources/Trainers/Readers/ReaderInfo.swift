import Labels
import Targets

/// What a reader is: its trainer, what it takes, what its numbers mean, and its rule in words.
public struct ReaderInfo: Hashable, Sendable {
  /// What the numbers of a box count.
  public enum Unit: String, Hashable, Sendable {
    /// Pixels of the picture.
    case pixel
    /// Shares of the picture's sides.
    case share
  }

  /// What numbers a trainer holds.
  public enum Numbers: String, Hashable, Sendable {
    /// Whole numbers.
    case whole = "whole numbers"
    /// Single precision.
    case float32
    /// Double precision.
    case float64
  }

  /// How a trainer itself orders the four numbers of a box. ``TrainerReading/Object/corners`` are
  /// always xmin, ymin, xmax, ymax.
  public enum Order: String, Hashable, Sendable {
    /// Left, top, right, bottom.
    case xyxy = "xmin, ymin, xmax, ymax"
    /// Top, left, bottom, right.
    case yxyx = "ymin, xmin, ymax, xmax"
    /// Center and sides.
    case center = "center x, center y, width, height"
  }

  /// How a class name is spelled before it is looked up.
  public enum Spelling: String, Hashable, Sendable {
    /// As it stands in the file.
    case asWritten = "as written"
    /// Without the blanks around it.
    case trimmed = "without blanks around it"
    /// In lower case.
    case lowerCase = "in lower case"
    /// In lower case without the blanks around it.
    case trimmedLowerCase = "in lower case, without blanks around it"

    /// The name as it is looked up.
    public func apply(to name: String) -> String {
      switch self {
      case .asWritten: name
      case .trimmed: PythonText.strip(name)
      case .lowerCase: PythonText.lower(name)
      case .trimmedLowerCase: PythonText.lower(PythonText.strip(name))
      }
    }
  }

  /// The rule in words, a cell of a table each.
  public struct Rule: Hashable, Sendable {
    /// What is added to the corners, or taken off.
    public var corners: String
    /// Which texts are numbers.
    public var numbers: String
    /// What is not handed on.
    public var leftOut: String
    /// What becomes of a class that is not in the list.
    public var unknownClass: String
    /// What becomes of the difficult flag.
    public var difficult: String
    /// Where the size of the picture comes from.
    public var size: String

    /// Joins the cells.
    public init(
      corners: String, numbers: String, leftOut: String, unknownClass: String, difficult: String,
      size: String
    ) {
      self.corners = corners
      self.numbers = numbers
      self.leftOut = leftOut
      self.unknownClass = unknownClass
      self.difficult = difficult
      self.size = size
    }
  }

  /// What `--reader` calls it.
  public var name: String
  /// Whose code it restates.
  public var trainer: String
  /// The version or commit of that code.
  public var version: String
  /// The label formats that it takes; any other is read plainly.
  public var formats: [LabelFormatName]
  /// What the numbers of a box count.
  public var unit = Unit.pixel
  /// What numbers the trainer holds.
  public var numbers = Numbers.float64
  /// How the trainer orders them.
  public var order = Order.xyxy
  /// The number of the first class of the list.
  public var firstClass = 0
  /// Whether label files hold the trainer's numbers of classes, so that none is looked up by name.
  public var hasWrittenNumbers = false
  /// A name that has number 0 without being in the list.
  public var nameOfZero: String?
  /// How a class name is spelled before it is looked up.
  public var spelling = Spelling.asWritten
  /// The rule in words.
  public var rule: Rule
}
