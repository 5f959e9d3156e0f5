/// A word of Python source, with its place.
struct PythonToken: Sendable {
  /// What a token is.
  enum Kind: Sendable {
    case name
    case number
    case string
    case symbol
    /// The end of a logical line.
    case newline
    /// The begin and the end of a block.
    case indent, dedent
    /// The end of the file.
    case end
  }

  /// What it is.
  let kind: Kind
  /// A name, a number or a symbol as written; empty for all others.
  let text: String
  /// The bytes that it spans.
  let bytes: Range<Int>
  /// Its line, counted from 1.
  let line: Int
  /// Its first byte in its line, counted from 1.
  let column: Int
  /// Of an opening bracket and of an indent: the place of the token that closes it.
  var partner = -1

  /// Whether it is that symbol.
  func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

  /// Whether it is that name or keyword.
  func isName(_ name: String) -> Bool { kind == .name && text == name }

  /// Whether it opens a bracket.
  var opensBracket: Bool { kind == .symbol && (text == "(" || text == "[" || text == "{") }

  /// What a complaint calls it.
  var description: String {
    switch kind {
    case .name, .number, .symbol: "'\(text)'"
    case .string: "a text"
    case .newline: "the end of the line"
    case .indent: "an indented line"
    case .dedent, .end: "the end of the block"
    }
  }
}
