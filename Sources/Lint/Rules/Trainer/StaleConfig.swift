import Labels

/// Reports a SqueezeDet config whose numbers do not agree with each other.
struct StaleConfig: DatasetRule {
  static let info = RuleInfo(
    code: "SQZ004",
    name: "stale-config",
    summary: "Anchors, grid or input size of the config do not agree.",
    rationale: """
      ANCHORS_WIDTH and ANCHORS_HEIGHT have to be the input's sides / 16, rounded up. After a \
      change of the input 39x48 and 78x24 have the same product: the network loads in silence and \
      every prior is in the wrong place. When ANCHOR_SEED has another length than \
      ANCHOR_PER_GRID, the trainer stops.
      """,
    remedy: "Write the config anew: anchors emit --to squeezedet --base squeeze.config.",
    severity: .error, isDefault: false,
    triggers: [
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet {
        $0.configFaults = ["the grid is 4x6, but the input needs 6x4 (sides / 16, rounded up)"]
      }
    ],
    passes: [RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet()]
  )

  private let profile: TrainerProfile?

  init(settings: LintSettings) { profile = settings.profile }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let profile else { return }
    for fault in profile.configFaults {
      report(Finding(Self.info, file: profile.configPath, Finding.Message(fault)))
    }
  }
}
