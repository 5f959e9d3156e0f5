import Boxes
import Labels
import Targets

/// The training targets of one image. Only priors that are not plain negatives are held, so that a
/// large dataset fits; the `all…` properties write them out.
public struct ImageTargets: Hashable, Sendable {
  /// The assignment of a negative prior.
  public static let negative: Int32 = -1
  /// The assignment of an ignored prior.
  public static let ignored: Int32 = -2

  /// The label file, relative to the input root.
  public var path: String
  /// What a COCO document calls the image; nothing in other formats.
  public var coco: COCOImage?
  /// Which augmented copy of the image it is, from 1; nothing where there is one of each.
  public var copy: Int?
  /// How many priors the image has.
  public var priorCount: Int
  /// The class target of a plain negative.
  public var background: Int32
  /// The number of the first class; nothing where no target is the class of an object by its place in
  /// a list that may change.
  var firstClass: Int32?
  /// The name of the reader that was used.
  public var reader: String
  /// The priors that are held, rising.
  public private(set) var priors: [Int32] = []
  /// What each learns: the ground truth's place among the objects that the trainer reads, from 0;
  /// ``negative`` or ``ignored``.
  ///
  /// Where the trainer puts a box of its own into an image without objects, that box is number 0.
  public private(set) var assignments: [Int32] = []
  /// The class target of each, in the trainer's numbers.
  public private(set) var classTargets: [Int32] = []
  /// The offsets of each, four numbers, in the trainer's order; zeros where it is not positive.
  public private(set) var offsets: [Float] = []

  /// What the trainer learns from, row by row in its order, where a prior may stand in several; the
  /// other columns then hold each prior's last row. Nothing where a prior learns one object at most.
  public internal(set) var rows: Rows?

  /// Rows of a trainer whose priors may learn several objects, or one several times.
  public struct Rows: Hashable, Sendable {
    /// The prior of each.
    public internal(set) var priors: [Int32] = []
    /// The place of each one's object among those that the trainer reads.
    public internal(set) var assignments: [Int32] = []
    /// The class target of each.
    public internal(set) var classTargets: [Int32] = []
    /// The offsets of each, four numbers.
    public internal(set) var offsets: [Float] = []

    /// How many rows there are.
    public var count: Int { priors.count }
  }

  /// What tells one augmented copy of an image from the others in names: `@1`, `@2`.
  public var copySuffix: String { copy.map { "@\($0)" } ?? "" }

  /// Starts with negatives only.
  public init(
    path: String, coco: COCOImage? = nil, priorCount: Int, background: Int32,
    reader: String = PlainReader.name
  ) {
    self.path = path
    self.coco = coco
    self.reader = reader
    self.priorCount = priorCount
    self.background = background
  }

  /// Adds a prior with a higher index than those before.
  mutating func append(
    prior: Int32, assignment: Int32, classTarget: Int32, offsets: BoxOffsets<Float>,
    order: OffsetOrder = .xyWidthHeight
  ) {
    priors.append(prior)
    assignments.append(assignment)
    classTargets.append(classTarget)
    self.offsets += offsets.numbers(in: order)
  }

  /// Gives the classes the indexes of a list that was not known when they were encoded.
  ///
  /// - Parameter indexes: the new index of each old one.
  public mutating func renumberClasses(_ indexes: [ClassIndex]) {
    guard let firstClass else { return }
    func renumbered(_ target: Int32) -> Int32 {
      let number = Int(target) - Int(firstClass)
      guard indexes.indices.contains(number) else { return target }
      return Int32(truncatingIfNeeded: indexes[number].value) &+ firstClass
    }
    for place in classTargets.indices where assignments[place] != Self.ignored {
      // A negative that overlaps an object may carry its class.
      guard assignments[place] >= 0 || classTargets[place] != background else { continue }
      classTargets[place] = renumbered(classTargets[place])
    }
    if let targets = rows?.classTargets { rows?.classTargets = targets.map(renumbered) }
  }

  /// Priors that learn an object.
  public var positiveCount: Int { assignments.count { $0 >= 0 } }

  /// The assignment of every prior. Shape: priors.
  public var allAssignments: [Int32] {
    spread(assignments, over: Array(repeating: Self.negative, count: priorCount))
  }

  /// The class target of every prior. Shape: priors.
  public var allClassTargets: [Int32] {
    spread(classTargets, over: Array(repeating: background, count: priorCount))
  }

  /// The offsets of every prior. Shape: priors × 4.
  public var allOffsets: [Float] {
    var all = [Float](repeating: 0, count: priorCount * 4)
    for (place, prior) in priors.enumerated() {
      for k in 0..<4 { all[Int(prior) * 4 + k] = offsets[place * 4 + k] }
    }
    return all
  }

  private func spread(_ values: [Int32], over defaults: [Int32]) -> [Int32] {
    var all = defaults
    for (prior, value) in zip(priors, values) { all[Int(prior)] = value }
    return all
  }
}
