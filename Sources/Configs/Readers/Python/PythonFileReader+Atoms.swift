import Targets

/// Literals, displays and calls.
extension PythonFileReader {
  mutating func atom() throws(ConfigReadError) -> PythonValue {
    let first = token
    switch first.kind {
    case .name:
      index += 1
      switch first.text {
      case "None": return PythonValue(.none, line: first.line)
      case "True": return PythonValue(.bool(true), line: first.line)
      case "False": return PythonValue(.bool(false), line: first.line)
      default:
        return binding(of: first.text)?.value ?? PythonValue(.name(first.text), line: first.line)
      }
    case .number:
      index += 1
      return try number(first)
    case .string: return strings()
    case .symbol where first.opensBracket: return try display()
    case .symbol where first.text == "...":
      index += 1
      return PythonValue(.computed(code: "..."), line: first.line)
    default: throw unexpected("a value")
    }
  }

  private func number(_ token: PythonToken) throws(ConfigReadError) -> PythonValue {
    let text = token.text
    let digits = text.lowercased()
    let computed = PythonValue(.computed(code: text), line: token.line)
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      let value = Int(digits.dropFirst(2).filter { $0 != "_" }, radix: radix)
      guard
        digits.dropFirst(2).allSatisfy({ $0 == "_" || $0.hexDigitValue.map { $0 < radix } ?? false }
        )
      else { break }
      return value.map { PythonValue(.int($0), line: token.line) } ?? computed
    }
    let isFloat = digits.contains { $0 == "." || $0 == "e" }
    if !isFloat, let value = PythonNumber.integer(text) {
      // What 64 bits don't hold is no number of a config.
      let isHeld = value != .max && value != .min
      return isHeld ? PythonValue(.int(value), line: token.line) : computed
    }
    if let value = PythonNumber.float(text) { return PythonValue(.float(value), line: token.line) }
    if digits.hasSuffix("j") { return computed }
    throw .malformed(
      line: token.line, column: token.column, reason: "'\(text)' is no number of Python")
  }

  /// Texts side by side are one.
  private mutating func strings() -> PythonValue {
    let start = index
    var text = ""
    var isKnown = true
    while token.kind == .string {
      if let own = string(token) { text += own } else { isKnown = false }
      index += 1
    }
    guard isKnown else { return computed(from: start) }
    return PythonValue(.string(text), line: tokens[start].line)
  }

  /// A list, a tuple, a dictionary, or an expression in parentheses.
  private mutating func display() throws(ConfigReadError) -> PythonValue {
    let start = index
    let open = token.text
    let close = token.partner
    index += 1
    var items: [PythonValue] = []
    var members: [String: PythonValue]? = open == "{" ? [:] : nil
    var hasComma = false
    var isCode = false
    while index < close {
      if token.isSymbol("*") || token.isSymbol("**") {
        isCode = true
        index += 1
      }
      let item = try expression()
      items.append(item)
      if open == "{" {
        if token.isSymbol(":") {
          index += 1
          let value = try expression()
          if case .string(let key) = item.content { members?[key] = value } else { isCode = true }
        } else {
          isCode = true
        }
      }
      if token.isName("for") || token.isName("async") {
        index = close
        isCode = true
      }
      guard index < close else { break }
      guard token.isSymbol(",") else { throw unexpected("',' or '\(tokens[close].text)'") }
      hasComma = true
      index += 1
    }
    index = close + 1
    if isCode { return computed(from: start) }
    let line = tokens[start].line
    if let members { return PythonValue(.dict(members), line: line) }
    if open == "[" { return PythonValue(.list(items), line: line) }
    if items.count == 1, !hasComma { return items[0] }
    return PythonValue(.tuple(items), line: line)
  }

  /// The call whose parenthesis is next.
  mutating func call(_ name: String, line: Int) throws(ConfigReadError) -> PythonCall {
    let close = token.partner
    index += 1
    var arguments: [PythonValue] = []
    var keywords: [String: PythonValue] = [:]
    var isOpen = false
    while index < close {
      if token.isSymbol("*") || token.isSymbol("**") {
        isOpen = true
        index += 1
        _ = try expression()
      } else if token.kind == .name, tokens[index + 1].isSymbol("=") {
        let keyword = token.text
        index += 2
        keywords[keyword] = try expression()
      } else {
        arguments.append(try expression())
      }
      if token.isName("for") || token.isName("async") {
        // The one argument is what a loop gives.
        index = close
        arguments = [PythonValue(.computed(code: "a loop"), line: line)]
      }
      guard index < close else { break }
      guard token.isSymbol(",") else { throw unexpected("',' or ')'") }
      index += 1
    }
    index = close + 1
    let call = PythonCall(name: name, arguments: arguments, keywords: keywords, isOpen: isOpen)
    if !name.isEmpty { file.calls.append(PythonCallSite(call: call, line: line, scope: scope)) }
    return call
  }

  /// What Python's own functions make of constants.
  func folded(_ call: PythonCall, from start: Int) -> PythonValue {
    let line = tokens[start].line
    let only = call.arguments.count == 1 && call.keywords.isEmpty && !call.isOpen
    switch call.name {
    case "dict" where call.arguments.isEmpty && !call.isOpen:
      return PythonValue(.dict(call.keywords), line: line)
    case "dict": return computed(from: start)
    case "list", "tuple":
      guard only, let items = call.arguments[0].items else { return computed(from: start) }
      return PythonValue(call.name == "list" ? .list(items) : .tuple(items), line: line)
    case "len":
      guard only, let items = call.arguments[0].items else { return computed(from: start) }
      return PythonValue(.int(items.count), line: line)
    case "float":
      guard only, let number = call.arguments[0].number else { return computed(from: start) }
      return PythonValue(.float(number), line: line)
    case "int":
      guard only, let number = call.arguments[0].number,
        let whole = Int(exactly: number.rounded(.towardZero))
      else { return computed(from: start) }
      return PythonValue(.int(whole), line: line)
    default: return PythonValue(.call(call), line: line)
    }
  }
}
