/// The members of a JSON object in their order, no name twice.
///
/// Names are equal when their code points are: `é` as one scalar and as two are different names,
/// unlike in Swift's own `String` comparison.
public struct JSONObject: Hashable, Sendable {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public var value: JSONValue
  }

  /// The members in order.
  public private(set) var members: [Member] = []

  /// An object without members.
  public init() {}

  /// An object of these members in this order; the last of two equal names wins.
  public init(_ members: [(String, JSONValue)]) {
    for (name, value) in members { self[name] = value }
  }

  /// For members that are known to be unique.
  init(unique members: [Member]) { self.members = members }

  /// The value of a member. Setting keeps the place of an existing name, appends a new one, and
  /// removes the member for nothing.
  public subscript(name: String) -> JSONValue? {
    get { place(of: name).map { members[$0].value } }
    set {
      switch (place(of: name), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  private func place(of name: String) -> Int? {
    members.firstIndex { Self.isSame($0.name, name) }
  }

  /// Whether two names have the same code points. Swift's quick comparison rules most out.
  static func isSame(_ a: String, _ b: String) -> Bool {
    a == b && a.utf8.elementsEqual(b.utf8)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object of these members in this order; the last of two equal names wins.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object of these members in this order; the last of two equal names wins.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }
}
