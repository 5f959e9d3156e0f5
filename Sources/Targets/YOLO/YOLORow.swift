/// One thing that a prior learns: a row of yolov5's target lists, a call of darknet's loss.
///
/// A prior can stand in several rows; what the trainer makes of that, its ``YOLOAssigner`` says.
public struct YOLORow: Hashable, Sendable {
  /// Which of a ground truth's cells the prior stands on.
  public enum Cell: Hashable, Sendable, CaseIterable {
    /// The one that holds its center.
    case own
    /// The one beside it.
    case left
    /// The one above it.
    case up
    /// The one beside it.
    case right
    /// The one below it.
    case down
    /// Any: what it predicts overlaps the ground truth.
    case any
  }

  /// Index of the prior.
  public let prior: Int
  /// Index of the ground truth in its image.
  public let groundTruth: Int
  /// Why the prior's cell.
  public let cell: Cell
  /// What the trainer compares: IoU in place, or of the shapes on one center. yolov5 and yolov7
  /// compare sides instead; theirs is the IoU of the shapes.
  public let overlap: Float
  /// Whether the overlap alone would not have made the match.
  public let isForced: Bool
  /// What the loss compares the prediction with.
  ///
  /// - Units: yolov5: `x, y` from the cell's corner and `w, h`, in cells. darknet: `x, y` from the
  ///   cell's corner in cells, sides as it codes them. mmdet: the same, kept inside the cell.
  public let offsets: BoxOffsets<Float>
}

/// Why a ground truth does not reach the loss.
public enum YOLORefusal: Hashable, Sendable, CustomStringConvertible {
  /// A side is less than a pixel of the input, once the box is clipped.
  case thinnerThanPixel
  /// Its center is outside the image, or on its left or upper edge.
  case centerOutside
  /// The ground truth with that index is the same, and of the same class.
  case repeats(groundTruth: Int)
  /// So many are kept already.
  case beyond(most: Int)

  /// The reason, in words.
  public var description: String {
    switch self {
    case .thinnerThanPixel: "a side inside the image is less than a pixel of the network's input"
    case .centerOutside: "its center is not inside the image"
    case .repeats: "it repeats another object"
    case .beyond(let most): "an image has no more than \(most) objects, in an order drawn anew"
    }
  }
}
