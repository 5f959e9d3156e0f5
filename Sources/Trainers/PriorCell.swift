import Boxes

/// One cell of one feature map, and the priors that stand on it.
public struct PriorCell: Sendable {
  /// The feature map, from 0.
  public let level: Int
  /// The cell's row, from 0.
  public let row: Int
  /// The cell's column, from 0.
  public let column: Int
  /// Rows of the map.
  public let rows: Int
  /// Columns of the map.
  public let columns: Int
  /// The cell in row 0 and column 0; its sides are the way from one center to the next.
  public let firstCell: Frame<InputPixels>
  /// The cell's priors, by shape.
  public let priors: [PlacedPrior]

  /// Finds a cell among a trainer's priors.
  ///
  /// - Throws: ``PriorCellError`` when there is no such level, row or column.
  public init(
    of trainer: some Trainer, level: Int, row: Int, column: Int
  ) throws(PriorCellError) {
    var levels = 0
    var own: [PlacedPrior] = []
    for index in 0..<trainer.priorCount {
      let prior = trainer.prior(index)
      levels = max(levels, prior.level + 1)
      if prior.level == level { own.append(prior) }
    }
    try Self.check("level", level, count: levels)
    let rows = (own.map(\.row).max() ?? -1) + 1
    let columns = (own.map(\.column).max() ?? -1) + 1
    try Self.check("row", row, count: rows)
    try Self.check("column", column, count: columns)
    self.level = level
    self.row = row
    self.column = column
    self.rows = rows
    self.columns = columns
    priors = own.filter { $0.row == row && $0.column == column }.sorted { $0.shape < $1.shape }
    // Clipping moves the centers of large priors at the border: the smallest shape in the middle
    // of the map tells where the cells are.
    let smallest = own.min { ($0.frame.area, $0.shape) < ($1.frame.area, $1.shape) }
    let shape = smallest?.shape ?? 0
    func center(_ row: Int, _ column: Int) -> (x: Double, y: Double) {
      let prior = own.first { $0.row == row && $0.column == column && $0.shape == shape }
      return (prior?.frame.cx ?? 0, prior?.frame.cy ?? 0)
    }
    let middle = (row: rows / 2, column: columns / 2)
    let here = center(middle.row, middle.column)
    let before = center(max(0, middle.row - 1), max(0, middle.column - 1))
    let input = trainer.inputSize
    let width = columns > 1 ? here.x - before.x : Double(input.width)
    let height = rows > 1 ? here.y - before.y : Double(input.height)
    firstCell = Frame(
      cx: here.x - Double(middle.column) * width, cy: here.y - Double(middle.row) * height,
      width: width, height: height)
  }

  private static func check(_ name: String, _ value: Int, count: Int) throws(PriorCellError) {
    guard value < 0 || value >= count else { return }
    throw PriorCellError(name: name, value: value, count: count)
  }
}

/// A cell that the trainer's grids do not have.
public struct PriorCellError: Error, Hashable, Sendable, CustomStringConvertible {
  /// `level`, `row` or `column`.
  public let name: String
  /// What was asked for.
  public let value: Int
  /// How many there are.
  public let count: Int

  /// One sentence.
  public var description: String {
    "there is no \(name) \(value): the trainer's \(name)s are 0 to \(count - 1)"
  }
}
