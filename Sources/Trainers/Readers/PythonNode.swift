import Labels
import Targets

/// An element as the Python readers handle it: `find(…).text`, `float(…)`, `int(…)`, each raising
/// what Python raises.
struct PythonNode {
  let element: RawElement
  /// The place of the object that is being read; `nil` for the file.
  let object: Int?

  /// `find(name)`, with the error of the use that follows.
  func find(_ name: String) throws(TrainerFailure) -> PythonNode {
    guard let child = element.child(name) else { throw fail("AttributeError", "no <\(name)>") }
    return PythonNode(element: child, object: object)
  }

  /// `find(name).text`: nothing when the element is empty.
  func text(_ name: String) throws(TrainerFailure) -> String? {
    try find(name).element.leadingText
  }

  /// `find(name).text`, with the error of a method called on `None`.
  func word(_ name: String) throws(TrainerFailure) -> String {
    guard let text = try text(name) else { throw fail("AttributeError", "<\(name)> is empty") }
    return text
  }

  /// `float(find(name).text)`.
  func float(_ name: String) throws(TrainerFailure) -> Double {
    try float(try text(name), name)
  }

  /// `int(find(name).text)`.
  func integer(_ name: String) throws(TrainerFailure) -> Int {
    try integer(try text(name), name)
  }

  /// `int(float(find(name).text))`.
  func floatCutOff(_ name: String) throws(TrainerFailure) -> Double {
    try cutOff(try float(name), name)
  }

  /// `float(text)`.
  func float(_ text: String?, _ name: String) throws(TrainerFailure) -> Double {
    guard let text else { throw fail("TypeError", "<\(name)> is empty") }
    guard let value = PythonNumber.float(text) else {
      throw fail("ValueError", "<\(name)> is '\(text)', which is no number")
    }
    return value
  }

  /// `int(text)`.
  func integer(_ text: String?, _ name: String) throws(TrainerFailure) -> Int {
    guard let text else { throw fail("TypeError", "<\(name)> is empty") }
    guard let value = PythonNumber.integer(text) else {
      throw fail("ValueError", "<\(name)> is '\(text)', which is no whole number")
    }
    return value
  }

  /// `int(value)`: cut off toward 0. Negative zero, which whole numbers have none of, is 0.
  func cutOff(_ value: Double, _ name: String) throws(TrainerFailure) -> Double {
    guard !value.isNaN else {
      throw fail("ValueError", "<\(name)> is nan, which no whole number can be made of")
    }
    guard value.isFinite else {
      throw fail("OverflowError", "<\(name)> is infinite, which no whole number can be made of")
    }
    return value.rounded(.towardZero) + 0
  }

  /// An exception at this element.
  func fail(_ type: String, _ reason: String) -> TrainerFailure {
    TrainerFailure(kind: .raises(type), reason: reason, object: object, line: element.line)
  }
}

extension RawVOC {
  /// The root as Python readers handle it.
  var rootNode: PythonNode { PythonNode(element: root, object: nil) }
}

extension RawVOC.Object {
  /// The object as Python readers handle it.
  var node: PythonNode { PythonNode(element: element, object: number) }
}
