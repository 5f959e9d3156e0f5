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
    }

    /// What it counts.
    public var scope: Scope
    /// How many pass, those with the highest scores.
    public var count: Int

    /// Takes a scope and a count.
    public init(_ scope: Scope, _ count: Int) {
      self.scope = scope
      self.count = count
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
    /// Falling scores.
    case byScore
  }

  /// A name for messages.
  public var name: String
  /// The score a class needs.
  public var scoreThreshold: Float
  /// Whether the threshold itself is enough.
  public var comparator: ThresholdComparator
  /// Before suppression.
  public var preLimit: Limit?
  /// Suppression among the detections of a class.
  public var suppression: NonMaximumSuppression
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
    name: String, scoreThreshold: Float, comparator: ThresholdComparator = .above,
    preLimit: Limit? = nil, suppression: Float = 0.45, postLimit: Limit? = nil,
    clipping: Clipping = .none, order: Order = .byClass, emptyReason: String? = nil
  ) {
    self.name = name
    self.scoreThreshold = scoreThreshold
    self.comparator = comparator
    self.preLimit = preLimit
    self.suppression = NonMaximumSuppression(threshold: suppression)
    self.postLimit = postLimit
    self.clipping = clipping
    self.order = order
    self.emptyReason = emptyReason
  }
}
