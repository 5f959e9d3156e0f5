import Foundation
import Testing

/// The targets of `Package.swift`, read as text: the graph stands there and nowhere else.
struct PackageManifest {
  /// A target: its name, and what it may import.
  struct Target: Sendable, CustomTestStringConvertible {
    var name: String
    /// The folder of its files, from the top.
    var folder: String
    var dependencies: [String]
    var isTest: Bool

    var testDescription: String { name }
  }

  /// In the order of the file, which is from the ground up.
  let targets: [Target]

  /// The repository's own.
  static let own = PackageManifest(
    (try? String(contentsOf: Repository.root.appending(path: "Package.swift"), encoding: .utf8))
      ?? "")

  /// Reads the calls that make targets, whose name is their first argument.
  init(_ text: String) {
    let call =
      /(room|\.target|\.executableTarget|\.testTarget|\.systemLibrary)\(\s*(?:name: )?"([^"]+)"/
    targets = text.matches(of: call).map { match in
      let name = String(match.2)
      let isTest = match.1 == ".testTarget"
      let rest = Self.balanced(text[match.range.upperBound...], closing: ")")
      let path = rest.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) }
      return Target(
        name: name, folder: path ?? (isTest ? "Tests/" : "Sources/") + name,
        dependencies: match.1 == ".systemLibrary" ? [] : Self.dependencies(rest), isTest: isTest)
    }
  }

  /// The names in the list of dependencies: `["A", .product(name: "B", package: "c")]`.
  private static func dependencies(_ arguments: Substring) -> [String] {
    guard let start = arguments.firstMatch(of: /^\s*,\s*(?:dependencies:\s*)?\[/) else { return [] }
    let list = balanced(arguments[start.range.upperBound...], closing: "]")
    return list.replacing(/, package: "[^"]*"/, with: "").matches(of: /"([^"]+)"/)
      .map { String($0.1) }
  }

  /// The text up to the bracket that closes what is open at its beginning.
  private static func balanced(_ text: Substring, closing: Character) -> Substring {
    let opening: Character = closing == ")" ? "(" : "["
    var depth = 1
    for place in text.indices {
      if text[place] == opening { depth += 1 }
      if text[place] == closing { depth -= 1 }
      if depth == 0 { return text[..<place] }
    }
    return text
  }
}
