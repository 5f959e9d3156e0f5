import Labels

/// Reports a class name in SqueezeDet's config that no label can name.
struct UppercaseClassName: DatasetRule {
  static let info = RuleInfo(
    code: "SQZ001",
    name: "uppercase-class-name",
    summary: "A name in CLASS_NAMES has a capital or a blank, so none of its objects is trained.",
    rationale: """
      SqueezeDet's reader lower-cases the class of each label, splits lines at blanks, and looks \
      the word up in CLASS_NAMES as it stands there. `Car` in the config is never found; the \
      KeyError is swallowed, and the object is dropped without a word.
      """,
    remedy: "Write CLASS_NAMES in lower case, without blanks (anchors emit --lowercase-classes).",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet {
        $0.unreachableClassNames = ["Car"]
      }
    ],
    passes: [RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet()]
  )

  private let profile: TrainerProfile?

  init(settings: LintSettings) { profile = settings.profile }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let profile else { return }
    for name in profile.unreachableClassNames {
      report(Finding(Self.info, file: profile.configPath, .unreachable(name)))
    }
  }
}

extension Finding.Message {
  fileprivate static func unreachable(_ name: String) -> Self {
    """
    CLASS_NAMES has \(quoted(name)), but labels are lower-cased and split at blanks: every object \
    of the class is dropped in silence
    """
  }
}
