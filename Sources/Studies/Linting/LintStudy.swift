import Lint

/// What is wrong with a dataset.
///
/// ```swift
/// let outcome = LintStudy().run(on: try Dataset(["VOC2012"]))
/// for finding in outcome.findings { print(finding.code, finding.file, finding.message) }
/// ```
public struct LintStudy: Sendable {
  /// Which rules run, and which of their findings are told.
  public var rules: RuleChoice
  /// Thresholds, classes, the trainer that labels are checked for.
  public var settings: LintSettings
  /// Findings that are known and held back.
  public var baseline: Baseline?

  /// Chooses rules and settings; by default the standard ones.
  public init(
    rules: RuleChoice = .standard, settings: LintSettings = LintSettings(),
    baseline: Baseline? = nil
  ) {
    self.rules = rules
    self.settings = settings
    self.baseline = baseline
  }

  /// What was found.
  public struct Outcome: Sendable {
    /// The findings that are told, sorted, one for many of a kind.
    public let findings: [Finding]
    /// The same, one by one.
    public let each: [Finding]
    /// Label files that were checked.
    public let files: Int
    /// Objects in them, unreadable ones included.
    public let objects: Int
    /// Findings that the baseline holds back.
    public let baselined: Int
    /// Entries of the baseline that hold back nothing.
    public let stale: [Baseline.Entry]
    /// Whether a file could not be opened: the run is then not the whole truth.
    public let hasUnreadableFile: Bool
    /// Files about which the profile's trainer could not be asked, for want of an image size.
    public let unaskedFiles: Int
    /// The files behind the findings, for their lines and pictures.
    public let sources: FindingFiles
    /// What looks again after changes.
    let session: LintSession
  }

  /// Reads and checks everything, each label once.
  public func run(
    on dataset: Dataset, progress: some StudyProgress = NoProgress()
  ) -> Outcome {
    LintSession(dataset, self).run(progress)
  }
}
