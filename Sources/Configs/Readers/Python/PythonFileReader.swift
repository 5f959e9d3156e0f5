/// Reads tokens as statements and expressions, and follows constants through names.
///
/// The bodies of functions are read after the module, so that they see what its names are bound to in
/// the end. What is bound under a condition or in a loop is code.
///
/// - Complexity: linear in the file's length.
struct PythonFileReader {
  let bytes: [UInt8]
  let tokens: [PythonToken]
  var index = 0
  var nesting = 0
  /// The scope that names are bound in.
  var scope = 0
  var file = PythonFile()
  /// What sums and products of lists may still make.
  var itemsLeft = 1 << 20
  /// The head of each condition and loop around the statement.
  var conditions: [String] = []
  /// The bodies of functions, and the scope of each.
  var bodies: [(tokens: Range<Int>, scope: Int)] = []

  init(bytes: [UInt8], tokens: [PythonToken]) {
    self.bytes = bytes
    self.tokens = tokens
    file.scopes = [PythonScope(name: "", kind: .module, parent: nil)]
  }

  /// All that the file says.
  mutating func read() throws(ConfigReadError) -> PythonFile {
    try statements(until: tokens.count - 1)
    var next = 0
    while next < bodies.count {
      let body = bodies[next]
      next += 1
      scope = body.scope
      index = body.tokens.lowerBound
      conditions = []
      try statements(until: body.tokens.upperBound)
    }
    return file
  }

  /// The token that is read next.
  var token: PythonToken { tokens[min(index, tokens.count - 1)] }

  mutating func statements(until end: Int) throws(ConfigReadError) {
    while index < end { try statement() }
  }

  private mutating func statement() throws(ConfigReadError) {
    guard token.kind == .name else {
      if token.isSymbol("@") { return skipLine() }
      if token.kind == .newline || token.kind == .dedent {
        index += 1
        return
      }
      guard token.kind != .indent else { throw unexpected("a statement") }
      return try simpleStatements()
    }
    switch token.text {
    case "async" where tokens[index + 1].kind == .name: index += 1
    case "def": try function()
    case "class": try type()
    case "if", "elif", "else", "for", "while", "try", "except", "finally": try conditional()
    case "with": try block()
    default:
      // `match`, `case` and whatever else Python will have that opens a block.
      if let colon = endOfHead(), endsBlockHead(colon) || token.isName("case") && colon > index + 1
      {
        return try conditional()
      }
      try simpleStatements()
    }
  }

  /// Statements of one line, up to its end.
  mutating func simpleStatements() throws(ConfigReadError) {
    while true {
      try simpleStatement()
      guard token.isSymbol(";") else { break }
      index += 1
      if token.kind == .newline { break }
    }
    guard token.kind == .newline || token.kind == .end else {
      throw unexpected("the end of the line")
    }
    if token.kind == .newline { index += 1 }
  }

  private mutating func simpleStatement() throws(ConfigReadError) {
    switch token.kind == .name ? token.text : "" {
    case "import", "from": importNames()
    case "return":
      index += 1
      if !endsStatement(token) { _ = try expressionList() }
    case "global", "nonlocal", "del", "pass", "break", "continue", "raise", "assert":
      if token.text == "global" || token.text == "del" { forgetNames() }
      skipStatement()
    case "print" where isPrintStatement, "exec" where isPrintStatement: skipStatement()
    default: try assignmentOrExpression()
    }
  }

  /// Python 2's statement.
  private var isPrintStatement: Bool {
    let next = tokens[index + 1]
    return next.kind != .symbol || next.isSymbol(">>")
  }

  func endsStatement(_ token: PythonToken) -> Bool {
    token.kind == .newline || token.kind == .end || token.isSymbol(";")
  }

  private mutating func skipStatement() {
    while !endsStatement(token) { index = token.opensBracket ? token.partner + 1 : index + 1 }
  }

  mutating func skipLine() {
    while token.kind != .newline, token.kind != .end { index += 1 }
    if token.kind == .newline { index += 1 }
  }

  /// Source between two tokens on one line, its end left out where it is long.
  func code(from start: Int, to end: Int) -> String {
    guard start < end else { return "" }
    let from = tokens[start].bytes.lowerBound
    let to = max(from, tokens[end - 1].bytes.upperBound)
    let most = 60
    var text: [UInt8] = []
    var endsWord = false
    for byte in bytes[from..<to] {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        endsWord = true
        continue
      }
      if endsWord, !text.isEmpty { text.append(0x20) }
      endsWord = false
      text.append(byte)
      // A character may have several bytes; what is too long is cut off below.
      if text.count > 4 * most { break }
    }
    let line = String(decoding: text, as: UTF8.self)
    return line.count > most ? line.prefix(most) + "…" : line
  }

  func unexpected(_ expected: String) -> ConfigReadError {
    .malformed(
      line: token.line, column: token.column,
      reason: "found \(token.description), expected \(expected)")
  }
}
