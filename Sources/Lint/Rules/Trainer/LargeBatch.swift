import Labels

/// Reports a batch size in SqueezeDet's config at which its loss is known to go astray.
struct LargeBatch: DatasetRule {
  static let info = RuleInfo(
    code: "SQZ008",
    name: "large-batch",
    summary: "BATCH_SIZE of the config is beyond 4.",
    rationale: """
      The confidence loss divides by the priors of one image less the positives of the whole \
      batch: with more images a batch the divisor shrinks, and on a small grid it reaches 0 or \
      turns negative. The trainer ships with 4; the last batch is dropped where it is not full, so \
      the larger a batch, the more images are never seen.
      """,
    remedy: "Take a BATCH_SIZE of 1 to 4.",
    severity: .warning, isDefault: false,
    triggers: [
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet { $0.batchSize = 16 }
    ],
    passes: [
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet { $0.batchSize = 4 }
    ]
  )

  /// The largest batch that is not told of.
  private static let largest = 4

  private let profile: TrainerProfile?

  init(settings: LintSettings) { profile = settings.profile }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let profile, let size = profile.batchSize, size > Self.largest else { return }
    report(
      Finding(
        Self.info, file: profile.configPath,
        "BATCH_SIZE is \(size); beyond \(Self.largest) the loss is divided by ever less"))
  }
}
