/// Turns a class index and an assignment into the number a trainer's loss expects.
public struct ClassTargetCoder: Hashable, Sendable {
  /// Which priors carry an object's class.
  public enum Labeled: Hashable, Sendable {
    /// The positive ones.
    case positives
    /// Every prior that overlaps a ground truth at all: SSD-Tensorflow writes the class there, and
    /// its loss asks the overlap again.
    case anyOverlap
  }

  /// The number of a negative prior.
  public var background: Int32
  /// The number of class index 0; the others follow.
  public var firstClass: Int32
  /// The number of an ignored prior.
  public var ignored: Int32
  /// Which priors carry an object's class.
  public var labeled: Labeled

  /// Names the numbers: background 0, classes from 1, ignored −1, as the whole family has it.
  public init(
    background: Int32 = 0, firstClass: Int32 = 1, ignored: Int32 = -1,
    labeled: Labeled = .positives
  ) {
    self.background = background
    self.firstClass = firstClass
    self.ignored = ignored
    self.labeled = labeled
  }

  /// The number of an object class that counts from 0.
  public func target(ofClass classIndex: Int32) -> Int32 { classIndex &+ firstClass }
}
