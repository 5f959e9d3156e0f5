import Targets

/// SSD's MultiBox loss of a batch, or RetinaNet's.
///
/// - Parameters:
///   - logits: before softmax or sigmoid, the background where the trainer has it.
///     Shape: images × priors × classes.
///   - offsets: predicted. Shape: images × priors × 4.
///   - counts: images, priors, classes, levels: four numbers.
///   - assignment, classTargets, targetOffsets: what `anchorkit_encode` gives, image by image.
///   - overlaps: best overlaps, for losses that choose negatives by them; else null.
///   - levels: the priors of each level, for losses that choose negatives by level; else null.
///   - name: whose loss: `gluoncv`, `torchcv`, …
///   - normalization: another normalization, or null; see `LossChoices`.
///   - settings: negatives for each positive, the least number of negatives, where smooth L1
///     becomes straight, the weight of localization: four numbers, `nan` for the trainer's own.
///   - loss: total, classification, localization (unweighted), positives, negatives: five numbers.
///   - terms: classification and localization of each image, or of each level where negatives are
///     chosen by level. Shape: max(images, levels) × 2; may be null.
///   - termCount: how many terms there are; may be null.
///   - negatives: 1 where a prior was chosen as a negative. Shape: images × priors; may be null.
@c(anchorkit_multibox_loss)
public func multiBoxLoss(
  _ logits: UnsafePointer<Float>?, _ offsets: UnsafePointer<Float>?,
  _ counts: UnsafePointer<Int64>?, _ assignment: UnsafePointer<Int32>?,
  _ classTargets: UnsafePointer<Int32>?, _ targetOffsets: UnsafePointer<Float>?,
  _ overlaps: UnsafePointer<Float>?, _ levels: UnsafePointer<Int64>?,
  _ name: UnsafePointer<CChar>?, _ normalization: UnsafePointer<CChar>?,
  _ settings: UnsafePointer<Double>?, _ loss: UnsafeMutablePointer<Double>?,
  _ terms: UnsafeMutablePointer<Double>?, _ termCount: UnsafeMutablePointer<Int64>?,
  _ negatives: UnsafeMutablePointer<UInt8>?
) -> Int32 {
  LastError.status {
    let counts = try Borrowed.numbers(counts, [4], "counts")
    let images = try Borrowed.count(counts[0], "images", 1...1_000_000)
    let priors = try Borrowed.count(counts[1], "priors", 1...100_000_000)
    let classes = try Borrowed.count(counts[2], "classes", 1...100_000)
    let levelCount = try Borrowed.count(counts[3], "levels", 0...10_000)
    guard let loss else { throw BridgeError.missing(argument: "loss") }
    var policy = try LossChoices.loss(named: Borrowed.text(name, "loss"))
    if let normalization {
      policy.normalization = try LossChoices.normalization(
        named: Borrowed.text(normalization, "normalize"))
    }
    if let settings { try policy.set(settings) }
    let batch = LossBatch(
      priors: priors, classes: classes,
      logits: try Borrowed.numbers(logits, [images, priors, classes], "logits"),
      offsets: try Borrowed.numbers(offsets, [images, priors, 4], "offsets"),
      assignment: try Borrowed.numbers(assignment, [images, priors], "assignment"),
      classTargets: try Borrowed.numbers(classTargets, [images, priors], "class targets"),
      targetOffsets: try Borrowed.numbers(targetOffsets, [images, priors, 4], "offset targets"),
      overlaps: overlaps == nil
        ? nil : try Borrowed.numbers(overlaps, [images, priors], "overlaps"))
    let levelCounts = try Borrowed.numbers(levels, [levelCount], "levels").map {
      Int(clamping: max(0, $0))
    }
    // Saturating, so that nonsense is refused below and does not overflow.
    let sum = levelCounts.reduce(0) { min($0 + min($1, priors + 1), priors + 1) }
    if policy.mining.pool == .level, sum != priors {
      throw BridgeError.levelsNeeded(loss: policy.name, priors: priors, found: sum)
    }
    try batch.check(policy)
    let prepared = try (0..<images).map { try batch.image($0, for: policy) }
    let result = try policy(prepared, levelCounts: levelCounts)
    let numbers = [
      result.total, result.classification, result.localization, Double(result.positiveCount),
      Double(result.negatives.reduce(0) { $0 + $1.count }),
    ]
    for (place, number) in numbers.enumerated() { loss[place] = number }
    termCount?.pointee = Int64(result.terms.count)
    for (place, term) in result.terms.enumerated() {
      terms?[place * 2] = term.classification
      terms?[place * 2 + 1] = term.localization
    }
    if let negatives = try Borrowed.room(negatives, [images, priors], "negatives") {
      negatives.update(repeating: 0)
      for (image, chosen) in result.negatives.enumerated() {
        for prior in chosen { negatives[image * priors + Int(prior)] = 1 }
      }
    }
  }
}
