import Targets

/// The rows of a text file as Python programs take them apart: `line.strip().split(' ')`, so that
/// two blanks make an empty field and a tab separates nothing.
struct PythonRows {
  /// A row, its place in the file from 0, blank rows counted.
  struct Row {
    let place: Int
    let fields: [String]

    /// The line of the file, from 1.
    var line: Int { place + 1 }

    /// `fields[place]`.
    func field(_ place: Int) throws(TrainerFailure) -> String {
      guard place < fields.count else {
        throw fail(
          "IndexError", "field \(place + 1) is missing: the row has \(fields.count) fields")
      }
      return fields[place]
    }

    /// `float(fields[place])`.
    func float(_ place: Int) throws(TrainerFailure) -> Double {
      let text = try field(place)
      guard let value = PythonNumber.float(text) else {
        throw fail("ValueError", "field \(place + 1) is '\(text)', which is no number")
      }
      return value
    }

    /// `int(fields[place])`.
    func integer(_ place: Int) throws(TrainerFailure) -> Int {
      let text = try field(place)
      guard let value = PythonNumber.integer(text) else {
        throw fail("ValueError", "field \(place + 1) is '\(text)', which is no whole number")
      }
      return value
    }

    /// An exception at this row.
    func fail(_ type: String, _ reason: String) -> TrainerFailure {
      TrainerFailure(kind: .raises(type), reason: reason, object: place, line: line)
    }

    /// The row as one that is not handed on.
    func dropped(_ reason: String, isOfUnknownClass: Bool = false) -> TrainerReading.Dropped {
      TrainerReading.Dropped(
        object: place, line: line, className: fields.first, reason: reason,
        isOfUnknownClass: isOfUnknownClass)
    }
  }

  /// The rows, blank ones too: they have one empty field.
  let rows: [Row]

  /// Takes a file apart. Lines end at `\n`, `\r\n` or `\r`.
  ///
  /// - Throws: For bytes that are no UTF-8: the file can't be read as text.
  init(_ bytes: [UInt8]) throws(TrainerFailure) {
    var rows: [Row] = []
    var start = 0
    var at = 0
    while start < bytes.count {
      while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
      guard let text = String(validating: bytes[start..<at], as: UTF8.self) else {
        throw TrainerFailure(
          kind: .raises("UnicodeDecodeError"), reason: "a byte that is no UTF-8",
          line: rows.count + 1)
      }
      let fields = PythonText.strip(text)
        .split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      rows.append(Row(place: rows.count, fields: fields))
      if at + 1 < bytes.count, bytes[at] == 0x0D, bytes[at + 1] == 0x0A { at += 1 }
      at += 1
      start = at
    }
    self.rows = rows
  }
}
