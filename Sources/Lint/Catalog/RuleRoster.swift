import Labels

/// The rules of one run by what they are asked, each with its thresholds.
///
/// A rule enrolls itself (``Rule/enroll(in:)``), so that a run looks up no type and hands a label only
/// to rules that can have a say about it: a clean file to no ``IssueRule``, a VOC file to none of
/// KITTI's.
public struct RuleRoster: Sendable {
  /// What the folders hold: known before the first file.
  let facts: DatasetFacts
  /// The rules that judge each label file.
  private(set) var labels: [LabelCheck] = []
  /// The rules that judge what a reader could not read.
  private(set) var issues: [LabelCheck] = []
  /// The rules that judge pictures.
  private(set) var pictures: [any PictureRule] = []
  /// The rules about what a trainer does.
  private(set) var trainer: [any TrainerRule] = []
  /// The rules about the whole set that folders and class counts are enough for.
  private(set) var summaries: [any DatasetRule] = []
  /// The rules about the whole set that collect evidence, without any yet.
  private(set) var evidence: [any EvidenceRule] = []

  init(facts: DatasetFacts) { self.facts = facts }

  /// A rule about single label files. A closure, because taking an `any ImageRule` out of an array
  /// copies the rule, for every rule and file.
  struct LabelCheck: Sendable {
    typealias Function = @Sendable (LabeledImage, (Finding) -> Void) -> Void

    let formats: [LabelFormatName]
    let check: Function

    /// One function that asks all rules in their order. A loop over them would take hold of each rule
    /// and let it go again for every file, and the threads would wait for each other's counts.
    static func joined(_ rules: ArraySlice<LabelCheck>) -> Function {
      guard let last = rules.last else { return { _, _ in } }
      if rules.count == 1 { return last.check }
      let middle = rules.startIndex + rules.count / 2
      let (first, second) = (joined(rules[..<middle]), joined(rules[middle...]))
      return { image, report in
        first(image, report)
        second(image, report)
      }
    }
  }

  /// Adds a rule about single label files.
  public mutating func add<R: ImageRule>(labels rule: R) {
    labels.append(LabelCheck(formats: R.formats) { rule.check($0, report: $1) })
  }

  /// Adds a rule about what could not be read.
  public mutating func add<R: IssueRule>(issues rule: R) {
    issues.append(LabelCheck(formats: R.formats) { rule.check($0, report: $1) })
  }

  /// Adds a rule about pictures.
  public mutating func add(pictures rule: some PictureRule) { pictures.append(rule) }

  /// Adds a rule about what a trainer does.
  public mutating func add(trainer rule: some TrainerRule) { trainer.append(rule) }

  /// Adds a rule about the whole set.
  public mutating func add(summary rule: some DatasetRule) {
    var rule = rule
    rule.prepare(facts)
    summaries.append(rule)
  }

  /// Adds a rule that collects evidence.
  public mutating func add(evidence rule: some EvidenceRule) {
    var rule = rule
    rule.prepare(facts)
    evidence.append(rule)
  }
}

extension [LabelFormatName] {
  /// Whether a rule of these formats judges labels of one; a rule of none judges all.
  func judge(_ format: LabelFormatName) -> Bool { isEmpty || contains(format) }
}
