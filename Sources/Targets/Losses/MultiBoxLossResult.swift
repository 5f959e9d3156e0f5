/// The three sums of a MultiBox loss.
public struct LossTerms: Hashable, Sendable {
  /// Cross-entropy of the positive priors.
  public var positive = 0.0
  /// Cross-entropy of the chosen negatives, against background.
  public var negative = 0.0
  /// Smooth L1 of the positive priors' offsets.
  public var localization = 0.0
  /// Both cross-entropies, added before they are divided: `0 / 0` of one does not spoil the other.
  public var classification = 0.0

  /// Adds each sum.
  static func += (terms: inout LossTerms, others: LossTerms) {
    terms.positive += others.positive
    terms.negative += others.negative
    terms.localization += others.localization
    terms.classification += others.classification
  }
}

/// A loss with what it was made of.
public struct MultiBoxLossResult: Sendable {
  /// Positive priors of the batch.
  public internal(set) var positiveCount = 0
  /// The chosen negatives, one list an image, rising.
  public internal(set) var negatives: [[Int32]] = []
  /// The normalized terms: one entry an image, or one a level where mining or the sum is by level.
  public internal(set) var terms: [LossTerms] = []
  /// What localization is multiplied by in ``total``.
  public internal(set) var localizationWeight = 1.0

  /// The sum of the classification terms.
  public var classification: Double { terms.reduce(0) { $0 + $1.classification } }
  /// The sum of the localization terms, without their weight.
  public var localization: Double { terms.reduce(0) { $0 + $1.localization } }
  /// Classification plus weighted localization.
  public var total: Double { classification + localizationWeight * localization }
}
