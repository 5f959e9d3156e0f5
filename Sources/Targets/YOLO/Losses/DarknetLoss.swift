/// What darknet's layers train on: a delta for each number of the network, and the cost they report.
///
/// Thresholds, codes of sides and centers are those of a preset's ``YOLOAssigner``; which priors are no
/// background is decided by what the network predicts.
///
/// - Parity: darknet 59596d78, compiled for a CPU, ran: `yolo` layers with `iou_loss` `mse` and `ciou`,
///   the `region` layer with `rescore`, past its first 12,800 images. Not reproduced: `truth_thresh`
///   below 1, the other box losses, label smoothing, focal loss, `objectness_smooth`, class multipliers
///   (without them `cls_normalizer` does nothing), the rejection of bad labels.
public struct DarknetLoss: Hashable, Sendable {
  /// How boxes are learned.
  public enum BoxLoss: Hashable, Sendable {
    /// Squared errors of offsets; small boxes count up to twice in `yolo` layers.
    case squared
    /// The gradient of the CIoU in `yolo` layers; no delta is larger than `max_delta`.
    case completeIoU(largest: Float)
  }

  /// What tables call it.
  public var name: String
  /// How boxes are learned; the region layer knows squared errors alone.
  public var boxLoss: BoxLoss
  /// `iou_normalizer`, or the region layer's `coord_scale`.
  public var box: Float
  /// `obj_normalizer`; in the region layer `object_scale`, for objects alone.
  public var object: Float

  /// Names the choices.
  public init(name: String, boxLoss: BoxLoss = .squared, box: Float = 0.75, object: Float = 1) {
    self.name = name
    self.boxLoss = boxLoss
    self.box = box
    self.object = object
  }

  /// yolov3.cfg's, which leaves `iou_normalizer` at darknet's own 0.75.
  public static let yolov3 = DarknetLoss(name: "darknet")
  /// yolov4.cfg's.
  public static let yolov4 = DarknetLoss(
    name: "darknet-ciou", boxLoss: .completeIoU(largest: 5), box: 0.07)
  /// yolov4-csp.cfg's.
  public static let yolov4CSP = DarknetLoss(
    name: "darknet-ciou", boxLoss: .completeIoU(largest: 5), box: 0.05, object: 4)
  /// yolov2.cfg's.
  public static let region = DarknetLoss(name: "darknet-region", box: 1, object: 5)

  /// Deltas and cost of a batch.
  ///
  /// - Parameter preset: a darknet preset, the one that the images' targets were made for.
  /// - Shape: each head has a row for every prior of the preset.
  public func callAsFunction(_ images: [YOLOLossImage], preset: YOLOPreset) -> DarknetLossResult {
    precondition(fits(preset.assigner), "a darknet preset; CIoU and truth_thresh as stated")
    let grids = YOLOGrid.all(of: preset.layout)
    var deltas: [[Float]] = []
    var levels = grids.map { _ in DarknetLossSums() }
    for image in images {
      precondition(
        image.head.priorCount == preset.layout.count, "a head has a row for each prior")
      var own = DarknetDeltas(self, preset, grids, image)
      own.run(&levels)
      deltas.append(own.deltas)
    }
    let parts = levels.map { $0.parts(self) }
    return DarknetLossResult(
      deltas: deltas,
      parts: YOLOLossResult(
        box: parts.reduce(0) { $0 + $1.box }, object: parts.reduce(0) { $0 + $1.object },
        classification: parts.reduce(0) { $0 + $1.classification },
        total: parts.reduce(0) { $0 + $1.total }))
  }

  /// Whether the layers of a rule are reproduced with this loss.
  public func fits(_ assigner: YOLOAssigner) -> Bool {
    switch assigner {
    case .bestShape(let rule): rule.layers.allSatisfy { $0.predictionsAbove == nil }
    case .region: boxLoss == .squared
    case .sideRatio, .responsibleCells: false
    }
  }
}

/// What darknet's layers make of a batch.
public struct DarknetLossResult: Hashable, Sendable {
  /// By image: what the layer hands back to each number of a head, a step down the loss, flat as the
  /// head.
  public let deltas: [[Float]]
  /// The layers' costs, added up, and what they are made of: squares of the deltas, or with CIoU the
  /// mean of 1 − IoU over what a layer learns and the squares of the other deltas, with their weights.
  public let parts: YOLOLossResult
}

/// What a layer's cost is made of.
struct DarknetLossSums {
  var boxSquares = 0.0
  var objectSquares = 0.0
  var classSquares = 0.0
  var missing = 0.0
  var rows = 0

  func parts(_ loss: DarknetLoss) -> YOLOLossResult {
    var (box, weight) = (boxSquares, 1.0)
    if case .completeIoU = loss.boxLoss {
      box = Double(loss.box) * missing / Double(max(rows, 1))
      weight = Double(loss.object)
    }
    let (object, classes) = (weight * objectSquares, weight * classSquares)
    return YOLOLossResult(
      box: box, object: object, classification: classes, total: box + object + classes)
  }
}
