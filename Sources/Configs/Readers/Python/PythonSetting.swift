import Boxes

/// A setting of a Python config: a value with the name that complaints call it.
///
/// Every question of it throws with its line where the file holds something else, `computed` where
/// code would have to run.
struct PythonSetting {
  /// Its name with the way to it: `model.bbox_head.num_classes`.
  let name: String
  /// What the file holds.
  let value: PythonValue

  /// Its line.
  var line: Int { value.line }

  /// Whether it is `None`.
  var isNone: Bool {
    if case .none = value.content { true } else { false }
  }

  /// A member of a dictionary or a keyword argument of a call; nothing where there is none, or where it
  /// is `None`.
  subscript(member: String) -> PythonSetting? {
    value.members?[member].flatMap {
      let setting = PythonSetting(name: "\(name).\(member)", value: $0)
      return setting.isNone ? nil : setting
    }
  }

  /// The names of all members, sorted.
  var memberNames: [String] { value.members.map { $0.keys.sorted() } ?? [] }

  /// The complaint that it is of another kind.
  func wrong(_ expected: String) -> ConfigReadError {
    if let code = value.code { return .computed(setting: name, line: line, code: code) }
    return .wrongKind(setting: name, line: line, found: value.summary, expected: expected)
  }

  /// The complaint that it says something that is not modeled.
  func unsupported(_ known: String) -> ConfigReadError {
    if case .computed(let code) = value.content {
      return .computed(setting: name, line: line, code: code)
    }
    return .unsupported(setting: name, line: line, found: value.summary, known: known)
  }

  /// A dictionary.
  func dictionary() throws(ConfigReadError) -> PythonSetting {
    if case .dict = value.content { return self }
    throw wrong("a dictionary")
  }

  /// The items of a list or tuple.
  func items(_ expected: String = "a list") throws(ConfigReadError) -> [PythonSetting] {
    guard let items = value.items else { throw wrong(expected) }
    return items.enumerated().map { PythonSetting(name: "\(name)[\($0)]", value: $1) }
  }

  /// `True` or `False`.
  func bool() throws(ConfigReadError) -> Bool {
    switch value.content {
    case .bool(let bool): return bool
    case .int(let number): return number != 0
    default: throw wrong("True or False")
    }
  }

  /// A finite number inside bounds.
  func number(
    _ bounds: ClosedRange<Double> = -1e9...1e9, _ expected: String = "a number"
  ) throws(ConfigReadError) -> Double {
    guard let number = value.number, bounds.contains(number) else { throw wrong(expected) }
    return number
  }

  /// A number above 0 and below what any image needs.
  func positive() throws(ConfigReadError) -> Double {
    try number(1e-9...1e6, "a number above 0, at most 1000000")
  }

  /// A share: 0 to 1.
  func share() throws(ConfigReadError) -> Double { try number(0...1, "a number from 0 to 1") }

  /// A whole number inside bounds; `38.0` is one.
  func whole(_ bounds: ClosedRange<Int>) throws(ConfigReadError) -> Int {
    let expected = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    guard let number = value.number, let whole = Int(exactly: number), bounds.contains(whole) else {
      throw wrong(expected)
    }
    return whole
  }

  /// A text.
  func text() throws(ConfigReadError) -> String {
    guard case .string(let text) = value.content else { throw wrong("a text") }
    return text
  }

  /// The name of a class: as a text, or as a name that the file imports.
  func typeName() throws(ConfigReadError) -> String {
    switch value.content {
    case .string(let text): return text
    case .name(let name): return name.split(separator: ".").last.map(String.init) ?? name
    default: throw wrong("the name of a class")
    }
  }

  /// Numbers above 0.
  func positives(_ expected: String = "a list of numbers above 0") throws(ConfigReadError)
    -> [Double]
  {
    var numbers: [Double] = []
    for item in try items(expected) { numbers.append(try item.positive()) }
    return numbers
  }

  /// Lists of numbers above 0.
  func positiveRows(_ expected: String) throws(ConfigReadError) -> [[Double]] {
    var rows: [[Double]] = []
    for item in try items(expected) { rows.append(try item.positives()) }
    return rows
  }

  /// Texts.
  func texts() throws(ConfigReadError) -> [String] {
    var texts: [String] = []
    for item in try items("a list of names") { texts.append(try item.text()) }
    return texts
  }

  /// Two sides as an image's size, `(height, width)` where the trainer has them so.
  func imageSize(heightFirst: Bool) throws(ConfigReadError) -> ImageSize {
    let expected = heightFirst ? "(height, width)" : "(width, height)"
    let sides = try items(expected)
    guard sides.count == 2 || sides.count == 3 && heightFirst else { throw wrong(expected) }
    let bounds = 1...ImageSize.maximumSide
    let (first, second) = (try sides[0].whole(bounds), try sides[1].whole(bounds))
    let size =
      heightFirst
      ? ImageSize(width: second, height: first) : ImageSize(width: first, height: second)
    guard let size else { throw wrong(expected) }
    return size
  }
}
