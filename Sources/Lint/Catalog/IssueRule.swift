import Labels

/// A rule that turns what a reader could not read into findings. Clean files are not handed to it.
public protocol IssueRule: ImageRule {
  /// Judges one issue; `nil` when another rule owns its kind.
  func judge(_ issue: ReadIssue, in image: LabeledImage) -> IssueVerdict?
}

/// What a rule says of one issue.
public struct IssueVerdict: Sendable {
  let message: Finding.Message
  let severity: Severity?
  let fix: Fix?
  let kind: Finding.Kind?

  /// States the case; the severity is the rule's own unless given.
  public init(
    _ message: Finding.Message, severity: Severity? = nil, fix: Fix? = nil,
    kind: Finding.Kind? = nil
  ) {
    self.kind = kind
    self.message = message
    self.severity = severity
    self.fix = fix
  }
}

extension IssueRule {
  /// Is asked of label files that could not be read whole.
  public func enroll(in roster: inout RuleRoster) { roster.add(issues: self) }

  /// Judges each issue of the file.
  public func check(_ image: LabeledImage, report: (Finding) -> Void) {
    for issue in image.issues {
      guard let verdict = judge(issue, in: image) else { continue }
      var finding = Finding(
        Self.info, in: image, issue: issue, verdict.message, severity: verdict.severity,
        fix: verdict.fix)
      finding.kind = verdict.kind
      report(finding)
    }
  }
}
