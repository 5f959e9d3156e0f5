/// How a YOLO network's predictions become detections: thresholds, labels, suppression, limits.
public struct YOLODecodePolicy: Hashable, Sendable {
  /// What detections of other classes are to suppression.
  public enum Separation: Hashable, Sendable {
    /// Boxes are moved by so many pixels times their class and go through one suppression, so that
    /// classes do not meet. In `Float` the move costs small boxes their last digits, which the overlap
    /// then lacks as well.
    case moved(by: Float)
    /// Boxes are moved by their class times one more than the largest of all edges.
    case movedPastLargest
    /// Each class by itself, in shares of the input; the order in which a class leaves equal scores
    /// is the one in which the next finds them.
    case classByClass
  }

  /// A name for messages.
  public var name: String
  /// What the object's probability needs; nothing where it is not asked alone.
  public var objectThreshold: Float?
  /// Whether that threshold itself is enough.
  public var objectComparator: ThresholdComparator
  /// What a class's probability has to be above, before the object's is multiplied in.
  public var classThreshold: Float?
  /// What the product has to be above.
  public var scoreThreshold: Float?
  /// Whether a prior is found as every class that passes, or as its best.
  public var findsEveryClass: Bool
  /// Whether the class of a network with only one is left out of the score.
  public var ignoresOnlyClass: Bool
  /// How many are kept before suppression; those with the best class probabilities where
  /// ``classThreshold`` chooses, else with the best scores.
  public var preLimit: Int?
  /// Both sides of a box must exceed this, in pixels of the input.
  public var leastSide: Float?
  /// What other classes are to suppression.
  public var separation: Separation
  /// The IoU up to which a neighbor may stay.
  public var suppression: Double
  /// With a number, centers that lie apart save a box, where classes are suppressed by themselves: the
  /// IoU is less the share (distance / diagonal of both)² to that power.
  public var distancePower: Double?
  /// How many are kept after it.
  public var postLimit: Int?

  /// Names the choices.
  public init(
    name: String, objectThreshold: Float? = nil, objectComparator: ThresholdComparator = .above,
    classThreshold: Float? = nil, scoreThreshold: Float? = nil, findsEveryClass: Bool,
    ignoresOnlyClass: Bool = false, preLimit: Int? = nil, leastSide: Float? = nil,
    separation: Separation, suppression: Double = 0.45,
    distancePower: Double? = nil, postLimit: Int? = nil
  ) {
    self.name = name
    self.objectThreshold = objectThreshold
    self.objectComparator = objectComparator
    self.classThreshold = classThreshold
    self.scoreThreshold = scoreThreshold
    self.findsEveryClass = findsEveryClass
    self.ignoresOnlyClass = ignoresOnlyClass
    self.preLimit = preLimit
    self.leastSide = leastSide
    self.separation = separation
    self.suppression = suppression
    self.distancePower = distancePower
    self.postLimit = postLimit
  }
}
