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

  mutating func add(_ object: ImageMatches.Object) {
    objects += 1
    positives += object.matches.count
    if object.isNeverMatched { neverMatched += 1 }
    if object.isForcedOnly { forcedOnly += 1 }
    overlaps.add(object.bestIoU ?? 0)
    trueOverlaps.add(object.matches.lazy.filter { !$0.isForced }.map(\.iou).max() ?? 0)
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
