import Boxes

/// The settings of a SqueezeDet trainer, as its `squeeze.config` holds them, with its defaults.
///
/// A pure value: reading and writing the file is `SqueezeDetConfigFile` (module `Configs`). The
/// name of a field in the file is given where it differs by more than spelling.
///
/// - Parity: squeezedet-keras, `create_config.py`.
public struct SqueezeDetConfig: Hashable, Sendable {
  /// The network's input, `IMAGE_WIDTH` × `IMAGE_HEIGHT`, in pixels.
  public var imageSize: ImageSize
  /// Columns of the grid, `ANCHORS_WIDTH`.
  public var gridWidth: Int
  /// Rows of the grid, `ANCHORS_HEIGHT`.
  public var gridHeight: Int
  /// Priors a cell, `ANCHOR_PER_GRID`. The trainer fails when it is not the number of seeds.
  public var anchorsPerCell: Int
  /// The anchors, `ANCHOR_SEED`, in pixels of the network's input.
  public var anchorSeeds: [Size<Pixels>]
  /// `CLASS_NAMES` in the order of the class index.
  public var classNames: [String]

  /// Images a batch.
  public var batchSize = 4
  /// Channels of the input image.
  public var channels = 3
  /// The drop **rate** that Keras gets (`KEEP_PROB`; the name is that of the share kept).
  public var keepProbability = 0.5
  /// `LEARNING_RATE`.
  public var learningRate = 0.01
  /// `MOMENTUM`.
  public var momentum = 0.9
  /// `MAX_GRAD_NORM`.
  public var maximumGradientNorm = 1.0
  /// `WEIGHT_DECAY`: times the sum of squared weights.
  public var weightDecay = 0.001
  /// `LOSS_COEF_BBOX`.
  public var boxLossWeight = 5.0
  /// `LOSS_COEF_CLASS`.
  public var classLossWeight = 1.0
  /// `LOSS_COEF_CONF_POS`.
  public var positiveConfidenceLossWeight = 75.0
  /// `LOSS_COEF_CONF_NEG`.
  public var negativeConfidenceLossWeight = 100.0
  /// `EPSILON`, inside logarithms and below the IoU of the loss.
  public var epsilon = 1e-16
  /// `EXP_THRESH`: size offsets above it are decoded linearly.
  public var exponentThreshold = 1.0
  /// `PROB_THRESH`: detections with a score up to it are left out (when the top N is not used).
  public var probabilityThreshold = 0.005
  /// `TOP_N_DETECTION`: that many best scores are kept, whatever they are; 0 for none.
  public var topDetections = 64
  /// `NMS_THRESH`: boxes that overlap more suppress each other.
  public var suppressionThreshold = 0.4
  /// `FINAL_THRESHOLD`: the score that a detection has to pass at the end.
  public var finalThreshold = 0.0
  /// `IOU_THRESHOLD`: a detection has to overlap a ground truth more than that to count.
  public var evaluationOverlap = 0.5
  /// `VISUALIZATION_BATCH_SIZE`.
  public var visualizationBatchSize = 16

  /// The trainer's default settings with these sizes, anchors and classes.
  public init(
    imageSize: ImageSize, gridWidth: Int, gridHeight: Int, anchorSeeds: [Size<Pixels>],
    classNames: [String]
  ) {
    self.imageSize = imageSize
    self.gridWidth = gridWidth
    self.gridHeight = gridHeight
    self.anchorsPerCell = anchorSeeds.count
    self.anchorSeeds = anchorSeeds
    self.classNames = classNames
  }

  /// What the trainer writes when it is told nothing: 1248 × 384, a grid of 78 × 24 cells, nine
  /// anchors, cyclist, pedestrian and car.
  public static let kitti: SqueezeDetConfig = {
    guard let imageSize = ImageSize(width: 1248, height: 384) else {
      preconditionFailure("1248x384 is a size")
    }
    let seeds: [(Double, Double)] = [
      (36, 37), (366, 174), (115, 59), (162, 87), (38, 90), (258, 173), (224, 108), (78, 170),
      (72, 43),
    ]
    return SqueezeDetConfig(
      imageSize: imageSize, gridWidth: 78, gridHeight: 24,
      anchorSeeds: seeds.compactMap { Size(width: $0.0, height: $0.1) },
      classNames: ["cyclist", "pedestrian", "car"])
  }()

  /// The grid that SqueezeDet's four halvings give for an input: both sides divided by 16 and
  /// rounded up. Not for SqueezeDet+ or the ResNet and VGG variants, which pad otherwise.
  public static func grid(for imageSize: ImageSize) -> (width: Int, height: Int) {
    ((imageSize.width + 15) / 16, (imageSize.height + 15) / 16)
  }

  /// `CLASSES`: how many class names there are, a name that stands twice counted twice.
  public var classCount: Int { classNames.count }

  /// The index that the trainer gives a class name. Of equal names the last one counts.
  ///
  /// - Convention: names are compared by code points, capitals and all. The trainer lower-cases
  ///   what it reads from labels but not these, so a name with a capital is never found.
  public func classIndex(of name: String) -> ClassIndex? {
    classNames.lastIndex { $0.utf8.elementsEqual(name.utf8) }.map { ClassIndex($0) }
  }
}
