/// What an evaluator makes of a scene: its own numbers, in its own units.
public struct Judgment: Hashable, Sendable {
  /// A number by the evaluator's name for it; not a number where it says so itself, nothing where it
  /// says nothing at all.
  public struct Measure: Hashable, Sendable {
    /// As the evaluator calls it: `AP`, `AP50`, `easy`.
    public var name: String
    /// Its value.
    public var value: Double?

    /// Joins a name and a number.
    public init(_ name: String, _ value: Double?) {
      self.name = name
      self.value = value
    }
  }

  /// One class.
  public struct OfClass: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Objects that count.
    public var objects: Int
    /// Its detections, those the evaluator leaves out included.
    public var detections: Int
    /// Its numbers, the first one its average precision.
    public var measures: [Measure]
    /// Average precision at each of the evaluator's IoU thresholds; KITTI: precision at the 11 steps
    /// of its easy level; SqueezeDet: nothing.
    public var precisionByThreshold: [Double]

    /// A number by its name.
    public subscript(_ name: String) -> Double? { measures.first { $0.name == name }?.value }
  }

  /// What became of an object at the first threshold.
  public enum ObjectOutcome: Hashable, Sendable {
    /// A detection was counted for it.
    case found
    /// No detection was.
    case missed
    /// The evaluator does not ask for it.
    case notCounted
  }

  /// The classes, in index order.
  public var classes: [OfClass]
  /// The numbers over all classes, the first one the mean of average precision.
  public var summary: [Measure]
  /// One for each object of the scene.
  public var outcomes: [ObjectOutcome]

  /// A number over all classes by its name.
  public subscript(_ name: String) -> Double? { summary.first { $0.name == name }?.value }
}

/// Why an evaluator gives no number.
public enum JudgingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It stops on detections of a class that no image shows.
  case detectionsWithoutObjects(className: String, evaluator: String, exception: String)

  /// The sentence for people.
  public var description: String {
    switch self {
    case .detectionsWithoutObjects(let name, let evaluator, let exception):
      "\(evaluator) stops with \(exception): there are detections of '\(name)' and no object of it "
        + "in any image. Leave its detections out, or judge by another evaluator."
    }
  }
}
