/// Findings that are known and held back, so that only new ones are told.
///
/// An entry is a rule, a file, and what the object says; lines and places among other objects do not
/// count, so that moved lines don't break a baseline. Written as text, one entry a line, sorted:
///
///     # anchorkit.baseline/1: findings that are held back; write it anew with --write-baseline
///     BOX004 00f3a9c41b22d07e Annotations/a.xml
public struct Baseline: Hashable, Sendable {
  /// One finding that is held back.
  public struct Entry: Hashable, Comparable, Sendable {
    /// The rule's code.
    public let code: String
    /// The file, relative to the input root.
    public let file: String
    /// What the object says, as a hash.
    public let fingerprint: UInt64

    init(code: String, file: String, fingerprint: UInt64) {
      self.code = code
      self.file = file
      self.fingerprint = fingerprint
    }

    init(_ finding: Finding) {
      self.init(code: finding.code, file: finding.file, fingerprint: finding.fingerprint)
    }

    /// Orders by file, code and fingerprint.
    public static func < (a: Entry, b: Entry) -> Bool {
      (a.file, a.code, a.fingerprint) < (b.file, b.code, b.fingerprint)
    }
  }

  /// How often each entry is held back.
  private var counts: [Entry: Int] = [:]

  /// Holds back all these findings.
  public init(of findings: [Finding]) {
    for finding in findings { counts[Entry(finding), default: 0] += 1 }
  }

  /// How many findings are held back.
  public var count: Int { counts.values.reduce(0, +) }

  /// What is left of the findings, how many are held back, and which entries hold back nothing.
  ///
  /// - Parameters:
  ///   - rules: The codes that ran. An entry of another rule is not stale.
  ///   - wasRead: Whether a file was read in this run. An entry of another file is not stale.
  public func apply(
    to findings: [Finding], rules: RuleSelection,
    wasRead: (_ file: String) -> Bool = { _ in true }
  ) -> (remaining: [Finding], held: Int, stale: [Entry]) {
    var left = counts
    let remaining = findings.filter { finding in
      let entry = Entry(finding)
      guard let count = left[entry] else { return true }
      left[entry] = count > 1 ? count - 1 : nil
      return false
    }
    let stale = left.keys.filter { rules.codes.contains($0.code) && wasRead($0.file) }.sorted()
    return (remaining, findings.count - remaining.count, stale)
  }
}

extension Baseline {
  private static let header =
    "# anchorkit.baseline/1: findings that are held back; write it anew with --write-baseline\n"

  /// The file's text.
  public var text: String {
    counts.sorted { $0.key < $1.key }.reduce(into: Self.header) { text, item in
      let digits = String(item.key.fingerprint, radix: 16)
      let hash = String(repeating: "0", count: 16 - digits.count) + digits
      let line = "\(item.key.code) \(hash) \(Self.escaped(item.key.file))\n"
      for _ in 0..<item.value { text += line }
    }
  }

  /// Reads a file's text.
  ///
  /// - Throws: for a line that is no entry. Empty lines and lines that begin with `#` are comments.
  public init(parsing text: String) throws(LintError) {
    // A line feed after a carriage return is one character.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      if line.isEmpty || line.first == "#" { continue }
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard words.count == 3, words[1].count == 16, let hash = UInt64(words[1], radix: 16) else {
        throw .badBaseline(line: number + 1, text: String(line))
      }
      let entry = Entry(
        code: String(words[0]), file: Self.unescaped(words[2]), fingerprint: hash)
      counts[entry, default: 0] += 1
    }
  }

  /// Keeps a path on its line.
  private static func escaped(_ path: String) -> String {
    String(
      path.unicodeScalars.flatMap { scalar -> [Character] in
        switch scalar {
        case "\\": ["\\", "\\"]
        case "\n": ["\\", "n"]
        case "\r": ["\\", "r"]
        default: [Character(scalar)]
        }
      })
  }

  private static func unescaped(_ text: Substring) -> String {
    var path = String.UnicodeScalarView()
    var isEscape = false
    for scalar in text.unicodeScalars {
      switch (isEscape, scalar) {
      case (false, "\\"): isEscape = true
      case (true, "n"): (isEscape, _) = (false, path.append("\n"))
      case (true, "r"): (isEscape, _) = (false, path.append("\r"))
      default: (isEscape, _) = (false, path.append(scalar))
      }
    }
    return String(path)
  }
}
