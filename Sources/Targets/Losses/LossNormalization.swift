/// What a loss is divided by.
public enum LossNormalization: Hashable, Sendable {
  /// Positives of the batch, or 1 where there are fewer.
  case batchPositivesAtLeastOne
  /// Positives of the batch; without one, see the case.
  case batchPositives(WithoutPositives)
  /// Positives of the batch, where an image without any counts as one.
  case batchPositivesEachAtLeastOne
  /// Positives of the batch and one more.
  case batchPositivesPlusOne
  /// Positives of the image; an image without positives divides by zero.
  case imagePositives
  /// Positives of the image, and times the batch size; an image without positives divides by
  /// `1e-6` and has no localization loss.
  case imagePositivesTimesBatch
  /// Positives of the image and images of the batch; without positives, see the case.
  case imagePositivesMean(WithoutPositives)
  /// Images of the batch.
  case batchSize
  /// Priors of the batch that are not ignored: those drawn for a proposal network.
  case takingPart
  /// The same, where an image without positives counts one more, as does one without negatives.
  case takingPartEachAtLeastOne
  /// So many for each image of the batch, however many priors take part.
  case perImage(Int)
  /// Classification by so many for each image of the batch; localization by the coordinates that
  /// positives learn, `plus` added, of the level where the loss is summed level by level.
  case perImageAndOffsets(Int, plus: Double)
  /// An average that moves with the positives of the batch, or 1 where there are fewer:
  /// `momentum · previous + (1 − momentum) · positives`. The trainer keeps it from step to step;
  /// `previous` is the one from the step before.
  case movingAverage(previous: Double, momentum: Double)
  /// Each term by the number of its own non-zero weights; localization by its coordinates.
  case nonZeroMean

  /// What a batch, or an image by itself, does without a positive prior.
  public enum WithoutPositives: Hashable, Sendable {
    /// Divides by zero: `nan`, or `inf` where negatives were chosen.
    case dividesByZero
    /// Divides by 1.
    case dividesByOne
    /// It raises, with this message.
    case refused(reason: String)
    /// The loss is 0.
    case zero
    /// The loss is 0, but divided by 1 where mining asks for a minimum of negatives.
    case zeroUnlessMinimum
  }
}

/// What a normalization counts.
struct LossCounts {
  /// Positive priors of the image.
  var image = 0
  /// Priors of the image that are matched at all, to a stand-in box too.
  var matched = 0
  /// Positive priors of the batch.
  var batch = 0
  /// Positive priors of the batch, where an image without any counts as one.
  var batchEachAtLeastOne = 0
  /// Priors of the batch that are not ignored.
  var takingPart = 0
  /// The same, where an image without positives counts one more, as does one without negatives.
  var takingPartEachAtLeastOne = 0
  /// Images of the batch.
  var images = 0
  /// Priors that learn offsets: of the level where the loss is summed level by level, else the image.
  var learningOffsets = 0
}

extension LossNormalization {
  /// What an image's sums are divided by; nothing where its loss is 0.
  ///
  /// - Parameter hasMinimum: whether mining asks for a minimum of negatives.
  func divisors(
    _ counts: LossCounts, hasMinimum: Bool
  ) -> (classification: Double, localization: Double)? {
    let divisor: Double
    switch self {
    case .batchPositivesAtLeastOne: divisor = Double(max(counts.batch, 1))
    case .batchPositives(let rule):
      guard let count = rule.count(counts.batch, hasMinimum) else { return nil }
      divisor = count
    case .batchPositivesEachAtLeastOne: divisor = Double(counts.batchEachAtLeastOne)
    case .batchPositivesPlusOne: divisor = Double(counts.batch + 1)
    case .imagePositives: divisor = Double(counts.image)
    case .imagePositivesTimesBatch:
      return (
        max(Double(counts.image), 1e-6) / Double(counts.images),
        max(Double(counts.matched), 1) / Double(counts.images)
      )
    case .imagePositivesMean(let rule):
      guard let count = rule.count(counts.image, hasMinimum) else { return nil }
      divisor = count * Double(counts.images)
    case .batchSize: divisor = Double(counts.images)
    case .takingPart: divisor = Double(counts.takingPart)
    case .takingPartEachAtLeastOne: divisor = Double(counts.takingPartEachAtLeastOne)
    case .perImage(let count): divisor = Double(count) * Double(counts.images)
    case .perImageAndOffsets(let count, let plus):
      return (Double(count) * Double(counts.images), 4 * Double(counts.learningOffsets) + plus)
    case .movingAverage(let previous, let momentum):
      divisor = momentum * previous + (1 - momentum) * Double(max(counts.batch, 1))
    // Divided where the terms are counted.
    case .nonZeroMean: divisor = 1
    }
    return (divisor, divisor)
  }
}

extension LossNormalization.WithoutPositives {
  /// The divisor for so many positives, or nothing where the loss is 0.
  fileprivate func count(_ positives: Int, _ hasMinimum: Bool) -> Double? {
    if positives > 0 { return Double(positives) }
    switch self {
    case .dividesByZero, .refused: return 0
    case .dividesByOne: return 1
    case .zero: return nil
    case .zeroUnlessMinimum: return hasMinimum ? 1 : nil
    }
  }
}
