/// Findings counted: by severity, by rule, by file, and how many can be fixed.
public struct FindingTally: Sendable {
  /// How often a rule spoke up.
  public struct Rule: Hashable, Sendable {
    /// The rule's code.
    public let code: String
    /// The rule's name.
    public let name: String
    /// The worst severity of its findings.
    public internal(set) var severity: Severity
    /// Its findings.
    public internal(set) var count: Int
  }

  /// The findings of a file.
  public struct File: Hashable, Sendable {
    /// The file; empty for findings about the dataset as a whole.
    public let path: String
    /// All of them.
    public internal(set) var count: Int
    /// Those that are errors or warnings.
    public internal(set) var failures: Int
  }

  /// All findings.
  public private(set) var total = 0
  /// Findings that come with a safe fix.
  public private(set) var safeFixes = 0
  /// Findings that come with an unsafe fix.
  public private(set) var unsafeFixes = 0
  /// The rules, the most frequent first, then by code.
  public private(set) var rules: [Rule] = []
  /// The files with findings, in the findings' order.
  public private(set) var files: [File] = []
  private var severities: [Severity: Int] = [:]

  /// Counts findings that are sorted by file.
  public init(_ findings: [Finding]) {
    var byCode: [String: Rule] = [:]
    for finding in findings {
      total += 1
      severities[finding.severity, default: 0] += 1
      switch finding.fix?.safety {
      case .safe: safeFixes += 1
      case .unsafe: unsafeFixes += 1
      case nil: break
      }
      byCode[
        finding.code,
        default: Rule(code: finding.code, name: finding.name, severity: finding.severity, count: 0)
      ].add(finding)
      if files.last?.path != finding.file {
        files.append(File(path: finding.file, count: 0, failures: 0))
      }
      files[files.count - 1].add(finding)
    }
    rules = byCode.values.sorted { ($1.count, $0.code) < ($0.count, $1.code) }
  }

  /// Findings of a severity.
  public func count(_ severity: Severity) -> Int { severities[severity] ?? 0 }

  /// Errors and warnings.
  public var failures: Int { total - count(.info) }

  /// The files with the most findings, those of equal count in the findings' order.
  public func worstFiles(_ limit: Int) -> [File] {
    let named = files.enumerated().filter { !$0.element.path.isEmpty }
    let sorted = named.sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    return sorted.prefix(limit).map(\.element)
  }
}

extension FindingTally.Rule {
  fileprivate mutating func add(_ finding: Finding) {
    count += 1
    severity = max(severity, finding.severity)
  }
}

extension FindingTally.File {
  fileprivate mutating func add(_ finding: Finding) {
    count += 1
    if finding.severity != .info { failures += 1 }
  }
}
