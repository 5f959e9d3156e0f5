import Boxes
import Clustering
import Labels

/// Which boxes are clustered, and how much each class counts.
public struct BoxSelection: Hashable, Sendable {
  /// Only boxes of these classes; nothing takes all.
  public var onlyClasses: [String]?
  /// The shortest side that a box may have, in pixels of the input.
  public var minSide: Double?
  /// The longest side that a box may have, in pixels of the input.
  public var maxSide: Double?
  /// Whether every class counts the same, however many boxes it has.
  public var isBalanced = false

  /// Takes all boxes, each counting once.
  public init() {}

  /// The boxes that are wanted, with the weights that are wanted.
  func apply(to source: SizeSource) throws -> SizeSample {
    let chosen = try unbalanced(source)
    return isBalanced ? chosen.balanced() : chosen
  }

  /// The boxes that are wanted, each counting once.
  func unbalanced(_ source: SizeSource) throws -> SizeSample {
    let filter = try filter(source.classes)
    return filter == SizeFilter() ? source.sample : source.sample.filtered(by: filter)
  }

  /// What keeps the boxes that are wanted.
  func filter(_ classes: ClassList) throws -> SizeFilter {
    var filter = SizeFilter()
    if let onlyClasses {
      filter.classes = Set(
        try onlyClasses.map { name in
          guard let index = classes.index(of: name) else {
            throw StudyError.unknownClass(name: name, known: classes.names)
          }
          return index
        })
    }
    if minSide != nil || maxSide != nil {
      let sides = (minSide ?? 0)...(maxSide ?? .greatestFiniteMagnitude)
      filter.widths = sides
      filter.heights = sides
    }
    return filter
  }
}
