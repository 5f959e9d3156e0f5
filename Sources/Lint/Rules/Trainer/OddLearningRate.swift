import Labels

/// Reports a learning rate in SqueezeDet's config outside the range in which it is known to learn.
struct OddLearningRate: DatasetRule {
  static let info = RuleInfo(
    code: "SQZ009",
    name: "odd-learning-rate",
    summary: "LEARNING_RATE of the config is outside 0.0001 to 0.1.",
    rationale: """
      The trainer ships with 0.01 and lowers it by itself when the loss stays level. Above 0.1 the \
      loss runs off, as a rule; below 0.0001 it hardly moves.
      """,
    remedy: "Take a LEARNING_RATE of 0.0001 to 0.1.",
    severity: .warning, isDefault: false,
    triggers: [
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet {
        $0.learningRate = 0.5
      },
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet {
        $0.learningRate = 1e-6
      },
    ],
    passes: [
      RuleExample.image(96, 64, WrittenBox(11, 11, 40, 40)).underSqueezeDet {
        $0.learningRate = 0.01
      }
    ]
  )

  /// The rates that are not told of.
  private static let usual = 0.0001...0.1

  private let profile: TrainerProfile?

  init(settings: LintSettings) { profile = settings.profile }

  func conclude(_ dataset: DatasetSummary, report: (Finding) -> Void) {
    guard let profile, let rate = profile.learningRate, !Self.usual.contains(rate) else { return }
    let what = rate > Self.usual.upperBound ? "the loss runs off" : "hardly anything is learned"
    report(
      Finding(
        Self.info, file: profile.configPath,
        Finding.Message("LEARNING_RATE is \(rate), outside 0.0001 to 0.1: \(what)")))
  }
}
