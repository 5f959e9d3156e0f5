/// Expressions: constants, and what constants make of arithmetic.
extension PythonFileReader {
  private static let opening: Set<String> = ["lambda", "not", "await", "yield"]
  private static let joining: Set<String> = ["if", "else", "and", "or", "not", "in", "is"]
  private static let comparing: Set<String> = [
    "==", "!=", "<>", "<", ">", "<=", ">=", "&", "|", "^", "<<", ">>", ":=",
  ]
  private static let ending: Set<String> = [",", ")", "]", "}", ":", "=", ";"]

  /// `a, b` without brackets is a tuple.
  mutating func expressionList() throws(ConfigReadError) -> PythonValue {
    let start = index
    var items: [PythonValue] = []
    var isTuple = false
    var isOpen = false
    while true {
      if token.isSymbol("*") {
        isOpen = true
        index += 1
      }
      items.append(try expression())
      guard token.isSymbol(",") else { break }
      isTuple = true
      index += 1
      if endsStatement(token) || token.isSymbol("=") { break }
    }
    guard endsStatement(token) || token.isSymbol("=") else {
      throw unexpected("the end of the line")
    }
    if isOpen { return computed(from: start) }
    guard isTuple || items.isEmpty, let first = items.first else { return items[0] }
    return PythonValue(.tuple(items), line: first.line)
  }

  /// One expression; its end is left to the caller.
  mutating func expression() throws(ConfigReadError) -> PythonValue {
    let start = index
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= PythonTokenizer.maximumDepth else {
      throw .malformed(
        line: token.line, column: token.column,
        reason: "expressions are nested deeper than \(PythonTokenizer.maximumDepth)")
    }
    if token.kind == .name, Self.opening.contains(token.text) {
      skipExpression()
      return computed(from: start)
    }
    let value = try sum()
    if endsExpression { return value }
    guard
      token.kind == .name && Self.joining.contains(token.text)
        || token.kind == .symbol && Self.comparing.contains(token.text)
    else { throw unexpected("',', an operator or the end of the expression") }
    skipExpression()
    return computed(from: start)
  }

  private var endsExpression: Bool {
    switch token.kind {
    case .newline, .end, .indent, .dedent: true
    case .symbol: Self.ending.contains(token.text)
    case .name: token.text == "for" || token.text == "async"
    case .number, .string: false
    }
  }

  /// Passes over the rest of an expression that is code.
  mutating func skipExpression() {
    while true {
      if token.isName("lambda") {
        skipParameters()
      } else if endsExpression {
        return
      } else {
        index = token.opensBracket ? token.partner + 1 : index + 1
      }
    }
  }

  /// Passes over a lambda's parameters and its colon; defaults may hold lambdas, too.
  private mutating func skipParameters() {
    var colons = 0
    while token.kind != .newline, token.kind != .end {
      if token.isName("lambda") { colons += 1 }
      if token.isSymbol(":") { colons -= 1 }
      index = token.opensBracket ? token.partner + 1 : index + 1
      if colons == 0 || token.isSymbol(")") || token.isSymbol("]") || token.isSymbol("}") { return }
    }
  }

  private mutating func sum() throws(ConfigReadError) -> PythonValue {
    let start = index
    var value = try product()
    while token.isSymbol("+") || token.isSymbol("-") {
      let sign = token.text
      index += 1
      value = combine(value, sign, try product(), from: start)
    }
    return value
  }

  private mutating func product() throws(ConfigReadError) -> PythonValue {
    let start = index
    var value = try operand()
    while token.kind == .symbol, ["*", "/", "//", "%", "@"].contains(token.text) {
      let sign = token.text
      index += 1
      value = combine(value, sign, try operand(), from: start)
    }
    return value
  }

  /// Signs, an atom with what follows it, and a power.
  private mutating func operand() throws(ConfigReadError) -> PythonValue {
    let start = index
    var isNegative = false
    var isInverted = false
    while token.isSymbol("-") || token.isSymbol("+") || token.isSymbol("~") {
      if token.isSymbol("-") { isNegative.toggle() }
      if token.isSymbol("~") { isInverted = true }
      index += 1
    }
    let hasSign = index > start
    if token.kind == .name, Self.opening.contains(token.text) {
      skipExpression()
      return computed(from: start)
    }
    var value = try primary()
    if token.isSymbol("**") {
      index += 1
      nesting += 1
      defer { nesting -= 1 }
      guard nesting <= PythonTokenizer.maximumDepth else {
        throw unexpected("fewer powers of powers")
      }
      value = combine(value, "**", try operand(), from: start)
    }
    guard hasSign else { return value }
    guard !isInverted else { return computed(from: start) }
    switch value.content {
    case .int(let number) where isNegative && number != .min:
      return PythonValue(.int(-number), line: value.line)
    case .float(let number) where isNegative: return PythonValue(.float(-number), line: value.line)
    case .int where !isNegative, .float: return value
    default: return computed(from: start)
    }
  }

  /// An atom with the members, calls and items after it.
  private mutating func primary() throws(ConfigReadError) -> PythonValue {
    let start = index
    var value = try atom()
    // The name as written, as long as it is one: `np.array`.
    var path = tokens[start].kind == .name ? tokens[start].text : nil
    var owner = path.flatMap { binding(of: $0) }
    while token.kind == .symbol {
      switch token.text {
      case ".":
        index += 1
        guard token.kind == .name else { throw unexpected("a name after '.'") }
        let member = token.text
        index += 1
        path = path.map { "\($0).\(member)" }
        value = (owner ?? .init(value: value))[member] ?? unbound(path, from: start)
        owner = nil
      case "(":
        let call = try call(path ?? "", line: tokens[start].line)
        value = folded(call, from: start)
        (path, owner) = (nil, nil)
      case "[":
        value = try subscripted(owner ?? .init(value: value), from: start)
        (path, owner) = (nil, nil)
      default: return value
      }
    }
    return value
  }

  /// A dotted name that nothing is known of; a long one is code like all else.
  private func unbound(_ path: String?, from start: Int) -> PythonValue {
    guard let path, path.utf8.count <= 200 else { return computed(from: start) }
    return PythonValue(.name(path), line: tokens[start].line)
  }

  private mutating func subscripted(
    _ owner: PythonScope.Binding, from start: Int
  ) throws(ConfigReadError) -> PythonValue {
    let close = token.partner
    index += 1
    guard index < close else { throw unexpected("an index") }
    let key = token.isSymbol(":") ? nil : try expression()
    guard let key, index == close else {
      index = close + 1
      return computed(from: start)
    }
    index += 1
    switch key.content {
    case .string(let name): return owner[name] ?? computed(from: start)
    case .int(let place):
      guard let items = owner.value.items else { return computed(from: start) }
      let index = place < 0 ? place &+ items.count : place
      return items.indices.contains(index) ? items[index] : computed(from: start)
    default: return computed(from: start)
    }
  }

  func computed(from start: Int) -> PythonValue {
    PythonValue(.computed(code: code(from: start, to: index)), line: tokens[start].line)
  }
}
