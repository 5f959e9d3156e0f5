/// A detection as a file states it, its image and class still by name or number.
public struct DetectionRow: Hashable, Sendable {
  /// What a file calls an image or a class.
  public enum Key: Hashable, Sendable, CustomStringConvertible {
    /// COCO's number.
    case number(Int)
    /// A name.
    case name(String)

    /// The number, or the name in quotes.
    public var description: String {
      switch self {
      case .number(let number): "\(number)"
      case .name(let name): "'\(name)'"
      }
    }
  }

  /// Its image.
  public var image: Key
  /// Its class.
  public var detectedClass: Key
  /// Where it is, in continuous pixels.
  public var box: JudgedBox
  /// How sure the detector is.
  public var score: Double
  /// The line it stands on, from 1.
  public var line: Int
}

/// A row that can't be read.
public struct DetectionFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// What is wrong with it, and what was expected.
  public var reason: String

  /// Line and reason.
  public var description: String { "line \(line): \(reason)" }
}

/// What a file of detections holds: rows that can be read, and what is wrong with the others.
public struct DetectionReading: Hashable, Sendable {
  /// In the file's order.
  public var rows: [DetectionRow] = []
  /// In the file's order.
  public var faults: [DetectionFault] = []

  /// Nothing yet.
  public init() {}
}
