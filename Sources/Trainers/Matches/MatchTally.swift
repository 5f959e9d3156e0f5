/// How objects fare under a matcher: those of all images, of one class, of one size.
public struct MatchTally: Hashable, Sendable {
  /// Objects that the trainer reads.
  public private(set) var objects = 0
  /// Objects that no prior learns.
  public private(set) var neverMatched = 0
  /// Objects all of whose positives are forced.
  public private(set) var forcedOnly = 0
  /// Positive priors.
  public private(set) var positives = 0
  private var overlaps = OrderlessSum()
  private var trueOverlaps = OrderlessSum()

  /// Nothing counted.
  public init() {}

  /// What becomes of one object.
  struct Fate {
    /// Its positive priors.
    var positives = 0
    /// The best IoU among them.
    var bestIoU: Double?
    /// The best IoU among those that are not forced.
    var bestTrueIoU: Double?

    /// Adds a positive prior.
    mutating func add(iou: Double, isForced: Bool) {
      positives += 1
      bestIoU = max(bestIoU ?? iou, iou)
      if !isForced { bestTrueIoU = max(bestTrueIoU ?? iou, iou) }
    }
  }

  mutating func add(_ object: ImageMatches.Object) {
    var fate = Fate()
    for match in object.matches { fate.add(iou: match.iou, isForced: match.isForced) }
    add(fate)
  }

  mutating func add(_ fate: Fate) {
    objects += 1
    positives += fate.positives
    if fate.positives == 0 { neverMatched += 1 }
    if fate.positives > 0, fate.bestTrueIoU == nil { forcedOnly += 1 }
    overlaps.add(fate.bestIoU ?? 0)
    trueOverlaps.add(fate.bestTrueIoU ?? 0)
  }

  mutating func merge(_ other: MatchTally) {
    objects += other.objects
    neverMatched += other.neverMatched
    forcedOnly += other.forcedOnly
    positives += other.positives
    overlaps.merge(other.overlaps)
    trueOverlaps.merge(other.trueOverlaps)
  }

  /// Objects with a positive that is not forced.
  public var matched: Int { objects - neverMatched - forcedOnly }
  /// The share of objects with a positive that is not forced; nothing without objects.
  public var matchedShare: Double? { share(Double(matched)) }
  /// Mean, over objects, of the best IoU among an object's positives; 0 for one without.
  public var meanBestIoU: Double? { share(overlaps.value) }
  /// The same over positives that are not forced: rises when more objects get one, and when they
  /// overlap better.
  public var meanTrueOverlap: Double? { share(trueOverlaps.value) }
  /// Mean number of positives an object.
  public var meanPositives: Double? { share(Double(positives)) }

  private func share(_ sum: Double) -> Double? { objects == 0 ? nil : sum / Double(objects) }
}
