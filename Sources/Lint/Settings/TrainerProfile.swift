import Boxes
import Targets
import Trainers

/// The trainer that labels are linted for, with what is known of its config.
public struct TrainerProfile: Sendable {
  /// The kind of trainer.
  public var family: TrainerFamily
  /// The trainer; nothing when its config stops it from being set up.
  public var trainer: (any Trainer)?
  /// The network's input, where it is known.
  public var inputSize: ImageSize?
  /// The config, as the user names it; empty when there is none.
  public var configPath = ""
  /// Class names of the config that no label can name (SQZ001).
  public var unreachableClassNames: [String] = []
  /// What else is wrong with the config, a sentence each (SQZ004).
  public var configFaults: [String] = []
  /// Images a batch, where the config says (SQZ008).
  public var batchSize: Int?
  /// The learning rate, where the config says (SQZ009).
  public var learningRate: Double?

  /// Names a trainer.
  public init(_ family: TrainerFamily, trainer: (any Trainer)?, inputSize: ImageSize? = nil) {
    self.family = family
    self.trainer = trainer
    self.inputSize = inputSize ?? trainer?.inputSize
  }

  /// Whose code reads labels for it, by name; ours where none of its readers does.
  public var readerNames: [String] {
    let names = trainer?.readers.map(\.info.name) ?? []
    return names.isEmpty ? [PlainReader.name] : names
  }
}

extension TrainerFamily {
  /// Severities that replace the rules' own, because the trainer can't survive the fault.
  public var severities: [String: Severity] {
    Dictionary(fatalRules.map { ($0, .error) }, uniquingKeysWith: { first, _ in first })
  }

  /// The group of rules about a trainer's reader, which all families have.
  static let readerGroup = "RDR"

  /// The codes that the profile switches on: the errors and warnings of the trainer and its reader,
  /// and what it raises. Rules at info stay a matter of `--extend-select`.
  public var codes: Set<String> {
    let own = RuleList.all.map { $0.info }.filter {
      ($0.group == kind.ruleGroup[...] || $0.group == Self.readerGroup) && $0.severity > .info
    }
    return fatalRules.union(own.map(\.code))
  }
}

extension LintSettings {
  /// Takes over a trainer: its rules' facts, its network's input, its severities.
  public mutating func apply(_ profile: TrainerProfile) {
    self.profile = profile
    networkInput = networkInput ?? profile.inputSize
    severities.merge(profile.family.severities) { $1 }
  }
}
