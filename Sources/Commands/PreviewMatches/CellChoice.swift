import ArgumentParser
import Trainers

/// `--show-priors level=2,row=5,column=7`: a cell of one of the trainer's grids.
struct CellChoice: ExpressibleByArgument, Hashable {
  /// The feature map, from 0; the first one where it is not given.
  var level = 0
  /// The row, from 0.
  var row: Int
  /// The column, from 0.
  var column: Int

  init?(argument: String) {
    var values: [Substring: Int] = [:]
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, ["level", "row", "column"].contains(sides[0]),
        let value = Int(sides[1]), value >= 0, values.updateValue(value, forKey: sides[0]) == nil
      else { return nil }
    }
    guard let row = values["row"], let column = values["column"] else { return nil }
    level = values["level"] ?? 0
    self.row = row
    self.column = column
  }

  /// Finds the cell.
  func cell(of trainer: any Trainer) throws -> PriorCell {
    do {
      return try PriorCell(of: trainer, level: level, row: row, column: column)
    } catch {
      throw UserFacingError("--show-priors: \(error).")
    }
  }
}
