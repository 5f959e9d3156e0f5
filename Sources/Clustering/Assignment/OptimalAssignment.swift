/// The one-to-one assignment of rows to columns with the least total cost: Kuhn's method with
/// potentials, which grows the assignment by one row at a time along a cheapest path.
///
///     OptimalAssignment(costs: [[4, 1], [2, 3]]).columns  // [1, 0], cost 3
///
/// - Ties: deterministic, by the order of rows and columns: a row that can have the first of equal
///   columns without cost has it.
/// - Complexity: O(*r*² · *c*) for *r* rows and *c* columns, the fewer of both counting as rows.
public struct OptimalAssignment: Hashable, Sendable {
  /// The column of each row; nothing for rows beyond the columns.
  public let columns: [Int?]

  /// Assigns as many rows as there are columns, or all.
  ///
  /// - Parameter costs: rows of equal length, each cost finite.
  public init(costs: [[Double]]) {
    let rowCount = costs.count
    let columnCount = costs.first?.count ?? 0
    precondition(
      costs.allSatisfy { $0.count == columnCount && $0.allSatisfy(\.isFinite) },
      "costs are a table of finite numbers")
    guard rowCount > 0, columnCount > 0 else {
      columns = Array(repeating: nil, count: rowCount)
      return
    }
    if rowCount <= columnCount {
      columns = Self.columns(of: costs).map(Optional.some)
      return
    }
    // Each column finds a row.
    let turned = (0..<columnCount).map { column in costs.map { $0[column] } }
    var columns: [Int?] = Array(repeating: nil, count: rowCount)
    for (column, row) in Self.columns(of: turned).enumerated() { columns[row] = column }
    self.columns = columns
  }

  /// The column of each row, of which there are no more than columns.
  private static func columns(of costs: [[Double]]) -> [Int] {
    let columnCount = costs[0].count
    // The last entry stands for the row that is being placed.
    let start = columnCount
    var rowPotential = Array(repeating: 0.0, count: costs.count)
    var columnPotential = Array(repeating: 0.0, count: columnCount + 1)
    var rowOf: [Int?] = Array(repeating: nil, count: columnCount + 1)
    for row in costs.indices {
      var least = Array(repeating: Double.infinity, count: columnCount)
      var before = Array(repeating: start, count: columnCount)
      var isReached = Array(repeating: false, count: columnCount + 1)
      rowOf[start] = row
      var column = start
      // The cheapest path over assigned columns to a free one.
      while let here = rowOf[column] {
        isReached[column] = true
        var next = column
        var step = Double.infinity
        for other in 0..<columnCount where !isReached[other] {
          let cost = costs[here][other] - rowPotential[here] - columnPotential[other]
          if cost < least[other] { (least[other], before[other]) = (cost, column) }
          if least[other] < step { (step, next) = (least[other], other) }
        }
        for other in 0...columnCount where isReached[other] {
          if let assigned = rowOf[other] { rowPotential[assigned] += step }
          columnPotential[other] -= step
        }
        for other in 0..<columnCount where !isReached[other] { least[other] -= step }
        column = next
      }
      // Each column of the path takes the row of the one before it.
      while column != start {
        rowOf[column] = rowOf[before[column]]
        column = before[column]
      }
    }
    var columns = Array(repeating: 0, count: costs.count)
    for column in 0..<columnCount {
      if let row = rowOf[column] { columns[row] = column }
    }
    return columns
  }
}
