/// Which way the cells of a level run.
public enum CellOrder: Hashable, Sendable {
  /// Row by row: index `(row * columns + column) * shapes + shape`.
  case rows
  /// Column by column: index `(column * rows + row) * shapes + shape`.
  case columns
}
