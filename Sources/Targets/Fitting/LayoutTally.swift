/// How the objects of many images fare under a layout and a trainer's matcher.
///
/// Sums are in fixed point: any division among threads gives the same value.
public struct LayoutTally: Hashable, Sendable {
  /// Images with objects.
  public internal(set) var images = 0
  /// Objects that the trainer reads.
  public internal(set) var objects = 0
  /// Objects with a positive that is not forced.
  public internal(set) var matched = 0
  /// Objects all of whose positives are forced.
  public internal(set) var forcedOnly = 0
  /// Positive priors.
  public internal(set) var positives = 0
  /// Objects that are not matched and smaller than ``LayoutMatcher/reach``.
  public internal(set) var outOfReach = 0
  /// Matched objects by the level of their best positive; the lowest prior wins a tie.
  public internal(set) var matchedByLevel: [Int]
  /// Sums in fixed point: of overlaps, of what matched objects weigh, with their overlaps too.
  private var overlaps: Int64 = 0
  private var worths: Int64 = 0
  private var weights: Int64 = 0

  /// One in fixed point: 2^31 objects leave room for a sum of twos.
  private static let scale: Double = 0x1p30

  /// Nothing counted.
  public init(levelCount: Int) {
    matchedByLevel = Array(repeating: 0, count: levelCount)
  }

  /// Objects that no prior learns.
  public var neverMatched: Int { objects - matched - forcedOnly }
  /// The share of objects with a positive that is not forced; 0 without objects.
  public var matchedShare: Double { objects == 0 ? 0 : Double(matched) / Double(objects) }
  /// Over matched objects, the mean of the best IoU with a positive that is not forced; 0 without.
  public var meanMatchedIoU: Double { matched == 0 ? 0 : overlapSum / Double(matched) }
  /// The same over all objects; one that is not matched counts 0.
  public var meanTrueOverlap: Double { objects == 0 ? 0 : overlapSum / Double(objects) }
  /// What a layout is fitted for, `0…2`: the mean over objects of one plus the best IoU where an
  /// object is matched, and of nothing where it is not. With objects that count alike this is
  /// `matchedShare · (1 + meanMatchedIoU)`.
  public var score: Double { weights == 0 ? 0 : Double(worths) / Double(weights) }
  /// Positive priors an image.
  public var positivesPerImage: Double { images == 0 ? 0 : Double(positives) / Double(images) }

  private var overlapSum: Double { Double(overlaps) / Self.scale }

  mutating func addObjects(_ boxes: UnsafeBufferPointer<MatchBox>) {
    images += 1
    objects += boxes.count
    for box in boxes { weights += Self.fixed(Double(box.weight)) }
  }

  mutating func addMatched(_ overlap: Float, level: Int, weight: Float) {
    matched += 1
    matchedByLevel[level] += 1
    overlaps += Self.fixed(Double(overlap))
    worths += Self.fixed(Double(weight) * (1 + Double(overlap)))
  }

  private static func fixed(_ value: Double) -> Int64 { Int64((value * scale).rounded()) }

  /// Adds what another thread counted.
  public mutating func merge(_ other: LayoutTally) {
    images += other.images
    objects += other.objects
    matched += other.matched
    forcedOnly += other.forcedOnly
    positives += other.positives
    outOfReach += other.outOfReach
    overlaps += other.overlaps
    worths += other.worths
    weights += other.weights
    for level in matchedByLevel.indices { matchedByLevel[level] += other.matchedByLevel[level] }
  }
}
