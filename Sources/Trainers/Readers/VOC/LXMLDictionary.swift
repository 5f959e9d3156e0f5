import Labels

/// An element as `recursive_parse_xml_to_dict` turns it into dictionaries: what has anything but
/// text inside (lxml counts comments) is a dictionary, in which the last of equal names counts.
struct LXMLDictionary {
  let element: RawElement
  /// The place of the object that is being read; `nil` for the file.
  let object: Int?

  private var isText: Bool {
    element.content.allSatisfy { if case .text = $0 { true } else { false } }
  }

  /// `self[key]`.
  func value(_ key: String) throws(TrainerFailure) -> LXMLDictionary {
    guard !isText else {
      throw fail("TypeError", "<\(element.name)> holds no elements, so there is no <\(key)>")
    }
    guard let child = element.children.last(where: { $0.name == key }) else {
      throw fail("KeyError", "no <\(key)>")
    }
    return LXMLDictionary(element: child, object: object)
  }

  /// The text of a value; a dictionary or nothing raises.
  func text(raising type: String) throws(TrainerFailure) -> String {
    guard isText else { throw fail(type, "<\(element.name)> holds elements") }
    guard let text = element.textBeforeMarkup else {
      throw fail(type, "<\(element.name)> is empty")
    }
    return text
  }

  /// `int(value)`.
  func integer() throws(TrainerFailure) -> Int {
    try node.integer(try text(raising: "TypeError"), element.name)
  }

  /// `float(value)`.
  func float() throws(TrainerFailure) -> Double {
    try node.float(try text(raising: "TypeError"), element.name)
  }

  /// An exception at this element.
  func fail(_ type: String, _ reason: String) -> TrainerFailure { node.fail(type, reason) }

  private var node: PythonNode { PythonNode(element: element, object: object) }
}
