import Boxes
import Clustering
import Studies
import Text
import Trainers

/// What `anchors evaluate` found: one evaluation for each config, preset or list of anchors.
public struct EvaluationReport: Sendable {
  /// One for each subject, in the order given.
  public var evaluations: [Evaluation]
  /// The dataset's classes in index order.
  public var classNames: [String]
  /// What was asked of each, and whether it holds.
  public var checks: [EvaluationCheck]
  /// At most this many objects are listed of a kind; nothing for all.
  public var listLimit: Int?
  /// What was done to each image first; nothing where images are as labeled.
  public var augmentation: AugmentationChoice?

  /// Joins what is to be printed.
  public init(
    evaluations: [Evaluation], classNames: [String], checks: [EvaluationCheck] = [],
    listLimit: Int? = nil, augmentation: AugmentationChoice? = nil
  ) {
    self.augmentation = augmentation
    self.evaluations = evaluations
    self.classNames = classNames
    self.checks = checks
    self.listLimit = listLimit
  }

  /// The dataset's name of a class.
  func className(_ index: ClassIndex?) -> String {
    guard let index, classNames.indices.contains(index.value) else { return "(no class)" }
    return classNames[index.value]
  }
}

/// A demand on an evaluation: `--min-recall`, `--min-mean-iou`.
public struct EvaluationCheck: Hashable, Sendable {
  /// What is measured.
  public enum Measure: String, Hashable, Sendable {
    /// Mean over boxes of the best shape IoU.
    case meanIoU
    /// The share of boxes with a best shape IoU of 0.5 or more.
    case recall50
    /// The share of objects with a positive that is not forced, under the trainer's matcher.
    case matchedShare
  }

  /// Whose value it is.
  public let evaluation: String
  /// What is measured.
  public let measure: Measure
  /// What it came to; nothing when there was no box or object to measure.
  public let value: Double?
  /// What was asked for.
  public let minimum: Double

  /// States a demand.
  public init(evaluation: String, measure: Measure, value: Double?, minimum: Double) {
    self.evaluation = evaluation
    self.measure = measure
    self.value = value
    self.minimum = minimum
  }

  /// Whether the value is at least the minimum.
  public var holds: Bool { value.map { $0 >= minimum } ?? false }

  /// The outcome as a sentence.
  public var sentence: String {
    let what =
      switch measure {
      case .meanIoU: "mean IoU"
      case .recall50: "recall@0.5 (shape IoU, no trainer)"
      case .matchedShare: "matched share (objects with a positive that is not forced)"
      }
    guard let value else {
      return "\(evaluation): \(what) can't be told, there is nothing to measure"
    }
    let relation = holds ? "at least" : "below"
    // Digits enough that 94.996 % is not called 95.00 % and below it.
    return """
      \(evaluation): \(what) is \(DecimalText.percent(value, digits: 3)), \(relation) \
      \(DecimalText.percent(minimum, digits: 3))
      """
  }
}

extension Evaluation {
  /// The demands on this evaluation. Recall is judged under the trainer where there is one, since
  /// that is what training gets.
  public func checks(minimumRecall: Double?, minimumMeanIoU: Double?) -> [EvaluationCheck] {
    var checks: [EvaluationCheck] = []
    if let minimumRecall {
      checks.append(
        EvaluationCheck(
          evaluation: name, measure: matches == nil ? .recall50 : .matchedShare,
          value: matches.map(\.statistics.overall.matchedShare) ?? recall50,
          minimum: minimumRecall))
    }
    if let minimumMeanIoU {
      checks.append(
        EvaluationCheck(
          evaluation: name, measure: .meanIoU, value: meanIoU, minimum: minimumMeanIoU))
    }
    return checks
  }

  private var recall50: Double? { fit.overall.boxCount > 0 ? fit.overall.metrics.recall50 : nil }
  private var meanIoU: Double? { fit.overall.boxCount > 0 ? fit.overall.metrics.meanIoU : nil }
}
