/// Rules that stay silent for the files that a pattern matches.
public struct PathIgnore: Hashable, Sendable {
  /// The pattern, as written.
  public let pattern: String
  /// The codes that are silent there.
  public let codes: Set<String>
  private let bytes: [UInt8]

  /// Silences rules by code, prefix, name or `ALL` for the files that match.
  ///
  /// In a pattern `*` stands for any characters but a slash, `**` for any characters, `?` for one
  /// character but a slash. A pattern without a slash is tried on the file's name alone.
  public init(pattern: String, rules: [String]) throws(LintError) {
    self.pattern = pattern
    bytes = Array(pattern.utf8)
    var codes: Set<String> = []
    for rule in rules { codes.formUnion(try RuleSelection.codes(matching: rule)) }
    self.codes = codes
  }

  /// Whether the pattern matches a path.
  public func matches(_ path: String) -> Bool {
    var text = Array(path.utf8)
    if !bytes.contains(UInt8(ascii: "/")), let slash = text.lastIndex(of: UInt8(ascii: "/")) {
      text.removeFirst(slash + 1)
    }
    return Self.match(bytes[...], text[...])
  }

  /// Backtracks to the latest star only, and to the latest double star: no exponential patterns.
  private static func match(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    let star = UInt8(ascii: "*")
    let slash = UInt8(ascii: "/")
    var (p, t) = (pattern.startIndex, text.startIndex)
    var single: (p: Int, t: Int)?
    var double: (p: Int, t: Int)?
    while true {
      if p < pattern.endIndex, pattern[p] == star {
        let isDouble = p + 1 < pattern.endIndex && pattern[p + 1] == star
        p += isDouble ? 2 : 1
        if isDouble {
          if p < pattern.endIndex, pattern[p] == slash, t == text.startIndex { p += 1 }
          double = (p, t)
          single = nil
        } else {
          single = (p, t)
        }
      } else if p == pattern.endIndex, t == text.endIndex {
        return true
      } else if p < pattern.endIndex, t < text.endIndex,
        pattern[p] == text[t] || (pattern[p] == UInt8(ascii: "?") && text[t] != slash)
      {
        p += 1
        t += 1
      } else if let back = single, back.t < text.endIndex, text[back.t] != slash {
        single = (back.p, back.t + 1)
        (p, t) = (back.p, back.t + 1)
      } else if let back = double, back.t < text.endIndex {
        double = (back.p, back.t + 1)
        single = nil
        (p, t) = (back.p, back.t + 1)
      } else {
        return false
      }
    }
  }
}
