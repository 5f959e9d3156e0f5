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
  /// Whether every object has the number of class index 0: a proposal network tells objects from
  /// background and no more.
  public var isAgnostic: Bool
  /// Whether the background's number is the one after the last class; ``background`` is it for as
  /// many classes as the trainer's own configuration has.
  public var backgroundIsLast: Bool
  /// Whether the network scores the background too; RetinaNets and proposal networks score objects
  /// alone, by sigmoid.
  public var scoresBackground: Bool

  /// Names the numbers: background 0, classes from 1, ignored −1, as the whole family has it.
  public init(
    background: Int32 = 0, firstClass: Int32 = 1, ignored: Int32 = -1,
    labeled: Labeled = .positives, isAgnostic: Bool = false, backgroundIsLast: Bool = false,
    scoresBackground: Bool = true
  ) {
    self.background = background
    self.firstClass = firstClass
    self.ignored = ignored
    self.labeled = labeled
    self.isAgnostic = isAgnostic
    self.backgroundIsLast = backgroundIsLast
    self.scoresBackground = scoresBackground
  }

  /// The number of an object class that counts from 0.
  public func target(ofClass classIndex: Int32) -> Int32 {
    isAgnostic ? firstClass : classIndex &+ firstClass
  }

  /// The same numbers for another count of classes.
  public func counting(_ classes: Int) -> ClassTargetCoder {
    guard backgroundIsLast else { return self }
    var coder = self
    coder.background = Int32(clamping: classes) &+ firstClass
    return coder
  }

  /// The background's column among a network's scores.
  public var backgroundColumn: BackgroundColumn {
    if !scoresBackground { return .absent }
    return backgroundIsLast ? .last : .first
  }
}
