import Lint
import Studies

/// What a run of the linter found, ready to be told by a reporter.
public struct LintReport: Sendable {
  /// The findings, sorted by file, place and code.
  public var findings: [Finding]
  /// Label files that were checked.
  public var files: Int
  /// Objects in them, unreadable ones included.
  public var objects: Int
  /// Findings that a baseline holds back.
  public var baselined: Int
  /// The trainer that the labels are checked for, and whose code reads them; nothing without a
  /// profile.
  public var profile: (name: String, readers: [String])?
  /// Whether text for people shows all findings of a rule, however many.
  public var showsAll = false
  /// The version of the tool, for formats that state it.
  public var version: String
  /// A line of a file without its end, as bytes; `nil` when the file can't be shown.
  public var sourceLine: @Sendable (_ file: String, _ line: Int) -> [UInt8]?
  /// A small picture with the offending box, as a `data:` URI; `nil` when there is none.
  public var thumbnail: @Sendable (Finding) -> String?
  /// The bytes that a finding's fix changes; empty when they are not known.
  public var replacements: @Sendable (Finding) -> [TextReplacement]

  /// Joins findings and counts.
  public init(
    findings: [Finding], files: Int, objects: Int, baselined: Int = 0, version: String = "0",
    sourceLine: @escaping @Sendable (String, Int) -> [UInt8]? = { _, _ in nil },
    thumbnail: @escaping @Sendable (Finding) -> String? = { _ in nil },
    replacements: @escaping @Sendable (Finding) -> [TextReplacement] = { _ in [] }
  ) {
    self.findings = findings
    self.files = files
    self.objects = objects
    self.baselined = baselined
    self.version = version
    self.sourceLine = sourceLine
    self.thumbnail = thumbnail
    self.replacements = replacements
  }

  /// What a study found.
  ///
  /// - Parameter version: the version of the tool.
  public init(_ outcome: LintStudy.Outcome, version: String) {
    let sources = outcome.sources
    self.init(
      findings: outcome.findings, files: outcome.files, objects: outcome.objects,
      baselined: outcome.baselined, version: version,
      sourceLine: { sources.line($1, of: $0) }, thumbnail: { sources.thumbnail(of: $0) },
      replacements: { sources.replacements($0) })
  }

  /// The findings, counted.
  public var tally: FindingTally { FindingTally(findings) }

  /// The profile and whose readers were used, in words; nothing without a profile.
  var profileText: String? {
    profile.map { "profile \($0.name), labels read by: \($0.readers.joined(separator: ", "))" }
  }

  /// How findings about the dataset as a whole name their place.
  static let wholeDataset = "(dataset)"
}
