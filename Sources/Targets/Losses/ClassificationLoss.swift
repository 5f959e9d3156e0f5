/// What a loss says about classes.
public enum ClassificationLoss: Hashable, Sendable {
  /// Softmax and its cross-entropy, over the positives and the negatives that mining chose.
  case softmax
  /// The focal loss of a sigmoid, over every class of every positive and negative prior.
  case focal(SigmoidFocalLoss)
  /// The cross-entropy of a sigmoid, over every class of every positive and negative prior; with one
  /// column, a proposal network's objectness.
  case sigmoid

  /// The loss of a prior's row of logits where each column is scored by itself; nothing for softmax.
  func ofColumns(_ logits: ArraySlice<Float>, wanted: Int?) -> Double? {
    switch self {
    case .softmax: nil
    case .focal(let focal): focal(logits, wanted: wanted)
    case .sigmoid:
      logits.enumerated().reduce(0) { sum, logit in
        sum
          + SigmoidFocalLoss.entropy(
            Double(logit.element), isWanted: logit.offset == wanted)
      }
    }
  }
}

/// The focal loss of one logit: cross-entropy, less the surer the network is already.
///
/// With `p` the sigmoid of the logit, or 1 less it where nothing is wanted:
///
///     −alpha · (1 − p)^gamma · ln p
///
/// with `1 − alpha` in the place of `alpha` where nothing is wanted, or 1 where classes have no weight.
public struct SigmoidFocalLoss: Hashable, Sendable {
  /// The weight of a wanted class; the others have 1 less it. Without one all weigh 1.
  public var alpha: Double?
  /// How fast what is sure loses weight.
  public var gamma: Double
  /// Whether a prior's loss is the mean over its columns; their sum otherwise.
  public var isMean: Bool

  /// Takes both numbers; RetinaNet's are the defaults.
  public init(alpha: Double? = 0.25, gamma: Double = 2, isMean: Bool = false) {
    self.alpha = alpha
    self.gamma = gamma
    self.isMean = isMean
  }

  /// The loss of one logit.
  public func callAsFunction(_ logit: Double, isWanted: Bool) -> Double {
    let entropy = Self.entropy(logit, isWanted: isWanted)
    let unsure = 1 - Double.exponential(-entropy)
    let weight =
      gamma == 0 ? 1 : Double.exponential(gamma * Double.naturalLogarithm(unsure))
    let share = alpha.map { isWanted ? $0 : 1 - $0 } ?? 1
    return share * weight * entropy
  }

  /// The cross-entropy of one logit's sigmoid.
  static func entropy(_ logit: Double, isWanted: Bool) -> Double {
    // softplus(−x) is −ln sigmoid(x); written so that no power overflows.
    let x = isWanted ? logit : -logit
    return max(-x, 0) + Double.naturalLogarithm(1 + Double.exponential(-abs(x)))
  }

  /// The loss of a prior's row of logits; `wanted` is the column of its class, if it has one.
  func callAsFunction(_ logits: ArraySlice<Float>, wanted: Int?) -> Double {
    let sum = logits.enumerated().reduce(0) { sum, logit in
      sum + self(Double(logit.element), isWanted: logit.offset == wanted)
    }
    return isMean ? sum / Double(logits.count) : sum
  }
}
