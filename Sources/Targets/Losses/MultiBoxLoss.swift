/// The loss of a network with priors over given predictions: SSD's softmax cross-entropy with
/// hard-negative mining and smooth L1; RetinaNet's focal loss, or a proposal network's sigmoid
/// cross-entropy over the priors drawn for it (``LossImage/sampled(_:)``), in the place of the first.
///
/// Sums are in `Double`.
///
/// - Parity: recorded from the trainers' own code, each of them a value of this type
///   (`MultiBoxLosses`).
public struct MultiBoxLoss: Hashable, Sendable {
  /// A name for messages.
  public var name: String
  /// What it says about classes.
  public var classification: ClassificationLoss
  /// Which column of the logits is the background's.
  public var background: BackgroundColumn
  /// Which negatives take part; with a loss of sigmoids all do.
  public var mining: HardNegativeMining
  /// What terms are divided by.
  public var normalization: LossNormalization
  /// The localization loss.
  public var smoothL1: SmoothL1
  /// What becomes of targets of 0.
  public var zeroOffsets: ZeroOffsets
  /// Whether matched priors that were not drawn (``LossImage/sampled(_:)``) learn their offsets.
  public var learnsUndrawnOffsets: Bool
  /// What localization is multiplied by in the total.
  public var localizationWeight: Double
  /// The smallest probability whose logarithm is taken.
  public var probabilityFloor: Double?
  /// The weight of the localization of priors that are matched to background, as a stand-in box
  /// leaves them. At 0 their infinite offsets still make `nan`, as 0 times infinity does.
  public var backgroundMatchWeight: Double

  /// Names the choices; the defaults are the paper's.
  public init(
    name: String, classification: ClassificationLoss = .softmax,
    background: BackgroundColumn = .first, mining: HardNegativeMining = HardNegativeMining(),
    normalization: LossNormalization = .batchPositivesAtLeastOne, smoothL1: SmoothL1 = SmoothL1(),
    zeroOffsets: ZeroOffsets = .learned, learnsUndrawnOffsets: Bool = false,
    localizationWeight: Double = 1, probabilityFloor: Double? = nil,
    backgroundMatchWeight: Double = 0
  ) {
    self.name = name
    self.classification = classification
    self.background = background
    self.mining = mining
    self.normalization = normalization
    self.smoothL1 = smoothL1
    self.zeroOffsets = zeroOffsets
    self.learnsUndrawnOffsets = learnsUndrawnOffsets
    self.localizationWeight = localizationWeight
    self.probabilityFloor = probabilityFloor
    self.backgroundMatchWeight = backgroundMatchWeight
  }

  /// The loss of a batch.
  ///
  /// - Parameters:
  ///   - batch: images of one network, with as many priors and classes each.
  ///   - levelCounts: priors of each level; read where mining, or the sum, is by level.
  /// - Throws: `noPositives` where the trainer raises.
  public func callAsFunction(
    _ batch: [LossImage], levelCounts: [Int] = []
  ) throws(TargetsError) -> MultiBoxLossResult {
    var counts = LossCounts()
    for image in batch {
      let positives = objectCount(of: image)
      counts.batch += positives
      counts.batchEachAtLeastOne += max(positives, 1)
      let takingPart = image.priorCount - image.ignored.count
      counts.takingPart += takingPart
      counts.takingPartEachAtLeastOne += max(positives, 1) + max(takingPart - positives, 1)
    }
    counts.images = batch.count
    var result = MultiBoxLossResult()
    result.localizationWeight = localizationWeight
    result.positiveCount = counts.batch
    result.negatives = Array(repeating: [], count: batch.count)
    if case .batchPositives(.refused(let reason)) = normalization, counts.batch == 0 {
      throw .noPositives(trainer: name, reason: reason)
    }
    for pool in pools(of: batch, levelCounts) {
      var sums = batch.map { _ in LossTerms() }
      var positiveCount = 0
      var learning = batch.map { _ in 0 }
      for image in pool.images {
        positiveCount += addPositives(batch[image], in: pool.priors, to: &sums[image])
        learning[image] = addOffsets(batch[image], in: pool.priors, to: &sums[image])
      }
      var negativeCount = 0
      if classification == .softmax {
        for chosen in negatives(of: batch, in: pool, positives: positiveCount) {
          negativeCount += 1
          sums[chosen.image].negative += chosen.loss
          result.negatives[chosen.image].append(Int32(truncatingIfNeeded: chosen.prior))
        }
      } else {
        for image in pool.images {
          for prior in batch[image].negatives(in: pool.priors, background: nil) {
            sums[image].negative +=
              classification.ofColumns(batch[image].logits(of: prior), wanted: nil) ?? 0
          }
        }
      }
      if normalization == .nonZeroMean {
        result.terms.append(nonZeroMean(sums, positives: positiveCount, negatives: negativeCount))
        continue
      }
      let isByLevel = mining.pool == .level
      var level = LossTerms()
      for image in pool.images {
        counts.image = objectCount(of: batch[image])
        counts.matched = batch[image].positives.count
        counts.learningOffsets = isByLevel ? learning.reduce(0, +) : learning[image]
        let terms = normalized(sums[image], counts)
        if isByLevel { level += terms } else { result.terms.append(terms) }
      }
      if isByLevel { result.terms.append(level) }
    }
    return result
  }

  /// Matched priors whose class is an object's.
  private func objectCount(of image: LossImage) -> Int {
    image.objectCount(background: background.column(of: image.classCount))
  }

  /// Images whose negatives compete, and the priors among which they do.
  private struct Pool {
    var images: Range<Int>
    var priors: Range<Int>
  }

  private func pools(of batch: [LossImage], _ levelCounts: [Int]) -> [Pool] {
    let priors = 0..<(batch.first?.priorCount ?? 0)
    switch mining.pool {
    case .image: return batch.indices.map { Pool(images: $0..<$0 + 1, priors: priors) }
    case .batch: return [Pool(images: batch.indices, priors: priors)]
    case .level:
      precondition(
        levelCounts.reduce(0, +) == priors.count, "the levels hold all priors of an image")
      var start = 0
      return levelCounts.map { count in
        defer { start += count }
        return Pool(images: batch.indices, priors: start..<start + count)
      }
    }
  }

  /// Adds the cross-entropies of the positives; returns their number.
  private func addPositives(
    _ image: LossImage, in priors: Range<Int>, to terms: inout LossTerms
  ) -> Int {
    let background = background.column(of: image.classCount)
    var count = 0
    for (prior, number) in zip(image.positives, image.positiveClasses)
    where priors.contains(Int(prior)) && Int(number) != background {
      count += 1
      let logits = image.logits(of: Int(prior))
      terms.positive +=
        classification.ofColumns(logits, wanted: Int(number))
        ?? SoftmaxCrossEntropy.loss(
          logits, target: Int(number), probabilityFloor: probabilityFloor)
    }
    return count
  }

  private func negatives(
    of batch: [LossImage], in pool: Pool, positives: Int
  ) -> [(image: Int, prior: Int, loss: Double)] {
    guard let background = background.column(of: batch.first?.classCount ?? 0) else { return [] }
    var candidates: [(image: Int, prior: Int, loss: Double)] = []
    var hardness: [Double] = []
    for i in pool.images {
      for prior in batch[i].negatives(in: pool.priors, background: background) {
        if let limit = mining.eligibleBelow, !(batch[i].bestOverlaps[prior] < limit) { continue }
        let loss = SoftmaxCrossEntropy.loss(
          batch[i].logits(of: prior), target: background, probabilityFloor: probabilityFloor)
        candidates.append((i, prior, loss))
        hardness.append(
          mining.rank == .crossEntropy ? loss : -Double.exponential(-loss))
      }
    }
    let count = mining.count(
      positives: positives, negatives: candidates.count,
      priors: pool.priors.count * pool.images.count, images: pool.images.count)
    return mining.choose(from: hardness, count: count).map { candidates[$0] }
  }

  private func nonZeroMean(_ sums: [LossTerms], positives: Int, negatives: Int) -> LossTerms {
    var terms = LossTerms()
    for sum in sums {
      terms.positive += sum.positive / Double(max(positives, 1))
      terms.negative += sum.negative / Double(max(negatives, 1))
      terms.localization += sum.localization / Double(max(4 * positives, 1))
    }
    terms.classification = terms.positive + terms.negative
    return terms
  }

  private func normalized(_ sums: LossTerms, _ counts: LossCounts) -> LossTerms {
    guard
      let divisors = normalization.divisors(counts, hasMinimum: mining.minimum > 0)
    else { return LossTerms() }
    return LossTerms(
      positive: sums.positive / divisors.classification,
      negative: sums.negative / divisors.classification,
      localization: sums.localization / divisors.localization,
      classification: (sums.positive + sums.negative) / divisors.classification)
  }
}
