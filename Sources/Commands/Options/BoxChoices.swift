import ArgumentParser
import Boxes
import Clustering
import Labels

/// Which boxes are clustered, and how much each class counts.
struct BoxChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp("Cluster only boxes of these classes.", valueName: "a,b"))
  var onlyClasses: String?

  @Option(
    help: ArgumentHelp(
      "Leave out boxes with a side shorter than this, in pixels of the input.", valueName: "px"))
  var minSide: Double?

  @Option(
    help: ArgumentHelp(
      "Leave out boxes with a side longer than this, in pixels of the input.", valueName: "px"))
  var maxSide: Double?

  @Flag(help: "Let every class count the same, however many boxes it has.")
  var balance = false

  func validate() throws {
    if let minSide, let maxSide, minSide > maxSide {
      throw ValidationError("--min-side is \(minSide), above --max-side \(maxSide).")
    }
    for side in [minSide, maxSide] {
      if let side, !(side > 0) { throw ValidationError("a side is above 0; \(side) is not.") }
    }
  }

  /// The boxes that are wanted, with the weights that are wanted.
  func apply(to source: SizeSource) throws -> SizeSample {
    let chosen = try unbalanced(source)
    return balance ? chosen.balanced() : chosen
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
        try onlyClasses.split(separator: ",").map { name in
          guard let index = classes.index(of: String(name)) else {
            throw UserFacingError(
              "--only-classes: no box has class '\(name)'. There are "
                + classes.names.joined(separator: ", ") + ".")
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
