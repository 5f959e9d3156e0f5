import Labels

/// What every rule has: a description of itself, and a maker.
public protocol Rule: Sendable {
  /// The description.
  static var info: RuleInfo { get }

  /// The formats whose labels the rule judges; empty for all.
  static var formats: [LabelFormatName] { get }

  /// Makes the rule with its thresholds.
  init(settings: LintSettings)

  /// Puts the rule where it will be asked. A rule of one kind has this already; one of several says
  /// all of them.
  func enroll(in roster: inout RuleRoster)
}

extension Rule {
  /// Judges labels of all formats.
  public static var formats: [LabelFormatName] { [] }
}

/// A rule that judges one label file at a time. Most rules are this.
///
/// `check` runs once a file, on any thread, and must not allocate when there is nothing to report.
public protocol ImageRule: Rule {
  /// Reports what is wrong with the labels of one image.
  func check(_ image: LabeledImage, report: (Finding) -> Void)
}

extension ImageRule {
  /// Is asked of each label file.
  public func enroll(in roster: inout RuleRoster) { roster.add(labels: self) }
}
