/// Predictions and targets of one image, as a loss takes them.
public struct LossImage: Sendable {
  /// Columns of the logits: classes, and the background where the network scores it.
  public var classCount: Int
  /// Scores before softmax or sigmoid.
  ///
  /// - Shape: priors × classes, flat.
  public var logits: [Float]
  /// Predicted offsets.
  ///
  /// - Shape: priors × 4, flat, `tx, ty, tw, th`.
  public var offsets: [Float]
  /// Matched priors, rising.
  public var positives: [Int32]
  /// The class number of each matched prior: its column. With the background's, as from a stand-in
  /// box, it is matched but no positive of the classification. Where there is one column, as in a
  /// proposal network, it is every object's.
  public var positiveClasses: [Int32]
  /// The target offsets of each positive prior.
  public var positiveOffsets: [BoxOffsets<Float>]
  /// The best overlap of every prior; only mining with `eligibleBelow` reads it.
  public var bestOverlaps: [Float]
  /// Priors that are neither positive nor negative, rising.
  public var ignored: [Int32]
  /// Matched priors that ``sampled(_:)`` ignored for not being drawn; only losses that learn offsets of
  /// all positives (``MultiBoxLoss/learnsUndrawnOffsets``) read them.
  public internal(set) var undrawn: [Int32] = []
  /// The target offsets of each of them.
  public internal(set) var undrawnOffsets: [BoxOffsets<Float>] = []

  /// Joins predictions with targets.
  public init(
    classCount: Int, logits: [Float], offsets: [Float], positives: [Int32],
    positiveClasses: [Int32], positiveOffsets: [BoxOffsets<Float>], bestOverlaps: [Float] = [],
    ignored: [Int32] = []
  ) {
    precondition(
      classCount > 0 && logits.count % classCount == 0
        && offsets.count == logits.count / classCount * 4,
      "logits are priors × classes and offsets priors × 4")
    let positiveClasses =
      classCount == 1 ? Array(repeating: 0, count: positiveClasses.count) : positiveClasses
    precondition(
      positives.count == positiveClasses.count && positives.count == positiveOffsets.count,
      "each positive prior has a class and offsets")
    precondition(
      positiveClasses.allSatisfy { 0..<classCount ~= Int($0) },
      "a class number is below the number of classes, background included")
    self.classCount = classCount
    self.logits = logits
    self.offsets = offsets
    self.positives = positives
    self.positiveClasses = positiveClasses
    self.positiveOffsets = positiveOffsets
    self.bestOverlaps = bestOverlaps
    self.ignored = ignored
  }

  /// Joins predictions with what an encoder made of the image.
  public init(
    classCount: Int, logits: [Float], offsets: [Float], targets work: TargetWorkspace
  ) {
    let matches = (0..<work.positives.count).map { work.positives[$0] }
    self.init(
      classCount: classCount, logits: logits, offsets: offsets, positives: work.positives.prior,
      positiveClasses: matches.map { work.classTargets[$0.groundTruth] },
      positiveOffsets: matches.map(\.offsets),
      bestOverlaps: Array(work.bestOverlaps.prefix(work.priorCount)), ignored: work.ignored)
  }

  /// The same image with every prior ignored that is not among those given: what a proposal network
  /// learns from the priors that its trainer drew, 256 an image and at most half of them positive.
  ///
  /// - Parameter drawn: numbers of priors, in any order. Ignored ones stay so.
  public func sampled(_ drawn: some Sequence<Int32>) -> LossImage {
    var takesPart = [Bool](repeating: false, count: priorCount)
    for prior in drawn {
      precondition(takesPart.indices.contains(Int(prior)), "a drawn prior is one of the image's")
      takesPart[Int(prior)] = true
    }
    for prior in ignored { takesPart[Int(prior)] = false }
    var image = self
    let kept = positives.indices.filter { takesPart[Int(positives[$0])] }
    let others = positives.indices.filter { !takesPart[Int(positives[$0])] }
    image.undrawn += others.map { positives[$0] }
    image.undrawnOffsets += others.map { positiveOffsets[$0] }
    image.positives = kept.map { positives[$0] }
    image.positiveClasses = kept.map { positiveClasses[$0] }
    image.positiveOffsets = kept.map { positiveOffsets[$0] }
    image.ignored = takesPart.indices.filter { !takesPart[$0] }.map {
      Int32(truncatingIfNeeded: $0)
    }
    return image
  }

  /// The number of priors.
  public var priorCount: Int { logits.count / classCount }

  /// Matched priors whose class is an object's.
  func objectCount(background: Int?) -> Int {
    positiveClasses.count { Int($0) != background }
  }

  /// Priors of a range that are neither matched to an object nor ignored, rising.
  func negatives(in priors: Range<Int>, background: Int?) -> [Int] {
    var isTaken = [Bool](repeating: false, count: priorCount)
    for (prior, number) in zip(positives, positiveClasses) where Int(number) != background {
      isTaken[Int(prior)] = true
    }
    for prior in ignored { isTaken[Int(prior)] = true }
    return priors.filter { !isTaken[$0] }
  }

  /// The logits of a prior.
  func logits(of prior: Int) -> ArraySlice<Float> {
    logits[prior * classCount..<(prior + 1) * classCount]
  }
}
