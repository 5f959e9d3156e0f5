/// What a trainer's matcher makes of many images with one set of anchors: sums alone, so that sets can
/// be compared by the dozen.
///
/// Merging gives the same value for any order of the images and any division among threads.
public struct AnchorTally: Sendable {
  /// Images that were matched.
  public private(set) var images = 0
  /// Images on which the trainer raises.
  public private(set) var failures = 0
  /// All objects.
  public private(set) var overall = MatchTally()
  /// Objects by the index of their class; classes past the last one seen are missing.
  public private(set) var byClass: [MatchTally] = []
  /// Positive priors; those that learn a box of the trainer's own count too.
  public private(set) var positives = 0
  /// Objects whose best prior another object of their image has; 0 where nobody asked.
  public private(set) var conflicts = 0

  /// Nothing counted.
  public init() {}

  /// Positives an image; 0 without images.
  public var positivesPerImage: Double {
    images == 0 ? 0 : Double(positives) / Double(images)
  }

  /// The class whose objects overlap least with what they learn from: its index and its objects; nothing
  /// without classes.
  ///
  /// - Ties: the lower index.
  public var worstClass: (index: Int, tally: MatchTally)? {
    var worst: (index: Int, tally: MatchTally, overlap: Double)?
    for (index, tally) in byClass.enumerated() {
      guard let overlap = tally.meanTrueOverlap, overlap < worst?.overlap ?? .infinity else {
        continue
      }
      worst = (index, tally, overlap)
    }
    return worst.map { ($0.index, $0.tally) }
  }

  mutating func addImage(positives: Int) {
    images += 1
    self.positives += positives
  }

  mutating func addFailure() { failures += 1 }

  mutating func add(_ fate: MatchTally.Fate, classIndex: Int, isConflict: Bool) {
    overall.add(fate)
    if isConflict { conflicts += 1 }
    // A reader may hand on an object of the background, which is none of the classes.
    guard classIndex >= 0 else { return }
    while byClass.count <= classIndex { byClass.append(MatchTally()) }
    byClass[classIndex].add(fate)
  }

  /// Adds what another value holds.
  public mutating func merge(_ other: AnchorTally) {
    images += other.images
    failures += other.failures
    overall.merge(other.overall)
    while byClass.count < other.byClass.count { byClass.append(MatchTally()) }
    for place in other.byClass.indices { byClass[place].merge(other.byClass[place]) }
    positives += other.positives
    conflicts += other.conflicts
  }
}
