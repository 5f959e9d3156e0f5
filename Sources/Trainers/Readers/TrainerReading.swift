import Boxes

/// What a trainer's reader makes of one label file.
public struct TrainerReading: Hashable, Sendable {
  /// An object that is handed on.
  public struct Object: Hashable, Sendable {
    /// Its place in the file, from 0: of the `object` element in document order, of the row in a
    /// text. One element can give two (Caffe).
    public var object: Int
    /// The line of the file, from 1.
    public var line: Int
    /// The class, as it was looked up.
    public var className: String
    /// The trainer's number of the class; ``ReaderInfo/firstClass`` is that of the first.
    public var classNumber: Int
    /// The edges: the trainer's numbers exactly, in its ``ReaderInfo/unit``. A number
    /// that the trainer holds in single precision stands here as the same number.
    public var corners: Edges<ReaderUnits>
    /// Center and sides, where the trainer holds these; ``corners`` are then made
    /// from them, half a side to each side.
    public var center: Frame<ReaderUnits>?
    /// The flag that makes an object count less, as the trainer has it; `nil` where it has none.
    public var difficult: Int?
  }

  /// An object that is not handed on.
  public struct Dropped: Hashable, Sendable {
    /// Its place in the file, as for ``Object/object``.
    public var object: Int
    /// The line of the file, from 1.
    public var line: Int
    /// Its class name as written, where it has one.
    public var className: String?
    /// Why, in words.
    public var reason: String
    /// The reason without the object's own numbers, where it has some: what counts are grouped by.
    public var kind: String?
    /// Whether it is dropped because its class is not in the list.
    public var isOfUnknownClass = false
    /// Whether nothing is lost by it: what it says is handed on otherwise.
    public var isHarmless = false
  }

  /// Something that the trainer takes for something else, in silence.
  public struct Misreading: Hashable, Sendable {
    /// The place of the object; `nil` when it concerns the file.
    public var object: Int?
    /// The line of the file, from 1.
    public var line: Int
    /// What happens, in words.
    public var what: String
    /// Whether it is what was meant, or as near as the trainer gets.
    public var isHarmless = false
  }

  /// Boxes and class numbers that no longer belong together: the trainer's lists are of their own.
  public struct Unpaired: Hashable, Sendable {
    /// The boxes, corners as for ``Object/corners``.
    public var corners: [Edges<ReaderUnits>]
    /// The class numbers.
    public var classNumbers: [Int]
    /// What happened, in words.
    public var note: String
  }

  /// The name of the reader that was used: plain, where the format was none of the trainer's.
  public var reader: String
  /// What the numbers of a box count.
  public var unit: ReaderInfo.Unit
  /// What numbers the trainer holds.
  public var numbers: ReaderInfo.Numbers
  /// What is handed on, in the trainer's order.
  public var objects: [Object] = []
  /// What is not, by place in the file.
  public var dropped: [Dropped] = []
  /// What is taken for something else, in silence.
  public var misread: [Misreading] = []
  /// Lists that no longer belong together; ``objects`` is empty then.
  public var unpaired: Unpaired?
  /// Why the trainer leaves out the image as a whole, though it read the objects. It learns nothing
  /// from them.
  public var leftOut: String?
  /// Why nothing is handed on.
  public var failure: TrainerFailure?

  /// An empty reading.
  public init(_ info: ReaderInfo) {
    reader = info.name
    unit = info.unit
    numbers = info.numbers
  }
}

/// Why a trainer's reader hands on nothing of a file.
public struct TrainerFailure: Error, Hashable, Sendable {
  /// Who gives up.
  public enum Kind: Hashable, Sendable {
    /// The trainer raises; the exception's type.
    case raises(String)
    /// We do: the size of the picture decides, and nobody knows it.
    case imageSizeUnknown
    /// We do: the file holds something that is not read here.
    case notRead
  }

  /// Who gives up.
  public var kind: Kind
  /// Why, in words.
  public var reason: String
  /// The place of the object that causes it; `nil` for the file.
  public var object: Int?
  /// The line of the file, from 1.
  public var line: Int

  /// The exception's type as the trainer's language calls it, or a word of ours.
  public var type: String {
    switch kind {
    case .raises(let type): type
    case .imageSizeUnknown: "ImageSizeUnknown"
    case .notRead: "NotRead"
    }
  }

  /// What happens and where, without the file's name and a full stop.
  ///
  /// - Parameter reader: whose reader it is.
  public func sentence(of reader: String) -> String {
    switch kind {
    case .raises(let type): "reader \(reader) stops at line \(line) with \(type): \(reason)"
    case .imageSizeUnknown, .notRead: reason
    }
  }
}
