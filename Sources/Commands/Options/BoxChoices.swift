import ArgumentParser
import Studies

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

  /// What it means.
  var selection: BoxSelection {
    var selection = BoxSelection()
    selection.onlyClasses = onlyClasses?.split(separator: ",").map(String.init)
    selection.minSide = minSide
    selection.maxSide = maxSide
    selection.isBalanced = balance
    return selection
  }

  /// What was stated, by the options' names.
  var facts: [(name: String, value: String)] {
    var facts: [(String, String)] = []
    if let onlyClasses { facts.append(("only classes", onlyClasses)) }
    if let minSide { facts.append(("shortest side", "\(minSide) px")) }
    if let maxSide { facts.append(("longest side", "\(maxSide) px")) }
    if balance { facts.append(("weights", "every class counts the same")) }
    return facts
  }
}
