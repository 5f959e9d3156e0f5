import Boxes
import Targets

/// What a trainer makes of many images. Merging gives the same value for any order of the images
/// and any division among threads.
public struct MatchStatistics: Sendable {
  /// An object that deserves a look, with its place.
  public struct Noted: Hashable, Sendable {
    /// The label file, relative to the input root.
    public var file: String
    /// The line that the object begins on, from 1.
    public var line: Int
    /// Its 0-based place in the file.
    public var object: Int
    /// Its class.
    public var className: String
    /// Where the trainer has it, if it reads it at all.
    public var edges: Edges<InputPixels>?
    /// Its best IoU with a positive prior.
    public var bestIoU: Double?
    /// Why the trainer drops it, for objects that are dropped.
    public var reason: String?
  }

  /// An image on which the trainer raises, or which can't be asked about.
  public struct Failure: Hashable, Sendable {
    /// The label file.
    public var file: String
    /// The reason, as a sentence without a full stop.
    public var reason: String
  }

  /// Images that were matched.
  public private(set) var images = 0
  /// Priors of all images.
  public private(set) var priors = 0
  /// Priors that the loss does not see.
  public private(set) var ignored = 0
  /// All objects.
  public private(set) var overall = MatchTally()
  /// Objects by the index of their class; classes past the last one seen are missing.
  public private(set) var byClass: [MatchTally] = []
  /// Objects by their area in the network's input.
  public private(set) var byBucket: [SizeBucket: MatchTally] = [:]
  /// How many objects have that many positives.
  public private(set) var objectsByPositives: [Int: Int] = [:]
  /// Objects with positives by their best IoU: ten bins, `0.0…0.1` to `0.9…1.0`.
  public private(set) var bestIoUBins = [Int](repeating: 0, count: 10)
  /// The offsets of all positives.
  public private(set) var offsets = OffsetStatistics()
  /// Objects that the trainer leaves out, by reason; `DontCare` regions not counted.
  public private(set) var droppedByReason: [String: Int] = [:]
  /// `DontCare` regions.
  public private(set) var dontCare = 0
  /// Images without objects in whose place the trainer puts a box of its own.
  public private(set) var standIns = 0
  /// Priors that learn these boxes.
  public private(set) var standInPositives = 0
  /// How many images were read by which reader.
  public private(set) var imagesByReader: [String: Int] = [:]
  /// Objects that the trainer takes for something else, in silence; and files.
  public private(set) var misread = 0

  /// What the IoU of matches is of.
  public private(set) var overlap = TrainerKind.Overlap.inPlace
  /// Matches whose prior an earlier object of the image has too.
  public private(set) var sharedMatches = 0
  /// Matches that the trainer counts more than once.
  public private(set) var repeatedMatches = 0

  private var unmatched: [Noted] = []
  private var forced: [Noted] = []
  private var lost: [Noted] = []
  private var failed: [Failure] = []

  /// Nothing counted.
  public init() {}

  /// Counts images, each named by its stem.
  public init(_ images: [ImageMatches]) {
    for image in images { add(image, file: image.stem) }
  }

  /// Adds an image that was matched.
  ///
  /// - Parameter file: the label file, as lists name it.
  public mutating func add(_ image: ImageMatches, file: String) {
    images += 1
    priors += image.priorCount
    ignored += image.ignored.count
    if image.standIn != nil { standIns += 1 }
    standInPositives += image.standInPositives
    imagesByReader[image.reader, default: 0] += 1
    misread += image.misread.count
    sharedMatches += image.sharedMatches
    overlap = image.overlap
    for object in image.objects {
      count(object)
      guard object.isNeverMatched || object.isForcedOnly else { continue }
      let noted = Noted(
        file: file, line: object.line, object: object.object, className: object.className,
        edges: object.edges, bestIoU: object.bestIoU)
      if object.isNeverMatched { unmatched.append(noted) } else { forced.append(noted) }
    }
    for dropped in image.dropped {
      if dropped.isDontCare {
        dontCare += 1
        continue
      }
      droppedByReason[dropped.kind, default: 0] += 1
      // Objects of other classes are left out on purpose, mostly.
      guard !dropped.isOfUnknownClass else { continue }
      lost.append(
        Noted(
          file: file, line: dropped.line, object: dropped.object,
          className: dropped.className ?? "", reason: dropped.reason))
    }
  }

  /// Adds an image that could not be matched.
  public mutating func addFailure(file: String, reason: String) {
    failed.append(Failure(file: file, reason: reason))
  }

  /// Adds what another value holds.
  public mutating func merge(_ other: MatchStatistics) {
    if other.images > 0 { overlap = other.overlap }
    images += other.images
    priors += other.priors
    ignored += other.ignored
    overall.merge(other.overall)
    while byClass.count < other.byClass.count { byClass.append(MatchTally()) }
    for place in other.byClass.indices { byClass[place].merge(other.byClass[place]) }
    for (bucket, tally) in other.byBucket { byBucket[bucket, default: MatchTally()].merge(tally) }
    objectsByPositives.merge(other.objectsByPositives, uniquingKeysWith: +)
    for bin in bestIoUBins.indices { bestIoUBins[bin] += other.bestIoUBins[bin] }
    offsets.merge(other.offsets)
    droppedByReason.merge(other.droppedByReason, uniquingKeysWith: +)
    dontCare += other.dontCare
    standIns += other.standIns
    standInPositives += other.standInPositives
    imagesByReader.merge(other.imagesByReader, uniquingKeysWith: +)
    misread += other.misread
    sharedMatches += other.sharedMatches
    repeatedMatches += other.repeatedMatches
    unmatched += other.unmatched
    forced += other.forced
    lost += other.lost
    failed += other.failed
  }

  /// Gives each class another index: classes are numbered as they come while labels are read, and
  /// the order of the list is known at the end.
  ///
  /// - Parameter indexes: the new index of each old one, no two alike.
  public mutating func renumberClasses(_ indexes: [ClassIndex]) {
    var tallies: [MatchTally] = []
    for (old, tally) in byClass.enumerated() where tally.objects > 0 {
      let new = indexes[old].value
      while tallies.count <= new { tallies.append(MatchTally()) }
      tallies[new] = tally
    }
    byClass = tallies
  }

  private mutating func count(_ object: ImageMatches.Object) {
    overall.add(object)
    // A reader may hand on an object of the background, which is none of the classes.
    if object.classIndex >= 0 {
      while byClass.count <= object.classIndex { byClass.append(MatchTally()) }
      byClass[object.classIndex].add(object)
    }
    byBucket[SizeBucket(area: object.edges.width * object.edges.height), default: MatchTally()].add(
      object)
    objectsByPositives[object.matches.count, default: 0] += 1
    for match in object.matches {
      offsets.add(match.offsets)
      if match.rows > 1 { repeatedMatches += 1 }
    }
    guard let best = object.bestIoU else { return }
    // What is no number falls into the first bin.
    bestIoUBins[best > 0 ? Int(min(best * 10, 9)) : 0] += 1
  }
}

extension MatchStatistics {
  /// Objects that no prior learns, by file and line.
  public var neverMatched: [Noted] { unmatched.sorted(by: Self.isBefore) }
  /// Objects all of whose positives are forced, by file and line.
  public var forcedOnly: [Noted] { forced.sorted(by: Self.isBefore) }
  /// Objects of known classes that the trainer drops, by file and line.
  public var dropped: [Noted] { lost.sorted(by: Self.isBefore) }
  /// Images that could not be matched, by file.
  public var failures: [Failure] {
    failed.sorted { ($0.file, $0.reason) < ($1.file, $1.reason) }
  }

  /// Negative priors: background.
  public var negatives: Int { priors - positives - ignored }
  /// Positive priors; those that learn a box of the trainer's own count too.
  public var positives: Int { overall.positives - sharedMatches + standInPositives }
  /// Negatives for each positive; nothing without positives.
  public var negativesPerPositive: Double? {
    positives == 0 ? nil : Double(negatives) / Double(positives)
  }
  /// Positives an image; 0 without images.
  public var positivesPerImage: Double {
    images == 0 ? 0 : Double(positives) / Double(images)
  }
  /// Objects that the trainer leaves out, `DontCare` regions not counted.
  public var droppedCount: Int { droppedByReason.values.reduce(0, +) }
  /// How many objects have a number of positives in a range.
  public func objects(withPositives range: ClosedRange<Int>) -> Int {
    objectsByPositives.reduce(0) { range.contains($1.key) ? $0 + $1.value : $0 }
  }
  /// The fewest and the most positives that an object has; nothing without objects.
  public var positivesRange: ClosedRange<Int>? {
    guard let least = objectsByPositives.keys.min(), let most = objectsByPositives.keys.max()
    else { return nil }
    return least...most
  }

  private static func isBefore(_ a: Noted, _ b: Noted) -> Bool {
    (a.file, a.line, a.object) < (b.file, b.line, b.object)
  }
}
