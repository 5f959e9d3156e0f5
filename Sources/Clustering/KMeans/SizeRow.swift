import Boxes

/// One distinct size of one class, with the number of boxes that have it.
///
/// 24 bytes: class and count share a word, so that ten million rows stay far below a gigabyte.
struct SizeRow: Hashable, Sendable {
  let width: Double
  let height: Double
  /// The class, counted from 1 (0: none), in the upper 24 bits; the count in the lower 40.
  var classAndCount: UInt64

  static let countBits: UInt64 = 40
  /// The most boxes a sample holds.
  static let maximumCount = Int((UInt64(1) << countBits) - 1)
  /// The largest class index that a row can name.
  static let maximumClass = (1 << 24) - 2

  init(width: Double, height: Double, classIndex: Int?, count: Int) {
    self.width = width
    self.height = height
    let number = UInt64(classIndex.map { $0 + 1 } ?? 0)
    classAndCount = number << Self.countBits | UInt64(count)
  }

  /// The class, or nothing for a box without one.
  var classIndex: Int? {
    let number = Int(classAndCount >> Self.countBits)
    return number == 0 ? nil : number - 1
  }
  var classNumber: UInt64 { classAndCount >> Self.countBits }
  var count: Int { Int(classAndCount & UInt64(Self.maximumCount)) }

  mutating func renumber(_ indexes: [ClassIndex]) {
    guard let index = classIndex else { return }
    classAndCount = UInt64(indexes[index].value + 1) << Self.countBits | UInt64(count)
  }

  /// Canonical order: width, height, class.
  @inline(__always)
  static func precedes(_ a: SizeRow, _ b: SizeRow) -> Bool {
    if a.width != b.width { return a.width < b.width }
    if a.height != b.height { return a.height < b.height }
    return a.classNumber < b.classNumber
  }

  @inline(__always)
  static func isSame(_ a: SizeRow, _ b: SizeRow) -> Bool {
    a.width == b.width && a.height == b.height && a.classNumber == b.classNumber
  }
}

/// Rows in canonical order, each distinct size of a class once.
struct SizeRun: Hashable, Sendable {
  private(set) var rows: [SizeRow]

  /// Takes rows that are in order already.
  init(ordered: [SizeRow]) { rows = ordered }

  /// Sorts rows and merges equal ones.
  init(sorting unsorted: [SizeRow]) {
    rows = SizeRowSort.sorted(unsorted)
    guard var last = rows.first else { return }
    var kept = 0
    for row in rows.dropFirst() {
      if SizeRow.isSame(last, row) {
        last.classAndCount += UInt64(row.count)
      } else {
        rows[kept] = last
        kept += 1
        last = row
      }
    }
    rows[kept] = last
    rows.removeLast(rows.count - kept - 1)
  }

  /// Gives each class another index. Rows of one size are put in order again; the others are.
  mutating func renumber(_ indexes: [ClassIndex]) {
    var start = 0
    for row in rows.indices {
      rows[row].renumber(indexes)
      let hasSameSize =
        rows[row].width == rows[start].width && rows[row].height == rows[start].height
      guard !hasSameSize else { continue }
      if row - start > 1 { rows[start..<row].sort(by: SizeRow.precedes) }
      start = row
    }
    if rows.count - start > 1 { rows[start...].sort(by: SizeRow.precedes) }
  }

  /// Merges two runs.
  init(merging a: SizeRun, _ b: SizeRun) {
    rows = []
    rows.reserveCapacity(a.rows.count + b.rows.count)
    var i = 0
    var j = 0
    a.rows.withUnsafeBufferPointer { a in
      b.rows.withUnsafeBufferPointer { b in
        while i < a.count, j < b.count {
          if SizeRow.precedes(a[i], b[j]) {
            rows.append(a[i])
            i += 1
          } else if SizeRow.precedes(b[j], a[i]) {
            rows.append(b[j])
            j += 1
          } else {
            var sum = a[i]
            sum.classAndCount += UInt64(b[j].count)
            rows.append(sum)
            i += 1
            j += 1
          }
        }
        rows.append(contentsOf: a[i...])
        rows.append(contentsOf: b[j...])
      }
    }
  }
}
