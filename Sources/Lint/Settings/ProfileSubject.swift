import Targets
import Trainers

/// What a profile is about: **what `--profile` names**.
public enum ProfileSubject: Hashable, Sendable {
  /// A family of trainers, with priors.
  case family(TrainerFamily)
  /// A trainer of which only the reader of label files is known, by the reader's name.
  case reader(String)

  /// All of them, in the order of help: families first.
  public static let all: [ProfileSubject] =
    TrainerList.standard.profiles.map(ProfileSubject.family) + [.reader(UltralyticsReader.name)]

  /// The one with a name.
  public init?(named name: String) {
    guard let subject = Self.all.first(where: { $0.name == name }) else { return nil }
    self = subject
  }

  /// What `--profile` calls it.
  public var name: String {
    switch self {
    case .family(let family): family.name
    case .reader(let name): name
    }
  }

  /// The family, where it is one.
  public var family: TrainerFamily? {
    if case .family(let family) = self { family } else { nil }
  }

  /// Severities that replace the rules' own, because the trainer can't survive the fault.
  public var severities: [String: Severity] {
    Dictionary(
      (family?.fatalRules ?? []).map { ($0, .error) }, uniquingKeysWith: { first, _ in first })
  }

  /// The group of rules about a trainer's reader, which all trainers have.
  static let readerGroup = "RDR"

  /// The codes that the profile switches on: the errors and warnings of the trainer and its reader,
  /// and what it raises. Rules at info stay a matter of `--extend-select`.
  public var codes: Set<String> {
    let own = RuleList.all.map { $0.info }.filter { info in
      let isOwn = family?.kind.ruleGroup.map { info.group == $0[...] } ?? false
      return (isOwn || info.group == Self.readerGroup) && info.severity > .info
    }
    return (family?.fatalRules ?? []).union(own.map(\.code))
  }
}
