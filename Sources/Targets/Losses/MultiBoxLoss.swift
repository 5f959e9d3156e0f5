/// SSD's loss over given predictions: softmax cross-entropy with hard-negative mining, smooth L1.
///
/// Sums are in `Double`.
///
/// - Parity: spec section 10, each column a value of this type (`MultiBoxLosses`).
public struct MultiBoxLoss: Hashable, Sendable {
  /// A name for messages.
  public var name: String
  /// Which negatives take part.
  public var mining: HardNegativeMining
  /// What terms are divided by.
  public var normalization: LossNormalization
  /// The localization loss.
  public var smoothL1: SmoothL1
  /// What localization is multiplied by in the total.
  public var localizationWeight: Double
  /// The smallest probability whose logarithm is taken.
  public var probabilityFloor: Double?
  /// The weight of the localization of priors that are matched to background, as a stand-in box
  /// leaves them. At 0 their infinite offsets still make `nan`, as 0 times infinity does.
  public var backgroundMatchWeight: Double

  /// Names the choices; the defaults are the paper's.
  public init(
    name: String, mining: HardNegativeMining = HardNegativeMining(),
    normalization: LossNormalization = .batchPositivesAtLeastOne, smoothL1: SmoothL1 = SmoothL1(),
    localizationWeight: Double = 1, probabilityFloor: Double? = nil,
    backgroundMatchWeight: Double = 0
  ) {
    self.name = name
    self.mining = mining
    self.normalization = normalization
    self.smoothL1 = smoothL1
    self.localizationWeight = localizationWeight
    self.probabilityFloor = probabilityFloor
    self.backgroundMatchWeight = backgroundMatchWeight
  }

  /// The loss of a batch.
  ///
  /// - Parameters:
  ///   - batch: images of one network, with as many priors and classes each.
  ///   - levelCounts: priors of each level; read where mining is by level.
  /// - Throws: `noPositives` where the trainer raises.
  public func callAsFunction(
    _ batch: [LossImage], levelCounts: [Int] = []
  ) throws(TargetsError) -> MultiBoxLossResult {
    var result = MultiBoxLossResult()
    result.localizationWeight = localizationWeight
    result.positiveCount = batch.reduce(0) { $0 + $1.objectCount }
    result.negatives = Array(repeating: [], count: batch.count)
    if case .batchPositives(.refused(let reason)) = normalization, result.positiveCount == 0 {
      throw .noPositives(trainer: name, reason: reason)
    }
    for pool in pools(of: batch, levelCounts) {
      var sums = batch.map { _ in LossTerms() }
      var positiveCount = 0
      for image in pool.images {
        positiveCount += addPositives(batch[image], in: pool.priors, to: &sums[image])
      }
      let chosen = negatives(of: batch, in: pool, positives: positiveCount)
      for (image, prior, loss) in chosen {
        sums[image].negative += loss
        result.negatives[image].append(Int32(truncatingIfNeeded: prior))
      }
      switch normalization {
      case .nonZeroMean:
        result.terms.append(
          nonZeroMean(sums, positives: positiveCount, negatives: chosen.count))
      default:
        for image in pool.images {
          result.terms.append(
            normalized(sums[image], batch[image], of: batch.count, result.positiveCount))
        }
      }
    }
    return result
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

  /// Adds the positives' terms; returns their number.
  private func addPositives(
    _ image: LossImage, in priors: Range<Int>, to terms: inout LossTerms
  ) -> Int {
    var count = 0
    for (i, number) in image.positives.enumerated() where priors.contains(Int(number)) {
      let prior = Int(number)
      let isObject = image.positiveClasses[i] > 0
      if isObject {
        count += 1
        terms.positive += SoftmaxCrossEntropy.loss(
          image.logits(of: prior), target: Int(image.positiveClasses[i]),
          probabilityFloor: probabilityFloor)
      }
      let weight = isObject ? 1 : backgroundMatchWeight
      let target = image.positiveOffsets[i]
      for (k, value) in [target.tx, target.ty, target.tw, target.th].enumerated() {
        let difference = Double(image.offsets[prior * 4 + k]) - Double(value)
        terms.localization += weight * smoothL1(difference)
      }
    }
    return count
  }

  private func negatives(
    of batch: [LossImage], in pool: Pool, positives: Int
  ) -> [(image: Int, prior: Int, loss: Double)] {
    var candidates: [(image: Int, prior: Int, loss: Double)] = []
    var hardness: [Double] = []
    for i in pool.images {
      var next = 0
      for prior in pool.priors {
        while next < batch[i].positives.count, batch[i].positives[next] < prior { next += 1 }
        if next < batch[i].positives.count, batch[i].positives[next] == prior,
          batch[i].positiveClasses[next] > 0
        {
          continue
        }
        if let limit = mining.eligibleBelow, !(batch[i].bestOverlaps[prior] < limit) { continue }
        let logits = batch[i].logits(of: prior)
        let loss = SoftmaxCrossEntropy.loss(
          logits, target: 0, probabilityFloor: probabilityFloor)
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

  private func normalized(
    _ sums: LossTerms, _ image: LossImage, of batch: Int, _ positives: Int
  ) -> LossTerms {
    var classification = 1.0
    var localization = 1.0
    switch normalization {
    case .batchPositivesAtLeastOne: classification = Double(max(positives, 1))
    case .batchPositives(.zero) where positives == 0: return LossTerms()
    case .batchPositives(.zeroUnlessMinimum) where positives == 0:
      if mining.minimum == 0 { return LossTerms() }
    case .batchPositives: classification = Double(positives)
    case .imagePositives: classification = Double(image.objectCount)
    case .batchSize: classification = Double(batch)
    case .imagePositivesTimesBatch:
      classification = max(Double(image.objectCount), 1e-6) / Double(batch)
      localization = max(Double(image.positives.count), 1) / Double(batch)
    case .nonZeroMean: break
    }
    if normalization != .imagePositivesTimesBatch { localization = classification }
    return LossTerms(
      positive: sums.positive / classification, negative: sums.negative / classification,
      localization: sums.localization / localization,
      classification: (sums.positive + sums.negative) / classification)
  }
}
