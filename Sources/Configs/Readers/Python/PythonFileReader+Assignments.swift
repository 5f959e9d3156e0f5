/// Assignments: what they bind, and what they make code of.
extension PythonFileReader {
  private static let augmented: Set<String> = [
    "+=", "-=", "*=", "/=", "//=", "**=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=",
  ]
  /// Methods that change what they are called on.
  private static let changing: Set<String> = [
    "append", "extend", "insert", "remove", "pop", "popitem", "clear", "sort", "reverse", "update",
    "setdefault", "merge_from_dict", "__setitem__", "__setattr__", "add",
  ]

  mutating func assignmentOrExpression() throws(ConfigReadError) {
    let start = index
    var signs: [Int] = []
    var augmentedSign: Int?
    var annotation: Int?
    var place = start
    while !endsStatement(tokens[place]) {
      let token = tokens[place]
      if token.isSymbol("=") { signs.append(place) }
      if token.isSymbol(":"), signs.isEmpty, annotation == nil { annotation = place }
      if token.kind == .symbol, Self.augmented.contains(token.text) { augmentedSign = place }
      if token.isName("lambda") { break }
      place = token.opensBracket ? token.partner + 1 : place + 1
    }
    if let augmentedSign, signs.isEmpty { return try augment(start..<augmentedSign) }
    guard let last = signs.last else { return try expressionStatement(annotation: annotation) }
    index = last + 1
    let value = bound(try expressionList())
    var from = start
    for sign in signs {
      bind(from..<min(sign, sign == signs[0] ? annotation ?? sign : sign), to: value)
      from = sign + 1
    }
  }

  private mutating func expressionStatement(annotation: Int?) throws(ConfigReadError) {
    let start = index
    if let annotation {
      index = annotation + 1
      skipExpression()
      return
    }
    // `name.append(…)` changes what the name holds, `name.member.append(…)` the member.
    var path = start
    while tokens[path].kind == .name, tokens[path + 1].isSymbol("."), tokens[path + 2].kind == .name
    {
      path += 2
    }
    _ = try expressionList()
    if path > start, tokens[path + 1].isSymbol("("), Self.changing.contains(tokens[path].text) {
      change(start..<path - 1)
    }
  }

  private mutating func augment(_ target: Range<Int>) throws(ConfigReadError) {
    let sign = target.upperBound
    index = sign + 1
    let value = try expressionList()
    guard target.count == 1, tokens[target.lowerBound].kind == .name,
      let old = file.scopes[scope][tokens[target.lowerBound].text]
    else { return change(target) }
    let name = String(tokens[sign].text.dropLast())
    let sum = combine(old, name, value, from: target.lowerBound)
    bind(target, to: bound(sum))
  }

  /// Binds a target: a name, a member of one, or several of these.
  private mutating func bind(_ target: Range<Int>, to value: PythonValue) {
    guard let first = target.first else { return }
    if tokens[first].opensBracket, tokens[first].partner == target.upperBound - 1 {
      return bind(first + 1..<target.upperBound - 1, to: value)
    }
    let parts = split(target)
    if parts.count > 1 { return unpack(parts, value) }
    let target = parts.first ?? target
    guard let first = target.first, tokens[first].kind == .name else { return change(target) }
    let name = tokens[first].text
    switch target.count {
    case 1: file.scopes[scope].names[name] = .init(value: value)
    case 3 where tokens[first + 1].isSymbol(".") && tokens[first + 2].kind == .name:
      bind(member: tokens[first + 2].text, of: name, to: value)
    case 4 where tokens[first + 1].isSymbol("[") && tokens[first + 2].kind == .string:
      guard let key = string(tokens[first + 2]) else { return change(target) }
      bind(member: key, of: name, to: value)
    default: change(target)
    }
  }

  private mutating func bind(member: String, of name: String, to value: PythonValue) {
    if file.scopes[scope].names[name] == nil {
      let outer = binding(of: name)?.value ?? PythonValue(.name(name), line: value.line)
      file.scopes[scope].names[name] = .init(value: outer)
    }
    file.scopes[scope].names[name]?.members[member] = .init(value: value, place: index)
  }

  /// The parts of `a, b`; one part where there is no comma.
  private func split(_ target: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var from = target.lowerBound
    var place = from
    while place < target.upperBound {
      if tokens[place].isSymbol(",") {
        parts.append(from..<place)
        from = place + 1
      }
      place = tokens[place].opensBracket ? tokens[place].partner + 1 : place + 1
    }
    if from < target.upperBound { parts.append(from..<target.upperBound) }
    // `a, = values` has one name, and still unpacks.
    return parts.count == 1 && from == target.upperBound ? parts + [from..<from] : parts
  }

  private mutating func unpack(_ parts: [Range<Int>], _ value: PythonValue) {
    let parts = parts.filter { !$0.isEmpty }
    let items = value.items.flatMap { $0.count == parts.count ? $0 : nil }
    for (place, part) in parts.enumerated() {
      let item =
        items?[place]
        ?? PythonValue(.computed(code: code(from: part.lowerBound, to: index)), line: value.line)
      let isStarred = tokens[part.lowerBound].isSymbol("*")
      bind(isStarred ? part.dropFirst() : part, to: item)
    }
  }

  /// Makes code of what a statement changes in a way that is not followed.
  private mutating func change(_ target: Range<Int>) {
    guard let first = target.first, tokens[first].kind == .name else { return }
    let name = tokens[first].text
    guard file.scopes[scope].names[name] != nil else { return }
    let changed = PythonValue(
      .computed(code: code(from: first, to: index)), line: tokens[first].line)
    if target.count >= 3, tokens[first + 1].isSymbol(".") {
      file.scopes[scope].names[name]?.members[tokens[first + 2].text] = .init(
        value: changed, place: index)
    } else {
      file.scopes[scope].names[name]?.value = changed
      file.scopes[scope].names[name]?.change = .init(value: changed, place: index)
    }
  }
}
