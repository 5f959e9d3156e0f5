/// A row of the TF2 walk-through's text, taken apart.
enum TF2TextRow {
  /// With the class alone, and with its name and number.
  static let fieldCounts = 5...6

  /// The fields between commas, without the blanks around them; empty ones too.
  static func fields(of line: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { field in
      var (start, end) = (field.startIndex, field.endIndex)
      while start < end, TextFields.isBlank(field[start]) { start += 1 }
      while end > start, TextFields.isBlank(field[end - 1]) { end -= 1 }
      return UnsafeRawBufferPointer(rebasing: line[start..<end])
    }
  }

  /// The names of the last four fields.
  static let edgeNames = ["xmin", "ymin", "xmax", "ymax"]

  /// A class number: digits, no sign. The trainer adds 1, and 0 is its background.
  static func classNumber(_ field: UnsafeRawBufferPointer) -> Int? {
    guard !field.isEmpty, field.allSatisfy({ ($0 &- UInt8(ascii: "0")) < 10 }) else { return nil }
    return Int(String(decoding: field, as: UTF8.self))
  }
}
