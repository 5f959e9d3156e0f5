import Boxes

/// Which input size to take, and why: one answer, before any table.
///
/// - Smaller images are stretched to an input with the usual number of cells. A smaller input would have
///   a sparser grid, with which detectors of one grid did not learn.
/// - Upright images get an upright input with as many cells.
/// - Larger images get a denser grid when details would get lost otherwise: when many objects would be
///   too few pixels to be seen, or lie in less than a cell.
public struct InputSizeVerdict: Hashable, Sendable {
  /// Why a size is taken.
  public enum Reason: String, Hashable, Sendable {
    /// The images are smaller, and are stretched to it.
    case stretched
    /// It has as many cells as the usual one, upright.
    case upright
    /// A larger input, whose grid keeps what the usual one would lose.
    case denser
    /// No input up to four times the usual one keeps enough.
    case tiles
    /// It fits as it is.
    case usual
  }

  /// The size to take.
  public let inputSize: ImageSize
  /// Why.
  public let reason: Reason
  /// The size with the usual number of cells that is nearest to the images' shape.
  public let usual: ImageSize
  /// Boxes that are lost at ``usual``: a side under ``InputSizeAdvice/smallestSide`` pixels, or both
  /// sides under a cell.
  public let lost: Int

  /// Looks at images and boxes.
  ///
  /// - Parameter cells: how many cells the usual grid has.
  public init(
    _ survey: InputSizeSurvey, cells: Int, stride: Int, resize: SizeScaling.Resize
  ) {
    let aspect = InputSizeAdvice(survey, inputSizes: [], stride: stride, resize: resize)
      .medianAspect
    let suggested = InputSizeAdvice.suggestions(
      cells: cells, stride: stride, aspect: aspect, limit: 1
    ).first
    guard let suggested else { preconditionFailure("a grid of at least one cell has a size") }
    usual = suggested
    let tally = InputSizeTally(survey, inputSize: usual, stride: stride, resize: resize)
    lost = tally.lost
    let many = InputSizeAdvice.manyShare * Double(survey.boxes.values.reduce(0, +))
    let scale = tally.candidate(aspect: aspect).meanScale
    if scale < 1, lost > 0, Double(lost) >= many {
      let denser = tally.larger { Double($0.lost) < many }
      inputSize = denser ?? usual
      reason = denser == nil ? .tiles : .denser
    } else {
      inputSize = usual
      reason = aspect < 1 ? .upright : scale > 1 ? .stretched : .usual
    }
  }

  /// Whether a box is lost at ``usual``.
  public func loses(
    width: Double, height: Double, image: ImageSize, stride: Int, resize: SizeScaling.Resize
  ) -> Bool {
    var one = InputSizeSurvey()
    one.add(width: width, height: height, image: image)
    return InputSizeTally(one, inputSize: usual, stride: stride, resize: resize).lost > 0
  }
}
