/// What names are bound to, and what makes them forget it.
extension PythonFileReader {
  mutating func importNames() {
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
  mutating func forgetNames() {
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
  mutating func forgetTargets(of head: ArraySlice<PythonToken>) {
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

  mutating func forget(_ name: String, _ line: Int) {
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
}
