import Boxes

/// Why targets can't be made. Stops the run.
public enum TargetsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The trainer raises on an image without boxes.
  case emptyImage(trainer: String, reason: String)
  /// The trainer raises on a box without width or height.
  case degenerateBox(trainer: String, index: Int, reason: String)
  /// An edge of a ground truth is infinite or not a number.
  case groundTruthNotFinite(index: Int)
  /// The trainer raises on a ground truth.
  case groundTruthRefused(trainer: String, index: Int, reason: String)
  /// The layout gives priors whose numbers are not finite.
  case priorsNotFinite(layout: String, prior: Int)
  /// The layout gives more priors than an encoder takes, or none.
  case priorCount(layout: String, count: Int)
  /// A preset's input is no size.
  case inputSide(Int, most: Int)
  /// The trainer's feature maps belong to one input.
  case fixedInput(trainer: String, ImageSize)
  /// A network that halves its input again and again can't take this one.
  case inputNotMultiple(trainer: String, ImageSize, of: Int)
  /// A preset's tables have not a step and ratios for each level, and one size more.
  case tableLengths(levels: Int, steps: Int, sizes: Int, ratios: Int)
  /// No preset has that name.
  case unknownPreset(name: String, nearest: String?)
  /// The trainer raises or divides by zero on a batch without a positive prior.
  case noPositives(trainer: String, reason: String)
  /// The trainer raises when nothing passes the score threshold.
  case nothingDetected(trainer: String, reason: String)

  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .emptyImage(let trainer, let reason):
      "\(trainer) fails on an image without boxes (\(reason)); leave such images out"
    case .degenerateBox(let trainer, let index, let reason):
      "\(trainer) fails on ground truth \(index), a box without width or height (\(reason)); "
        + "leave such objects out"
    case .groundTruthNotFinite(let index):
      "ground truth \(index) has an edge that is not a finite number"
    case .groundTruthRefused(let trainer, let index, let reason):
      "\(trainer) fails on ground truth \(index) (\(reason))"
    case .priorsNotFinite(let layout, let prior):
      "layout '\(layout)' gives prior \(prior) a size that is not a finite number above zero; "
        + "check its sizes and the number of its levels"
    case .priorCount(let layout, let count):
      "layout '\(layout)' has \(count) priors; expected 1 to \(PriorLayout.maximumCount)"
    case .inputSide(let side, let most):
      "an input of \(side) pixels each way is no size; expected 1 to \(most)"
    case .fixedInput(let trainer, let size):
      "the feature maps of \(trainer) are made for an input of \(size) alone; for another, describe "
        + "its maps in a layout (anchors priors --preset \(trainer) --format layout writes one)"
    case .inputNotMultiple(let trainer, let size, let stride):
      "\(trainer) takes sides that are multiples of \(stride), and \(size) has not such sides"
    case .tableLengths(let levels, let steps, let sizes, let ratios):
      "tables of \(steps) steps, \(sizes) sizes and \(ratios) lists of ratios for \(levels) levels; "
        + "expected a step and a list for each level, and one size more"
    case .unknownPreset(let name, let nearest):
      "no preset '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .noPositives(let trainer, let reason):
      "\(trainer) has no loss for a batch without a positive prior (\(reason))"
    case .nothingDetected(let trainer, let reason):
      "\(trainer) fails when no score passes the threshold (\(reason))"
    }
  }
}
