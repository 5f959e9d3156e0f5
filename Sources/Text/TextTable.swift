/// A table for terminals: columns aligned, numbers to the right, no lines but one under the head.
///
/// ```swift
/// var table = TextTable([(head: "class", alignment: .left), (head: "boxes", alignment: .right)])
/// table.add(["car", DecimalText.grouped(28_742)])
/// print(table.text())
/// ```
public struct TextTable {
  /// How the cells of a column line up.
  public enum Alignment: Sendable {
    /// To the left: names.
    case left
    /// To the right: numbers.
    case right
  }

  private let heads: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// Starts a table with its column heads.
  public init(_ columns: [(head: String, alignment: Alignment)]) {
    heads = columns.map(\.head)
    alignments = columns.map(\.alignment)
  }

  /// Adds a row; missing cells are blank, surplus ones are a mistake of the caller.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count <= heads.count, "a row has more cells than the table has columns")
    rows.append(cells + Array(repeating: "", count: heads.count - cells.count))
  }

  /// Whether there is no row.
  public var isEmpty: Bool { rows.isEmpty }

  /// The table as text, each line ended.
  ///
  /// - Parameter indent: blanks before each line.
  public func text(indent: Int = 0) -> String {
    let widths = heads.indices.map { column in
      ([heads] + rows).map { Self.columns(of: $0[column]) }.max() ?? 0
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    let lines = ([heads, rule] + rows).map { line(of: $0, widths: widths, indent: indent) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(of cells: [String], widths: [Int], indent: Int) -> String {
    var text = String(repeating: " ", count: indent)
    for (column, cell) in cells.enumerated() {
      let blanks = String(repeating: " ", count: widths[column] - Self.columns(of: cell))
      text += alignments[column] == .left ? cell + blanks : blanks + cell
      text += "  "
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Terminal columns of a text: East Asian wide characters take two.
  private static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: sum
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
