import JSONText
import Lint

/// A fault in a settings file, and where it stands.
public struct SettingsError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// It is no JSON.
    case json(JSONError.Fault)
    /// Something else stands where an object is due.
    case noObject
    /// Something else stands where a list is due.
    case noList
    /// Something else stands where text is due.
    case noText
    /// Something else stands where a number is due.
    case noNumber
    /// A text that is none of those that make sense there; what they are, in words.
    case badValue(expected: String)
    /// A member that means nothing; the nearest that does, and all that do.
    case unknownSetting(String, nearest: String?, known: [String])
    /// A member that stands twice.
    case repeated(String)
    /// What the linter says to it.
    case lint(LintError)
  }

  /// The file.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// The character of the line, from 1.
  public let column: Int
  /// What is wrong.
  public let fault: Fault
}

extension SettingsError: CustomStringConvertible {
  /// Where, what, what was expected.
  public var description: String { "\(path):\(line):\(column): \(sentence)" }

  private var sentence: String {
    switch fault {
    case .json(let fault): return "\(fault)."
    case .noObject: return "expected an object: { … }."
    case .noList: return "expected a list: [ … ]."
    case .noText: return "expected text in quotes."
    case .noNumber: return "expected a number."
    case .badValue(let expected): return "expected \(expected)."
    case .unknownSetting(let name, let nearest, let known):
      let hint =
        nearest.map { "did you mean '\($0)'?" } ?? "known: \(known.joined(separator: ", "))."
      return "unknown setting '\(name)'; \(hint)"
    case .repeated(let name): return "'\(name)' stands twice."
    case .lint(let error): return "\(error)"
    }
  }
}
