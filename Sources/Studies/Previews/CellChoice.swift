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

  /// Finds the cell.
  func cell(of trainer: any Trainer) throws -> PriorCell {
    do throws(PriorCellError) {
      return try PriorCell(of: trainer, level: level, row: row, column: column)
    } catch {
      throw StudyError.badCell(error)
    }
  }
}
