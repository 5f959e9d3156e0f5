import ArgumentParser
import Studies

/// `--only`: which images are shown.
struct OnlyOption: ExpressibleByArgument {
  let filter: PreviewFilter

  init?(argument: String) {
    switch argument {
    case "unmatched": filter = .unmatched
    case "forced": filter = .forced
    case _ where argument.hasPrefix("class=") && argument.count > 6:
      filter = .ofClass(String(argument.dropFirst(6)))
    default: return nil
    }
  }
}

/// `--sort`.
extension PreviewOrder: ExpressibleByArgument {}

/// `--show-priors level=2,row=5,column=7`.
extension CellChoice: ExpressibleByArgument {
  /// Reads the words; the level is the first one where it is not given.
  public init?(argument: String) {
    var values: [Substring: Int] = [:]
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, ["level", "row", "column"].contains(sides[0]),
        let value = Int(sides[1]), value >= 0, values.updateValue(value, forKey: sides[0]) == nil
      else { return nil }
    }
    guard let row = values["row"], let column = values["column"] else { return nil }
    self.init(level: values["level"] ?? 0, row: row, column: column)
  }
}
