import Boxes

/// Where SqueezeDet's trainer stops with an exception, and so do we.
public enum SqueezeDetError: Error, Hashable, Sendable {
  /// The number of seeds is not `ANCHOR_PER_GRID`; the trainer can't reshape its anchors.
  case seedCountMismatch(seeds: Int, perCell: Int)
  /// A grid without cells, or without anchors.
  case emptyGrid(width: Int, height: Int, perCell: Int)
  /// A grid of more priors than are handled.
  case tooManyPriors(limit: Int)
  /// An image without one kept object; the trainer indexes an empty array.
  case noGroundTruths
  /// An image with more kept objects than priors; the trainer indexes past its anchors.
  case moreGroundTruthsThanPriors(groundTruths: Int, priors: Int)
  /// A line that is not UTF-8; opening the file as text fails as a whole.
  case notUTF8(line: Int)
  /// The TensorFlow trainer's assertion or crash over one line (Keras drops it in silence).
  case refusedLine(line: Int, reason: SqueezeDetDropReason)
  /// Columns or tensors whose lengths do not fit the grid.
  case wrongLength(what: String, expected: Int, found: Int)
  /// A class index past the classes that there are.
  case classOutOfRange(classIndex: Int, classCount: Int)
  /// Detections of a class that has no ground truth; the trainer's average precision fails.
  case detectionsWithoutGroundTruth(classIndex: Int)
}

extension SqueezeDetError: CustomStringConvertible {
  /// One sentence: what, what was expected, what to do.
  public var description: String {
    switch self {
    case .seedCountMismatch(let seeds, let perCell):
      """
      ANCHOR_SEED has \(seeds) anchors, but ANCHOR_PER_GRID is \(perCell); the trainer can't \
      reshape its anchors. Set ANCHOR_PER_GRID to \(seeds)
      """
    case .emptyGrid(let width, let height, let perCell):
      """
      the grid is \(width)x\(height) cells with \(perCell) anchors each; all three have to be at \
      least 1 (ANCHORS_WIDTH, ANCHORS_HEIGHT, ANCHOR_PER_GRID)
      """
    case .tooManyPriors(let limit):
      "the grid has more than \(limit) priors; check ANCHORS_WIDTH, ANCHORS_HEIGHT, ANCHOR_SEED"
    case .noGroundTruths:
      """
      no object of this image is kept, and the trainer stops at such an image with an IndexError; \
      leave it out of the training list
      """
    case .moreGroundTruthsThanPriors(let groundTruths, let priors):
      """
      the image has \(groundTruths) objects, but there are only \(priors) priors; the trainer \
      stops with an IndexError. Use a finer grid, or split the image
      """
    case .notUTF8(let line):
      "line \(line) is not UTF-8, and the trainer can't open the file; save it as UTF-8"
    case .refusedLine(let line, let reason):
      "line \(line): \(reason); the TensorFlow trainer stops here. Correct or delete the line"
    case .wrongLength(let what, let expected, let found):
      "\(what) has \(found) numbers, expected \(expected)"
    case .classOutOfRange(let classIndex, let classCount):
      "class index \(classIndex) is out of range: there are \(classCount) classes, counted from 0"
    case .detectionsWithoutGroundTruth(let classIndex):
      """
      class \(classIndex) has detections but no ground truth, and the trainer's average precision \
      stops with an IndexError; evaluate on images that have the class
      """
    }
  }
}
