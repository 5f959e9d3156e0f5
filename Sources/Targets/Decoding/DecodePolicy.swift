/// How predictions become detections.
public struct DecodePolicy: Hashable, Sendable {
  /// A limit on detections, and what it counts.
  public struct Limit: Hashable, Sendable {
    /// What a limit counts.
    public enum Scope: Hashable, Sendable {
      /// Each class by itself.
      case eachClass
      /// All classes together.
      case allClasses
      /// All classes of each level of the layout.
      case eachLevel
    }

    /// What it counts.
    public var scope: Scope
    /// How many pass, those with the highest scores; below 0, all but so many of the lowest, as a
    /// slice in Python takes it.
    public var count: Int

    /// Takes a scope and a count.
    public init(_ scope: Scope, _ count: Int) {
      self.scope = scope
      self.count = count
    }

    /// Those that pass.
    ///
    /// - Parameter sorted: detections with falling scores.
    func callAsFunction(_ sorted: [Detection]) -> [Detection] {
      Array(count < 0 ? sorted.dropLast(-count) : sorted.prefix(count))
    }
  }

  /// When boxes are clipped to the image.
  public enum Clipping: Hashable, Sendable {
    /// Never.
    case none
    /// Before suppression.
    case beforeSuppression
    /// After suppression.
    case afterSuppression
  }

  /// The order of the result.
  public enum Order: Hashable, Sendable {
    /// Class by class, falling scores within.
    case byClass
    /// Falling scores; equal ones class by class, then by prior.
    case byScore
    /// Falling scores; equal ones by prior, then by class.
    case byScorePriorFirst
    /// Falling scores; equal ones by prior, the last one first.
    case byScoreLastPriorFirst
  }

  /// What a network's numbers become.
  public enum Activation: Hashable, Sendable {
    /// Softmax over the columns of a prior.
    case softmax
    /// Sigmoid of each.
    case sigmoid
    /// They are the scores.
    case none
  }

  /// Who competes in suppression.
  public enum SuppressionScope: Hashable, Sendable {
    /// Detections of a class.
    case eachClass
    /// Detections of a class from one level of the layout.
    case eachClassOfLevel
    /// All detections, whatever their class.
    case allClasses
  }

  /// What a class's score is.
  public enum Scoring: Hashable, Sendable {
    /// Its probability.
    case probability
    /// Its probability, if it is the largest of the prior's objects; of equal ones the first.
    case bestObject
    /// Its probability times the largest of the prior's objects, which has to pass the threshold as
    /// well. The best class's score is its square.
    case timesBestObject
  }

  /// A name for messages.
  public var name: String
  /// What a network's numbers become.
  public var activation: Activation
  /// What a class's score is.
  public var scoring: Scoring
  /// The score a class needs.
  public var scoreThreshold: Float
  /// Whether the threshold itself is enough.
  public var comparator: ThresholdComparator
  /// Before suppression.
  public var preLimit: Limit?
  /// Suppression among detections that compete.
  public var suppression: NonMaximumSuppression
  /// Who competes in it.
  public var suppressionScope: SuppressionScope
  /// Both sides of a box must pass this, in the unit of the boxes, or it is left out before
  /// suppression.
  public var leastSide: Float?
  /// Whether a side of exactly ``leastSide`` passes.
  public var sideComparator: ThresholdComparator
  /// After suppression.
  public var postLimit: Limit?
  /// When boxes are clipped.
  public var clipping: Clipping
  /// The order of the result.
  public var order: Order
  /// What the trainer raises when nothing passes; without it the result is empty.
  public var emptyReason: String?

  /// Names the choices.
  public init(
    name: String, activation: Activation = .softmax, scoring: Scoring = .probability,
    scoreThreshold: Float, comparator: ThresholdComparator = .above, preLimit: Limit? = nil,
    suppression: Float = 0.45, suppressionComparator: ThresholdComparator = .above,
    unionEpsilon: Float = 0, needsEdgeAboveZero: Bool = false,
    suppressionScope: SuppressionScope = .eachClass, leastSide: Float? = nil,
    sideComparator: ThresholdComparator = .above, postLimit: Limit? = nil,
    clipping: Clipping = .none, order: Order = .byClass, emptyReason: String? = nil
  ) {
    self.name = name
    self.activation = activation
    self.scoring = scoring
    self.scoreThreshold = scoreThreshold
    self.comparator = comparator
    self.preLimit = preLimit
    self.suppression = NonMaximumSuppression(
      threshold: suppression, comparator: suppressionComparator, unionEpsilon: unionEpsilon,
      needsEdgeAboveZero: needsEdgeAboveZero)
    self.suppressionScope = suppressionScope
    self.leastSide = leastSide
    self.sideComparator = sideComparator
    self.postLimit = postLimit
    self.clipping = clipping
    self.order = order
    self.emptyReason = emptyReason
  }
}
