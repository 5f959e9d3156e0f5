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
  private var conditions: [String] = []
  private var bodies: [(tokens: Range<Int>, scope: Int)] = []

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

  private mutating func statements(until end: Int) throws(ConfigReadError) {
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
      if let colon = endOfHead(), endsBlockHead(colon) || token.isName("case") && colon > index + 1 {
        return try conditional()
      }
      try simpleStatements()
    }
  }

  /// Statements of one line, up to its end.
  private mutating func simpleStatements() throws(ConfigReadError) {
    while true {
      try simpleStatement()
      guard token.isSymbol(";") else { break }
      index += 1
      if token.kind == .newline { break }
    }
    guard token.kind == .newline || token.kind == .end else { throw unexpected("the end of the line") }
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

  // MARK: Blocks

  /// The colon that ends the head of a block; nothing where the line has none.
  private func endOfHead() -> Int? {
    let place = endOfHeadOrLine()
    return tokens[place].isSymbol(":") ? place : nil
  }

  private func endOfHeadOrLine() -> Int {
    var place = index
    var lambdas = 0
    while true {
      let token = tokens[place]
      if token.kind == .newline || token.kind == .end || token.isSymbol("=") { return place }
      if token.isName("lambda") { lambdas += 1 }
      if token.isSymbol(":") {
        if lambdas == 0 { return place }
        lambdas -= 1
      }
      place = token.opensBracket ? token.partner + 1 : place + 1
    }
  }

  private mutating func requireHead() throws(ConfigReadError) -> Int {
    if let colon = endOfHead() { return colon }
    index = endOfHeadOrLine()
    throw unexpected("':'")
  }

  /// Whether a block follows a colon, and no annotation.
  private func endsBlockHead(_ colon: Int) -> Bool {
    tokens[colon + 1].kind == .newline && tokens[min(colon + 2, tokens.count - 1)].kind == .indent
  }

  private mutating func conditional() throws(ConfigReadError) {
    let start = index
    let colon = try requireHead()
    let head = tokens[start..<colon]
    if head.contains(where: { $0.isName("__name__") }) {
      index = colon + 1
      return skipBlock()
    }
    forgetTargets(of: head)
    conditions.append(code(from: start, to: colon))
    try block()
    conditions.removeLast()
  }

  private mutating func block() throws(ConfigReadError) {
    let colon = try requireHead()
    if token.isName("with") { forgetTargets(of: tokens[index..<colon]) }
    index = colon + 1
    guard token.kind == .newline else { return try simpleStatements() }
    index += 1
    guard token.kind == .indent else { throw unexpected("an indented block") }
    let end = token.partner
    index += 1
    try statements(until: end)
    index = end + 1
  }

  private mutating func skipBlock() {
    guard token.kind == .newline else { return skipLine() }
    index += 1
    if token.kind == .indent { index = token.partner + 1 }
  }

  private mutating func type() throws(ConfigReadError) {
    let outer = scope
    index += 1
    let name = token.text
    file.scopes.append(PythonScope(name: name, kind: .type, parent: outer))
    forget(name, token.line)
    scope = file.scopes.count - 1
    try block()
    scope = outer
  }

  private mutating func function() throws(ConfigReadError) {
    index += 1
    let name = token.text
    forget(name, token.line)
    index += 1
    guard token.isSymbol("(") else { throw unexpected("'(' after 'def \(name)'") }
    let own = file.scopes.count
    file.scopes.append(PythonScope(name: name, kind: .function, parent: scope))
    try parameters(of: own)
    index = try requireHead() + 1
    let start = index
    guard token.kind == .newline else {
      skipLine()
      bodies.append((start..<index, own))
      return
    }
    index += 1
    guard token.kind == .indent else { throw unexpected("an indented block") }
    bodies.append((index + 1..<token.partner, own))
    index = token.partner + 1
  }

  private mutating func parameters(of own: Int) throws(ConfigReadError) {
    let close = token.partner
    index += 1
    while index < close {
      let name = token
      index += 1
      guard name.kind == .name else { continue }
      file.scopes[own].names[name.text] = .init(
        value: PythonValue(.name(name.text), line: name.line))
      if token.isSymbol(":") {
        index += 1
        skipExpression()
      }
      if token.isSymbol("=") {
        index += 1
        file.scopes[own].defaults[name.text] = try expression()
      }
      guard index < close else { break }
      guard token.isSymbol(",") else { throw unexpected("',' or ')'") }
      index += 1
    }
    index = close + 1
  }

  // MARK: Names

  private mutating func importNames() {
    let isFrom = token.isName("from")
    var last: PythonToken?
    var isPath = true
    while !endsStatement(token) {
      if token.isName("import") { isPath = false }
      if token.kind == .name, !token.isName("import"), !isFrom || !isPath {
        if token.isName("as"), let last { file.scopes[scope].names[last.text] = nil }
        last = token
        file.scopes[scope].names[token.text] = nil
      }
      index += 1
    }
  }

  /// `global a, b` and `del a, b`: what they hold is no constant any more.
  private mutating func forgetNames() {
    let target = token.isName("global") ? 0 : scope
    let line = token.line
    var place = index + 1
    while !endsStatement(tokens[place]) {
      if tokens[place].kind == .name, file.scopes[target].names[tokens[place].text] != nil {
        file.scopes[target].names[tokens[place].text] = .init(
          value: PythonValue(.computed(code: code(from: index, to: place + 1)), line: line))
      }
      place += 1
    }
  }

  /// What a loop counts, what an exception and a context are called.
  private mutating func forgetTargets(of head: ArraySlice<PythonToken>) {
    var isTarget = tokens[head.startIndex].isName("for")
    for token in head.dropFirst() {
      if token.isName("as") {
        isTarget = true
      } else if token.isName("in") {
        isTarget = false
      } else if isTarget, token.kind == .name {
        forget(token.text, token.line)
      }
    }
  }

  private mutating func forget(_ name: String, _ line: Int) {
    file.scopes[scope].names[name] = .init(value: PythonValue(.name(name), line: line))
  }

  /// What a value is worth where it is bound: code under a condition.
  func bound(_ value: PythonValue) -> PythonValue {
    conditions.last.map { PythonValue(.computed(code: $0), line: value.line) } ?? value
  }

  /// What a name is bound to here: in this scope, in functions around it, in the module.
  func binding(of name: String) -> PythonScope.Binding? {
    var place: Int? = scope
    while let current = place {
      let here = file.scopes[current]
      if current == scope || here.kind != .type, let found = here.names[name] { return found }
      place = here.parent
    }
    return nil
  }

  // MARK: Lines

  func endsStatement(_ token: PythonToken) -> Bool {
    token.kind == .newline || token.kind == .end || token.isSymbol(";")
  }

  private mutating func skipStatement() {
    while !endsStatement(token) { index = token.opensBracket ? token.partner + 1 : index + 1 }
  }

  private mutating func skipLine() {
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
