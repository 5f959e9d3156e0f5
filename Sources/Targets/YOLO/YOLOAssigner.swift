/// Which priors of a YOLO network learn a ground truth.
///
/// - Convention: numbers are rounded to `Float` before they are compared.
public enum YOLOAssigner: Hashable, Sendable {
  /// Every anchor of every level whose sides are near enough, on the ground truth's cell and up to two
  /// cells beside it: ``YOLOSideRatio``.
  case sideRatio(YOLOSideRatio)
  /// The anchor with the best shape among those of all levels, on the ground truth's cell:
  /// ``YOLOBestShape``.
  case bestShape(YOLOBestShape)
  /// The anchor with the best shape of the only level: ``YOLORegion``.
  case region(YOLORegion)
  /// Anchors by IoU in place, among those of the cells that hold a center: ``YOLOResponsibleCells``.
  case responsibleCells(YOLOResponsibleCells)
}

/// yolov5's and yolov7's rule: sides that differ by less than a factor.
///
/// There is no overlap, no ignored prior and no best level: a ground truth can be positive on all
/// levels or on none. A prior can learn several ground truths, and one twice: every row counts in the
/// losses of boxes and classes; as object it learns the IoU of the row that comes last.
///
/// - Parity: yolov5 7.0.14 and yolov7 a207844b, `ComputeLoss.build_targets`, ran.
public struct YOLOSideRatio: Hashable, Sendable {
  /// `anchor_t`: each side of box and anchor is less than that many times the other.
  public var limit: Double

  /// States the factor.
  public init(limit: Double) { self.limit = limit }
}

/// The rule of darknet's `region` layer (YOLOv2) with `bias_match`: the best shape on the cell.
///
/// - Ties: the first anchor; of two ground truths on one prior the later one replaces the other.
/// - Parity: darknet 59596d78, the compiled layer in training, ran.
public struct YOLORegion: Hashable, Sendable {
  /// `thresh`: priors whose prediction overlaps a ground truth more are no background.
  public var ignoredAbove: Double

  /// States the threshold.
  public init(ignoredAbove: Double) { self.ignoredAbove = ignoredAbove }
}

/// mmdet's `GridAssigner`: overlap in place, but only among priors of cells that hold a center.
///
/// A prior elsewhere that overlaps too much is ignored. A ground truth without a prior above
/// ``positiveAbove`` gets all that tie for its best, in cells that hold **any** center.
///
/// - Ties: the first ground truth above the threshold; the later one among those that are forced.
/// - Parity: mmdet 3.3.0 over onedl-mmcv 2.3.6, ran.
public struct YOLOResponsibleCells: Hashable, Sendable {
  /// `pos_iou_thr`.
  public var positiveAbove: Double
  /// `neg_iou_thr`.
  public var negativeUpTo: Double
  /// `min_pos_iou`: a ground truth whose best is not above has none.
  public var forcedAbove: Double

  /// Names the thresholds.
  public init(positiveAbove: Double = 0.5, negativeUpTo: Double = 0.5, forcedAbove: Double = 0) {
    self.positiveAbove = positiveAbove
    self.negativeUpTo = negativeUpTo
    self.forcedAbove = forcedAbove
  }
}
