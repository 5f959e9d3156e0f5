/// Blocks: conditions and loops, classes, functions.
extension PythonFileReader {
  /// The colon that ends the head of a block; nothing where the line has none.
  func endOfHead() -> Int? {
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
  func endsBlockHead(_ colon: Int) -> Bool {
    tokens[colon + 1].kind == .newline && tokens[min(colon + 2, tokens.count - 1)].kind == .indent
  }

  mutating func conditional() throws(ConfigReadError) {
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

  mutating func block() throws(ConfigReadError) {
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

  mutating func type() throws(ConfigReadError) {
    let outer = scope
    index += 1
    let name = token.text
    file.scopes.append(PythonScope(name: name, kind: .type, parent: outer))
    forget(name, token.line)
    scope = file.scopes.count - 1
    try block()
    scope = outer
  }

  mutating func function() throws(ConfigReadError) {
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
}
