/// A prior by its index, and by its shape and cell.
struct GridPlace: Hashable, Sendable {
  let prior: Int32
  /// Its shape among those of all levels.
  let shape: Int32
  let column: Int32
  let row: Int32

  @inline(__always)
  init(_ prior: Int, _ shape: Int, _ column: Int, _ row: Int) {
    self.prior = Int32(truncatingIfNeeded: prior)
    self.shape = Int32(truncatingIfNeeded: shape)
    self.column = Int32(truncatingIfNeeded: column)
    self.row = Int32(truncatingIfNeeded: row)
  }
}
