import Trainers

extension EvaluationReport {
  /// The demands that fail, a sentence each.
  public var broken: [String] { checks.filter { !$0.holds }.map(\.sentence) }

  /// Which trainer could be asked about no image, and why not about the first.
  public var silent: String? {
    for evaluation in evaluations {
      guard let statistics = evaluation.matches?.statistics, statistics.images == 0,
        let first = statistics.failures.first
      else { continue }
      return "\(evaluation.name) could be asked about no image; \(first.file): \(first.reason)"
    }
    return nil
  }

  /// Whether a trainer stops at an image.
  public var hasFailures: Bool {
    evaluations.contains { $0.matches?.statistics.failures.isEmpty == false }
  }
}
