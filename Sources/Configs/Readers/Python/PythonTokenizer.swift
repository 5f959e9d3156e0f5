/// Splits Python source into tokens: line joining, indentation, strings, numbers, brackets.
///
/// A snippet may be indented as a whole, as lines that are to be pasted into a function are.
///
/// - Complexity: each byte is looked at a bounded number of times.
struct PythonTokenizer {
  /// As deep as Python itself lets brackets and blocks nest.
  static let maximumDepth = 100

  let bytes: [UInt8]
  private(set) var tokens: [PythonToken] = []
  private var place = 0
  private var line = 1
  private var lineStart = 0
  private var brackets: [Int] = []
  private var indents: [(columns: Int, token: Int)] = []
  private var isAtLineStart = true

  /// All tokens of a file, the last of them its end.
  ///
  /// - Throws: `malformed` with line and column.
  static func tokens(of bytes: [UInt8]) throws(ConfigReadError) -> [PythonToken] {
    var tokenizer = PythonTokenizer(bytes: bytes)
    try tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether a byte may stand inside a name.
  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func byte(_ offset: Int) -> UInt8 {
    place + offset < bytes.count ? bytes[place + offset] : 0
  }

  private mutating func run() throws(ConfigReadError) {
    while place < bytes.count {
      if isAtLineStart {
        guard try indentation() else { continue }
        isAtLineStart = false
      }
      try token()
    }
    if let bracket = brackets.last {
      let open = tokens[bracket]
      throw .malformed(
        line: open.line, column: open.column, reason: "'\(open.text)' is never closed")
    }
    if !isAtLineStart { append(.newline, place..<place) }
    while indents.count > 1 { closeBlock() }
    append(.end, place..<place)
  }

  private mutating func token() throws(ConfigReadError) {
    let start = place
    switch bytes[place] {
    case 0x20, 0x09, 0x0C, 0x0D: place += 1
    case 0x23: skipComment()
    case 0x0A: endLine()
    case 0x5C: try joinLines()
    case 0x22, 0x27: try string(from: start)
    case let digit where Self.isDigit(digit) || digit == 0x2E && Self.isDigit(byte(1)):
      try number()
    case let letter where Self.isWordByte(letter): try word()
    default: try symbol()
    }
  }

  private mutating func endLine() {
    if brackets.isEmpty {
      append(.newline, place..<place)
      isAtLineStart = true
    }
    nextLine(after: place)
    place += 1
  }

  private mutating func nextLine(after feed: Int) {
    line += 1
    lineStart = feed + 1
  }

  private mutating func skipComment() {
    while place < bytes.count, bytes[place] != 0x0A { place += 1 }
  }

  private mutating func joinLines() throws(ConfigReadError) {
    var end = place + 1
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    guard end < bytes.count, bytes[end] == 0x0A else {
      throw fault("a backslash has to end its line")
    }
    nextLine(after: end)
    place = end + 1
  }

  /// Measures a line's indentation; `false` for a line without code.
  private mutating func indentation() throws(ConfigReadError) -> Bool {
    var columns = 0
    scan: while place < bytes.count {
      switch bytes[place] {
      case 0x20: columns += 1
      case 0x09: columns = (columns / 8 + 1) * 8
      case 0x0C: columns = 0
      case 0x0D: break
      case 0x23: skipComment(); continue scan
      case 0x0A:
        nextLine(after: place)
        place += 1
        return false
      default: break scan
      }
      place += 1
    }
    guard place < bytes.count else { return false }
    guard let top = indents.last else {
      indents.append((columns, -1))
      return true
    }
    if columns > top.columns {
      guard indents.count <= Self.maximumDepth else { throw tooDeep() }
      append(.indent, place..<place)
      indents.append((columns, tokens.count - 1))
    } else {
      while let last = indents.last, columns < last.columns, indents.count > 1 { closeBlock() }
      if let last = indents.last, last.columns != columns {
        throw fault("the line is indented less than its block and not as any block before")
      }
    }
    return true
  }

  private mutating func closeBlock() {
    guard let block = indents.popLast() else { return }
    append(.dedent, place..<place)
    tokens[block.token].partner = tokens.count - 1
  }

  private mutating func word() throws(ConfigReadError) {
    let start = place
    while place < bytes.count, Self.isWordByte(bytes[place]) { place += 1 }
    let isPrefix = place - start <= 2 && (byte(0) == 0x22 || byte(0) == 0x27)
    if isPrefix, bytes[start..<place].allSatisfy({ "rRbBuUfF".utf8.contains($0) }) {
      return try string(from: start)
    }
    append(.name, start..<place)
  }

  private mutating func number() throws(ConfigReadError) {
    let start = place
    let isHex = bytes[place] == 0x30 && "xXoObB".utf8.contains(byte(1))
    while place < bytes.count {
      let next = bytes[place]
      let isSign = next == 0x2B || next == 0x2D
      let follows = place > start && bytes[place - 1] | 0x20 == 0x65 && !isHex
      guard Self.isWordByte(next) || next == 0x2E || isSign && follows else { break }
      place += 1
    }
    append(.number, start..<place)
  }

  /// A string that begins at a quote or at its prefix; `place` is at the quote.
  private mutating func string(from start: Int) throws(ConfigReadError) {
    let (firstLine, firstColumn) = (line, start - lineStart + 1)
    let quote = bytes[place]
    let isTriple = byte(1) == quote && byte(2) == quote
    place += isTriple ? 3 : 1
    while place < bytes.count {
      let next = bytes[place]
      if next == 0x5C {
        if byte(1) == 0x0D, byte(2) == 0x0A { place += 1 }
        if byte(1) == 0x0A { nextLine(after: place + 1) }
        place += 2
        continue
      }
      if next == 0x0A {
        guard isTriple else { break }
        nextLine(after: place)
      }
      place += 1
      guard next == quote else { continue }
      if !isTriple || byte(0) == quote && byte(1) == quote {
        if isTriple { place += 2 }
        tokens.append(
          PythonToken(
            kind: .string, text: "", bytes: start..<place, line: firstLine, column: firstColumn))
        return
      }
    }
    throw .malformed(line: firstLine, column: firstColumn, reason: "the text is never closed")
  }

  private static let symbols: [[String]] = [
    ["**=", "//=", ">>=", "<<=", "..."],
    [
      "**", "//", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "@=", "&=",
      "|=", "^=", "<<", ">>", "<>",
    ],
    [
      "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}",
      ",", ":", ".", ";", "=",
    ],
  ]
  private static let lookup = symbols.map(Set.init)

  private mutating func symbol() throws(ConfigReadError) {
    for (length, known) in zip([3, 2, 1], Self.lookup) where place + length <= bytes.count {
      let text = String(decoding: bytes[place..<place + length], as: UTF8.self)
      guard known.contains(text) else { continue }
      try bracket(text)
      append(.symbol, place..<place + length)
      place += length
      return
    }
    let scalar = Unicode.Scalar(bytes[place])
    let name = scalar.value < 0x20 ? "a control character" : "'\(scalar)'"
    throw fault("\(name) is no Python")
  }

  private mutating func bracket(_ text: String) throws(ConfigReadError) {
    if "([{".contains(text) {
      guard brackets.count < Self.maximumDepth else { throw tooDeep() }
      brackets.append(tokens.count)
    } else if ")]}".contains(text) {
      guard let opening = brackets.popLast() else { throw fault("'\(text)' closes nothing") }
      let open = tokens[opening]
      guard ["()", "[]", "{}"].contains(open.text + text) else {
        throw fault("'\(text)' closes the '\(open.text)' of line \(open.line)")
      }
      tokens[opening].partner = tokens.count
    }
  }

  private mutating func append(_ kind: PythonToken.Kind, _ range: Range<Int>) {
    tokens.append(
      PythonToken(
        kind: kind, text: String(decoding: bytes[range], as: UTF8.self), bytes: range, line: line,
        column: range.lowerBound - lineStart + 1))
  }

  private func tooDeep() -> ConfigReadError {
    fault("brackets or blocks are nested deeper than \(Self.maximumDepth)")
  }

  private func fault(_ reason: String) -> ConfigReadError {
    .malformed(line: line, column: place - lineStart + 1, reason: reason)
  }
}
