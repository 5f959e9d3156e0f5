import Labels

/// What every rule has: a description of itself, and a maker.
public protocol Rule: Sendable {
  /// The description.
  static var info: RuleInfo { get }

  /// Makes the rule with its thresholds.
  init(settings: LintSettings)
}

/// A rule that judges one label file at a time. Most rules are this.
///
/// `check` runs once a file, on any thread, and must not allocate when there is nothing to report.
public protocol ImageRule: Rule {
  /// Reports what is wrong with the labels of one image.
  func check(_ image: LabeledImage, report: (Finding) -> Void)
}
