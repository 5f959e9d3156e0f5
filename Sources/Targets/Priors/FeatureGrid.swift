import Boxes

/// The cells of one feature map.
public struct FeatureGrid: Hashable, Sendable {
  /// Cells from left to right.
  public let columns: Int
  /// Cells from top to bottom.
  public let rows: Int

  /// Takes the cells of a feature map, at least one each way.
  public init(columns: Int, rows: Int) {
    precondition(columns > 0 && rows > 0, "a feature grid has at least one cell each way")
    self.columns = columns
    self.rows = rows
  }

  /// The cells of a map that has one for so many pixels of an input; a cell that the input cuts counts.
  public init(_ input: ImageSize, stride: Double) {
    self.init(
      columns: max(1, Int((Double(input.width) / stride).rounded(.up))),
      rows: max(1, Int((Double(input.height) / stride).rounded(.up))))
  }

  /// A grid with as many rows as columns.
  public init(square side: Int) { self.init(columns: side, rows: side) }
}
