/// What a rule says about itself. The catalog, `dataset explain`, the documentation and the
/// example tests are made from this value.
public struct RuleInfo: Sendable {
  /// Group and number, `BOX001`. Never used again for another rule.
  public let code: String
  /// The fault in kebab case; reads after the word "ignore".
  public let name: String
  /// One sentence: what is reported.
  public let summary: String
  /// What is judged and why it matters to a trainer, in a few sentences.
  public let rationale: String
  /// What a person does about it.
  public let remedy: String
  /// How grave a finding is unless the rule says otherwise for a case.
  public let severity: Severity
  /// Which repair the rule proposes, if any.
  public let fixability: Fixability
  /// Whether the rule runs when nothing is selected. Errors and warnings do.
  public let isDefault: Bool
  /// Which trainers do what the rule tells of, and where it was seen.
  public let sightings: [TrainerSighting]
  /// Codes of rules whose finding about an object this one's takes the place of: it says what a
  /// trainer makes of the fault.
  public let replaces: Set<String>
  /// Labels that the rule must report.
  public var triggers: [RuleExample] { makeTriggers() }
  /// Labels that it must leave alone.
  public var passes: [RuleExample] { makePasses() }

  private let makeTriggers: @Sendable () -> [RuleExample]
  private let makePasses: @Sendable () -> [RuleExample]

  /// Which repair a rule proposes.
  public enum Fixability: String, Hashable, Sendable {
    /// None: only a person can tell.
    case none
    /// Changes no meaning.
    case safe
    /// Changes meaning.
    case unsafe
  }

  /// Describes a rule. `isDefault` follows from the severity unless stated. Examples are made when
  /// somebody asks for them: a run that lints does not.
  public init(
    code: String, name: String, summary: String, rationale: String, remedy: String,
    severity: Severity, fixability: Fixability = .none, isDefault: Bool? = nil,
    sightings: [TrainerSighting] = [], replaces: Set<String> = [],
    triggers: @autoclosure @escaping @Sendable () -> [RuleExample],
    passes: @autoclosure @escaping @Sendable () -> [RuleExample]
  ) {
    self.code = code
    self.name = name
    self.summary = summary
    self.rationale = rationale
    self.remedy = remedy
    self.severity = severity
    self.fixability = fixability
    self.isDefault = isDefault ?? (severity > .info)
    self.sightings = sightings
    self.replaces = replaces
    makeTriggers = triggers
    makePasses = passes
  }

  /// The letters of the code: `BOX`.
  public var group: Substring { code.prefix { $0.isLetter } }
}
