import Text

/// The fields of a KITTI row that is not in the plain form, told from the end: 14 numbers, or 15 with
/// a score, stand behind the class name, whatever the name is made of.
struct KITTIRow {
  /// The fields between blanks.
  let fields: [UnsafeRawBufferPointer]
  /// How many of them make the class name.
  let nameCount: Int
  /// Whether the name stands in quotation marks.
  let isQuoted: Bool

  /// Looks at the fields of a row that has some.
  init(_ fields: [UnsafeRawBufferPointer]) {
    self.fields = fields
    if let count = Self.quotedCount(fields) {
      (nameCount, isQuoted) = (count, true)
      return
    }
    isQuoted = false
    let words = fields.prefix { DecimalNumber.parse($0) == nil }.count
    let isSpaced =
      words > 1 && Self.numberCounts.contains(fields.count - words)
      && fields[words...].allSatisfy { DecimalNumber.parse($0) != nil }
    nameCount = isSpaced ? words : 1
  }

  /// The fields behind the name.
  var numbers: ArraySlice<UnsafeRawBufferPointer> { fields[nameCount...] }

  /// Whether as many fields stand behind the name as a label has.
  var isComplete: Bool { Self.numberCounts.contains(numbers.count) }

  /// The bytes from the name's first to its last, quotation marks left out.
  var nameBytes: UnsafeRawBufferPointer {
    guard let start = fields[0].baseAddress, let end = fields[nameCount - 1].baseAddress else {
      return fields[0]
    }
    let length = end - start + fields[nameCount - 1].count
    let mark = isQuoted ? 1 : 0
    return UnsafeRawBufferPointer(start: start + mark, count: length - 2 * mark)
  }

  /// Why a row with another number of fields is what it is, and the byte of the row where that shows.
  func fault(of line: UnsafeRawBufferPointer) -> (kind: ReadIssue.Kind, at: Int) {
    func isNumber(_ place: Int) -> Bool { DecimalNumber.parse(fields[place]) != nil }
    let start = offset(of: 0, in: line)
    if fields.count >= 17, fields.count <= 18, DecimalNumber.integer(fields[0]) != nil,
      DecimalNumber.integer(fields[1]) != nil, !isNumber(2)
    {
      return (.trackingFormat, start)
    }
    if let join = firstJoin() {
      let kind = ReadIssue.Kind.rowsRunTogether(
        objects: join.objects, field: join.field, text: quoted(fields[join.place]))
      return (kind, offset(of: join.place, in: line) + join.shift)
    }
    return (.wrongFieldCount(found: fields.count, expected: 15), start)
  }

  private func offset(of place: Int, in line: UnsafeRawBufferPointer) -> Int {
    guard let start = line.baseAddress, let at = fields[place].baseAddress else { return 0 }
    return at - start
  }

  /// Where several objects meet on one line.
  private struct Join {
    var objects = 1
    /// The last field of the first object, from 1.
    var field = 0
    /// The field in which the second object begins, and the byte of it.
    var place = 0
    var shift = 0
  }

  /// The first place where a class name follows the numbers of a whole object, when all of the row is
  /// such objects.
  private func firstJoin() -> Join? {
    var join = Join()
    var count = 0
    for (place, field) in fields.enumerated().dropFirst(nameCount) {
      if DecimalNumber.parse(field) != nil {
        count += 1
        continue
      }
      let digits = Self.numberLength(field)
      let whole = digits > 0 ? count + 1 : count
      guard Self.numberCounts.contains(whole) else {
        // A second word of a name.
        if count == 0, digits == 0 { continue }
        return nil
      }
      if join.objects == 1 {
        join.field = whole + nameCount
        join.place = place
        join.shift = digits
      }
      join.objects += 1
      count = 0
    }
    return join.objects > 1 && Self.numberCounts.contains(count) ? join : nil
  }

  /// How many bytes of a field are a number that a word follows without a blank: `0.00car`.
  private static func numberLength(_ field: UnsafeRawBufferPointer) -> Int {
    let digits = field.prefix { byte in
      byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
    let isNumber = DecimalNumber.parse(UnsafeRawBufferPointer(rebasing: digits)) != nil
    return isNumber ? digits.count : 0
  }

  /// How many fields a name in quotation marks has: a writer of comma-separated values uses them
  /// where a name holds the separator.
  private static func quotedCount(_ fields: [UnsafeRawBufferPointer]) -> Int? {
    guard let mark = fields[0].first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
    else { return nil }
    for (place, field) in fields.enumerated() where field.last == mark {
      if place == 0, field.count < 3 { continue }
      return place + 1
    }
    return nil
  }

  /// The numbers of a label: without a score, and with one.
  private static let numberCounts = 14...15
}
