/// Sorts rows of sizes: first into a few thousand bins by width, then each bin by itself.
///
/// A folder of 100,000 labels has hundreds of thousands of rows, and comparing them was a tenth of
/// all its time. One pass over the leading bits of the width leaves bins of a few rows.
enum SizeRowSort {
  /// The rows in canonical order.
  ///
  /// - Complexity: O(n) for widths that spread, O(n log n) where most are alike.
  static func sorted(_ rows: [SizeRow]) -> [SizeRow] {
    guard rows.count >= leastForBins else { return rows.sorted(by: SizeRow.precedes) }
    // The bits of positive numbers are ordered as the numbers are.
    var low = UInt64.max
    var high = UInt64.min
    for row in rows {
      low = min(low, row.width.bitPattern)
      high = max(high, row.width.bitPattern)
    }
    let shift = max(0, UInt64.bitWidth - (high - low).leadingZeroBitCount - binBits)
    func bin(_ row: SizeRow) -> Int { Int((row.width.bitPattern - low) >> UInt64(shift)) }

    var starts = [Int](repeating: 0, count: (1 << binBits) + 1)
    for row in rows { starts[bin(row) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var sorted = rows
    for row in rows {
      let place = bin(row)
      sorted[next[place]] = row
      next[place] += 1
    }
    for (start, end) in zip(starts, next) where end - start > 1 {
      sorted[start..<end].sort(by: SizeRow.precedes)
    }
    return sorted
  }

  /// Two in the power of it are the bins.
  private static let binBits = 12
  /// Fewer rows are sorted faster than bins are cleared.
  private static let leastForBins = 4096
}
