/// What a loss is divided by.
public enum LossNormalization: Hashable, Sendable {
  /// Positives of the batch, or 1 where there are fewer.
  case batchPositivesAtLeastOne
  /// Positives of the batch; without one, see the case.
  case batchPositives(WithoutPositives)
  /// Positives of the image; an image without positives divides by zero.
  case imagePositives
  /// Positives of the image, and times the batch size; an image without positives divides by
  /// `1e-6` and has no localization loss.
  case imagePositivesTimesBatch
  /// Images of the batch.
  case batchSize
  /// Each term by the number of its own non-zero weights; localization by its coordinates.
  case nonZeroMean

  /// What a batch without a positive prior does.
  public enum WithoutPositives: Hashable, Sendable {
    /// Divides by zero: `nan`, or `inf` where negatives were chosen.
    case dividesByZero
    /// It raises, with this message.
    case refused(reason: String)
    /// The loss is 0.
    case zero
    /// The loss is 0, but divided by 1 where mining asks for a minimum of negatives.
    case zeroUnlessMinimum
  }
}
