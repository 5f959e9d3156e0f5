/// A value of a Python file as far as constants tell it, with its line.
struct PythonValue: Sendable {
  /// What a value is.
  indirect enum Content: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    case string(String)
    case list([PythonValue])
    case tuple([PythonValue])
    /// `{"key": value}` and `dict(key=value)`.
    case dict([String: PythonValue])
    /// A call of something that is not Python's own: `np.array([…])`, `SSDParams(…)`.
    case call(PythonCall)
    /// A name that is bound to nothing here: what an import brings, `VOCDetection.CLASSES`.
    case name(String)
    /// Code that would have to run.
    case computed(code: String)
  }

  /// What it is.
  let content: Content
  /// The line of its first word, counted from 1.
  let line: Int
  /// The values inside it, itself counted.
  let weight: Int
  /// How deep values nest in it.
  let depth: Int

  /// Values that one value may hold: far beyond any config, and few enough to be walked.
  static let maximumWeight = 1 << 18
  /// How deep values may nest: names let them nest deeper than brackets do.
  static let maximumDepth = 256

  /// A value; one that nests too deep or holds too much is code that is not followed.
  init(_ content: Content, line: Int) {
    var weight = 1
    var depth = 0
    func add(_ value: PythonValue) {
      weight = min(weight + value.weight, Self.maximumWeight + 1)
      depth = max(depth, value.depth)
    }
    switch content {
    case .list(let items), .tuple(let items): items.forEach(add)
    case .dict(let members): members.values.forEach(add)
    case .call(let call):
      call.arguments.forEach(add)
      call.keywords.values.forEach(add)
    case .none, .bool, .int, .float, .string, .name, .computed: break
    }
    self.line = line
    guard weight <= Self.maximumWeight, depth < Self.maximumDepth else {
      self.content = .computed(code: "a value of too many parts")
      (self.weight, self.depth) = (1, 1)
      return
    }
    self.content = content
    (self.weight, self.depth) = (weight, depth + 1)
  }

  /// The items of a list or tuple, also of one inside `np.array(…)`, `torch.tensor(…)` and the like.
  var items: [PythonValue]? {
    switch content {
    case .list(let items), .tuple(let items): items
    case .call(let call) where call.isArray: call.arguments.first?.items
    default: nil
    }
  }

  /// The members of a dictionary, or the keyword arguments of a call.
  var members: [String: PythonValue]? {
    switch content {
    case .dict(let members): members
    case .call(let call): call.keywords
    default: nil
    }
  }

  /// A number, whole or not.
  var number: Double? {
    switch content {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  /// The code that would have to run for it.
  var code: String? {
    switch content {
    case .computed(let code): code
    case .name(let name): name
    default: nil
    }
  }

  /// What a complaint calls it.
  var summary: String {
    switch content {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let text): "the text '\(text.count > 40 ? text.prefix(40) + "…" : text[...])'"
    case .list(let items): "a list of \(items.count)"
    case .tuple(let items): "a tuple of \(items.count)"
    case .dict: "a dictionary"
    case .call(let call): "a call of \(call.name)"
    case .name(let name): name
    case .computed(let code): code
    }
  }
}

/// A call that is kept as it is written.
struct PythonCall: Sendable {
  /// What is called: `np.array`; empty where it is no plain name.
  let name: String
  /// The arguments without a name.
  let arguments: [PythonValue]
  /// The arguments with one.
  let keywords: [String: PythonValue]
  /// Whether `*` or `**` hands over more.
  let isOpen: Bool

  /// The last part of the name: `array`.
  var lastName: String { name.split(separator: ".").last.map(String.init) ?? "" }

  /// Whether it turns a list into an array of the same numbers.
  var isArray: Bool {
    ["array", "asarray", "tensor", "Tensor", "as_tensor", "FloatTensor"].contains(lastName)
      && !isOpen
  }

  /// An argument by its name, or by its place among those without one.
  func argument(_ name: String, _ place: Int? = nil) -> PythonValue? {
    if let value = keywords[name] { return value }
    guard let place, place < arguments.count else { return nil }
    return arguments[place]
  }
}
