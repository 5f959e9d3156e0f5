import Trainers

/// A cell of one of a trainer's grids.
public struct CellChoice: Hashable, Sendable {
  /// The feature map, from 0.
  public var level: Int
  /// The row, from 0.
  public var row: Int
  /// The column, from 0.
  public var column: Int

  /// Names a cell, of the first feature map by default.
  public init(level: Int = 0, row: Int, column: Int) {
    self.level = level
    self.row = row
    self.column = column
  }

  /// Reads `level=2,row=5,column=7`; the level is the first one where it is not given.
  public init?(parsing text: String) {
    var values: [Substring: Int] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, ["level", "row", "column"].contains(sides[0]),
        let value = Int(sides[1]), value >= 0, values.updateValue(value, forKey: sides[0]) == nil
      else { return nil }
    }
    guard let row = values["row"], let column = values["column"] else { return nil }
    self.init(level: values["level"] ?? 0, row: row, column: column)
  }

  /// Finds the cell.
  func cell(of trainer: any Trainer) throws -> PriorCell {
    do throws(PriorCellError) {
      return try PriorCell(of: trainer, level: level, row: row, column: column)
    } catch {
      throw StudyError.badCell(error)
    }
  }
}
