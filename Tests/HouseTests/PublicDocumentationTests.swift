import Foundation
import Testing

/// Each public declaration says what it is. Reads lines, so it relies on `swift format`'s layout.
@Suite struct PublicDocumentationTests {
  @Test func `each public declaration is documented`() throws {
    for file in try Repository.swiftFiles(below: "Sources") {
      for line in Self.undocumented(in: try Repository.lines(of: file)) {
        Issue.record("\(Repository.path(of: file)):\(line) is public and has no ///")
      }
    }
  }

  @Test func `what is undocumented is found by line`() {
    let text = """
      /// A type.
      public enum Kind: String {
        /// One.
        case one
        case two
        /// Cased by attribute.
        @inlinable
        public var isOne: Bool {
          switch self {
          case .one: true
          case .two: false
          }
        }
        @discardableResult
        public func go() {}
      }

      /// A promise.
      public protocol Promise {
        /// Kept.
        var isKept: Bool { get }
        func keep()
      }

      enum Inner {
        case free
      }
      """
    #expect(
      Self.undocumented(in: text.split(separator: "\n", omittingEmptySubsequences: false)) == [
        5, 15, 22,
      ])
  }

  /// The numbers, from 1, of lines that declare something public without a `///` above.
  static func undocumented(in lines: [Substring]) -> [Int] {
    var scope: (indent: Int, members: Regex<Substring>)?
    var found: [Int] = []
    for (place, line) in lines.enumerated() {
      let text = line.drop { $0 == " " }
      let indent = line.count - text.count
      if text.hasPrefix("///") { continue }
      if let open = scope {
        if indent == open.indent, text == "}" { scope = nil }
        if indent == open.indent + 2, !text.hasPrefix("//"),
          text.prefixMatch(of: open.members) != nil,
          !isDocumented(place, lines)
        {
          found.append(place + 1)
          continue
        }
      }
      guard text.contains("public ") else { continue }
      let modifiers = text.replacing(#/^(?:@\w+(?:\([^)]*\))? )+/#, with: "")
      guard modifiers.hasPrefix("public "), !modifiers.contains(#/^public import /#) else {
        continue
      }
      if !isDocumented(place, lines) { found.append(place + 1) }
      guard text.hasSuffix("{") else { continue }
      if modifiers.contains(#/^public (?:indirect )?enum /#) {
        scope = (indent, #/(?:indirect )?case \w/#)
      } else if modifiers.contains(#/^public protocol /#) {
        scope = (indent, #/(?:static |mutating )*(?:func|var|init|subscript|associatedtype)\b/#)
      }
    }
    return found
  }

  /// Whether the first line above that is no attribute is documentation.
  private static func isDocumented(_ place: Int, _ lines: [Substring]) -> Bool {
    var above = place - 1
    while above >= 0 {
      let text = lines[above].drop { $0 == " " }
      if !text.hasPrefix("@") { return text.hasPrefix("///") }
      above -= 1
    }
    return false
  }
}
