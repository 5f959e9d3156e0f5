/// What a Python file binds to its names and calls, as far as constants tell it. Nothing is run.
///
/// What functions do to values that are handed to them is not followed.
struct PythonFile: Sendable {
  /// The module, and the classes and functions inside it.
  var scopes: [PythonScope] = []
  /// All calls of plain names, in the order in which they are met.
  var calls: [PythonCallSite] = []

  /// The longest file that is read: a hundred times any config.
  static let maximumBytes = 1 << 22

  /// Reads a file.
  ///
  /// - Throws: `malformed` with line and column where it is no Python.
  init(_ file: [UInt8]) throws(ConfigReadError) {
    guard file.count <= Self.maximumBytes else {
      throw .malformed(
        line: 1, column: nil,
        reason:
          "the file has \(file.count) bytes, expected a config of at most \(Self.maximumBytes)")
    }
    let bytes = try PythonSourceText(file).bytes
    var reader = PythonFileReader(
      bytes: bytes, tokens: try PythonTokenizer.tokens(of: bytes))
    self = try reader.read()
  }

  init() {}

  /// The module itself: scope 0.
  var module: PythonScope { scopes.first ?? PythonScope(name: "", kind: .module, parent: nil) }

  /// The calls of a name, whatever it is a member of.
  func calls(of name: String) -> [PythonCallSite] { calls.filter { $0.call.lastName == name } }

  /// The scope of a function or a class with a name, wherever it stands; of several the last, which
  /// is the one that Python binds.
  func scope(named name: String) -> PythonScope? { scopes.last { $0.name == name } }
}

/// A call with its place.
struct PythonCallSite: Sendable {
  /// The call.
  let call: PythonCall
  /// Its line.
  let line: Int
  /// The scope it stands in.
  let scope: Int
}

/// The names of a module, a class or a function.
struct PythonScope: Sendable {
  /// What a scope belongs to.
  enum Kind: Sendable { case module, type, function }

  /// A name's value, and what is assigned to its members: `cfg.BATCH_SIZE = 4`.
  struct Binding: Sendable {
    /// What is assigned to a member, with the place of the token.
    struct Member: Sendable {
      let value: PythonValue
      let place: Int
    }

    var value: PythonValue
    var members: [String: Member] = [:]
    /// What changed all members before it in a way that is not followed: `cfg.update(…)`.
    var change: Member?

    /// The value of a member.
    subscript(name: String) -> PythonValue? {
      guard let member = members[name] else { return change?.value ?? value.members?[name] }
      guard let change, change.place > member.place else { return member.value }
      return change.value
    }
  }

  /// The name of the class or function; empty for the module.
  let name: String
  /// What it belongs to.
  let kind: Kind
  /// The scope around it.
  let parent: Int?
  /// What its names are bound to in the end.
  var names: [String: Binding] = [:]
  /// The defaults of a function's parameters.
  var defaults: [String: PythonValue] = [:]

  /// The value of a name.
  subscript(name: String) -> PythonValue? { names[name]?.value }

  /// The name that has a member: `cfg` for `ANCHOR_SEED`. Of several the first by name.
  func owner(of member: String) -> Binding? {
    names.filter { $0.value.members[member] != nil }.min { $0.key < $1.key }?.value
  }
}
