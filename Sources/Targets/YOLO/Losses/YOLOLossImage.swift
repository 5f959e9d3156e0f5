/// One image of a batch: what a YOLO network predicts, and what it has to learn.
public struct YOLOLossImage: Sendable {
  /// The predictions.
  public let head: YOLOHead
  /// What priors learn, in the trainer's order.
  public let rows: [YOLORow]
  /// Priors that are neither positive nor background, rising.
  public let ignored: [Int32]
  /// The class of each ground truth, from 0.
  public let classes: [Int]
  /// The ground truths that reach the loss.
  let boxes: [YOLOBox]

  /// Joins predictions, the targets of an encoder, and the ground truths that it encoded.
  public init(head: YOLOHead, targets: YOLOWorkspace, groundTruths: GroundTruthColumns) {
    self.head = head
    rows = targets.rows
    ignored = targets.ignored
    boxes = targets.boxes
    classes = groundTruths.classes.map(Int.init)
  }
}

/// The parts of a YOLO loss, with their weights in them.
public struct YOLOLossResult: Hashable, Sendable {
  /// Of boxes: CIoU for yolov5 and yolov7; centers and sides together for mmdet; for darknet squared
  /// deltas, or 1 − IoU where it trains on the CIoU.
  public let box: Double
  /// Of objects and background.
  public let object: Double
  /// Of classes.
  public let classification: Double
  /// What is trained on: yolov5 and yolov7 multiply the sum of the parts by the number of images.
  /// darknet reports it and trains on its deltas.
  public let total: Double
}
