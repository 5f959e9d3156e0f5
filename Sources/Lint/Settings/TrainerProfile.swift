import Boxes
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

  /// Whether the trainer is SqueezeDet's.
  var isSqueezeDet: Bool { family.ruleGroup == "SQZ" }
}

/// A kind of trainer: what `--profile` names.
public struct TrainerFamily: Hashable, Sendable {
  /// What the command line calls it; the presets of the family begin with it.
  public let name: String
  /// The preset when none is named; nothing for trainers that need their config.
  public let preset: String?
  /// The group of its own rules.
  public let ruleGroup: String
  /// Severities that replace the rules' own, because the trainer can't survive the fault.
  public let severities: [String: Severity]

  /// The families, in the order of help.
  public static let all: [TrainerFamily] = [
    // No object: an IndexError. Doubled blanks: the reader shifts the fields and drops the line.
    TrainerFamily(
      name: "squeezedet", preset: nil, ruleGroup: "SQZ",
      severities: ["SET003": .error, "KIT003": .error]),
    ssd("ssd-tensorflow", preset: "ssd-tensorflow-300"),
    // No object, or a box without area: every prior learns nonsense.
    ssd("gluoncv", preset: "gluoncv-ssd300", ["SET003": .error, "BOX004": .error]),
    // No object: the encoder raises.
    ssd("torchcv", preset: "torchcv-ssd300", ["SET003": .error]),
    ssd("allegro", preset: "allegro-ssd512"),
    ssd("torchvision", preset: "torchvision-ssd300"),
    ssd("modular-ssd", preset: "modular-ssd-300"),
    ssd("tf2-ssd", preset: "tf2-ssd300"),
    ssd("caffe", preset: "caffe-ssd300"),
    ssd("tf-od", preset: "tf-od-ssd300"),
  ]

  /// The family with a name.
  public static func named(_ name: String) -> TrainerFamily? { all.first { $0.name == name } }

  /// The group of rules about a trainer's reader, which all families have.
  static let readerGroup = "RDR"

  /// The codes that the profile switches on: the errors and warnings of the trainer and its reader,
  /// and what it raises. Rules at info stay a matter of `--extend-select`.
  public var codes: Set<String> {
    let own = RuleList.all.map { $0.info }.filter {
      ($0.group == ruleGroup[...] || $0.group == Self.readerGroup) && $0.severity > .info
    }
    return Set(own.map(\.code)).union(severities.keys)
  }

  private static func ssd(
    _ name: String, preset: String, _ severities: [String: Severity] = [:]
  ) -> TrainerFamily {
    TrainerFamily(name: name, preset: preset, ruleGroup: "SSD", severities: severities)
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
