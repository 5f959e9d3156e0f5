import Labels
import Text

extension Finding {
  /// What a finding has in common with others of its rule: where a set is full of one kind, one
  /// finding speaks for all.
  public struct Kind: Hashable, Sendable {
    /// The sentence for all of them, without a full stop; findings of one kind have the same.
    public var words: String
    /// What the fix of all of them does; `nil` where that of each one says it.
    public var fixTitle: String?

    /// States what they have in common.
    public init(_ words: String, fixTitle: String? = nil) {
      self.words = words
      self.fixTitle = fixTitle
    }
  }

  /// The same finding, as one of a kind.
  func of(_ kind: Kind) -> Finding {
    var finding = self
    finding.kind = kind
    return finding
  }
}

extension [Finding] {
  /// The findings, sorted, with one for all of a kind where they are more than a few: at the first
  /// place, with the count and the next places. Its fix is that of all.
  ///
  /// - Parameter few: So many of a kind are left as they are.
  public func gathered(few: Int = 3) -> [Finding] {
    var places: [Key: [Int]] = [:]
    for (place, finding) in enumerated() {
      guard let kind = finding.kind else { continue }
      places[Key(code: finding.code, severity: finding.severity, kind: kind), default: []]
        .append(place)
    }
    let crowds = places.filter { $0.value.count > few }
    if crowds.isEmpty { return self }
    var isGathered = Array<Bool>(repeating: false, count: count)
    var joined: [Finding] = []
    for (key, members) in crowds {
      for place in members { isGathered[place] = true }
      joined.append(Self.joined(members.map { self[$0] }.sorted(), key.kind))
    }
    return (zip(self, isGathered).filter { !$0.1 }.map(\.0) + joined).sorted()
  }

  private struct Key: Hashable {
    let code: String
    let severity: Severity
    let kind: Finding.Kind
  }

  /// One finding for all of a kind, which are sorted and at least one.
  private static func joined(_ members: [Finding], _ kind: Finding.Kind) -> Finding {
    var finding = members[0]
    var files = 0
    var last: String?
    for member in members where member.file != last {
      files += 1
      last = member.file
    }
    let others = members.dropFirst().prefix(2).map { member in
      member.position.map { "\(member.file):\($0.line)" } ?? member.file
    }
    let count =
      files == members.count
      ? "in \(files) files" : "\(members.count) times" + (files > 1 ? " in \(files) files" : "")
    finding.message = "\(kind.words) (\(count), also \(others.joined(separator: " and ")))"
    finding.fingerprint = Fingerprint.of(kind.words)
    let fixes = members.compactMap { member in member.fix.map { (member.file, $0) } }
    if let first = fixes.first?.1 {
      finding.fix = Fix(first, title: kind.fixTitle ?? first.title, files: fixes)
    }
    return finding
  }
}
