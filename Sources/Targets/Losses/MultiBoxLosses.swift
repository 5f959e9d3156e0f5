/// The losses of the family: **the list**, one value a trainer.
public enum MultiBoxLosses {
  /// gluon-cv: 3 for 1 in each image, over the positives of the batch. Sum and lambda 1.
  public static let gluonCV = MultiBoxLoss(
    name: "gluoncv", normalization: .batchPositives(.zeroUnlessMinimum))
  /// torchcv: as gluon-cv, and it divides by zero without a positive.
  public static let torchCV = MultiBoxLoss(
    name: "torchcv",
    normalization: .batchPositives(.refused(reason: "ZeroDivisionError: float division by zero")))
  /// allegro: at least 3 negatives an image, `nan` and `inf` without a positive.
  public static let allegro = MultiBoxLoss(
    name: "allegro", mining: HardNegativeMining(minimum: 3),
    normalization: .batchPositives(.dividesByZero))
  /// SSD-Tensorflow 300: 3 for 1 across the batch, one more an image, strictly below the last's
  /// background probability; over the batch size.
  public static let ssdTensorFlow300 = MultiBoxLoss(
    name: "ssd-tensorflow-300",
    mining: HardNegativeMining(
      pool: .batch, rank: .backgroundProbability, cut: .strictlyHarder, extraPerImage: 1),
    normalization: .batchSize)
  /// SSD-Tensorflow 512, the older form: level by level, an eighth of the priors and 4 an image at
  /// least, each term over its own non-zero weights.
  public static let ssdTensorFlow512 = MultiBoxLoss(
    name: "ssd-tensorflow-512",
    mining: HardNegativeMining(
      pool: .level, rank: .backgroundProbability, cut: .strictlyHarder, minimumShare: 1.0 / 8,
      minimumPerImage: 4, beyondPool: 1),
    normalization: .nonZeroMean)
  /// modular_SSD_tensorflow: 2.5 for 1 across the batch, ties included; 0 without a positive.
  public static let modularSSD = MultiBoxLoss(
    name: "modular-ssd",
    mining: HardNegativeMining(
      ratio: 2.5, pool: .batch, rank: .backgroundProbability, cut: .atLeastAsHard, minimum: 1),
    normalization: .batchPositives(.zero))
  /// The TF2 walk-through: each image over its own positives, times the batch size; an image without
  /// boxes learns the whole image's box.
  public static let tf2Walkthrough = MultiBoxLoss(
    name: "tf2", normalization: .imagePositivesTimesBatch, probabilityFloor: 1e-15,
    backgroundMatchWeight: 1)
  /// torchvision.
  public static let torchVision = MultiBoxLoss(name: "torchvision")
  /// Caffe: only priors that overlap nothing by half may be negatives.
  public static let caffe = MultiBoxLoss(
    name: "caffe", mining: HardNegativeMining(eligibleBelow: 0.5))

  /// mmdetection's SSD: an image without positives still counts as one in the divisor.
  public static let mmdetection = MultiBoxLoss(
    name: "mmdet", background: .last, normalization: .batchPositivesEachAtLeastOne)
  /// The package pytorch-ssd, and the repository with mb1-ssd: `nan` without a positive.
  public static let pyTorchSSD = MultiBoxLoss(
    name: "pytorch-ssd", normalization: .batchPositives(.dividesByZero))
  /// super-gradients: the mean of images, each over its own positives; 0 without any.
  public static let superGradients = MultiBoxLoss(
    name: "super-gradients", normalization: .imagePositivesMean(.zero))
  /// PaddleDetection: an image without positives learns a hundredth of its priors as background.
  public static let paddleDetection = MultiBoxLoss(
    name: "paddledet", background: .last,
    mining: HardNegativeMining(shareWithoutPositives: 0.01))
  /// ssd_keras: 3 for 1 across the batch; neutral priors are in neither loss.
  public static let ssdKeras = MultiBoxLoss(
    name: "ssd-keras", mining: HardNegativeMining(pool: .batch), probabilityFloor: 1e-15)

  /// torchvision's RetinaNet: L1, each image over its own positives or 1, the mean of images.
  public static let torchVisionRetinaNet = MultiBoxLoss(
    name: "torchvision-retinanet", classification: .focal(SigmoidFocalLoss()),
    background: .absent, normalization: .imagePositivesMean(.dividesByOne),
    smoothL1: SmoothL1(rho: 0))
  /// mmdetection's RetinaNet: L1, over the positives of the batch as in its SSD.
  public static let mmdetectionRetinaNet = MultiBoxLoss(
    name: "mmdet-retinanet", classification: .focal(SigmoidFocalLoss()), background: .absent,
    normalization: .batchPositivesEachAtLeastOne, smoothL1: SmoothL1(rho: 0))

  /// detectron2's RetinaNet: L1, over a moving average of the batch's positives that starts at 100. Its
  /// configurations set the 0.1 of its defaults, where smooth L1 becomes straight, to 0.
  public static let detectron2RetinaNet = MultiBoxLoss(
    name: "detectron2-retinanet", classification: .focal(SigmoidFocalLoss()), background: .absent,
    normalization: .movingAverage(previous: 100, momentum: 0.9), smoothL1: SmoothL1(rho: 0))

  /// torchvision's proposal network: smooth L1 from 1/9, over the priors drawn.
  public static let torchVisionProposals = MultiBoxLoss(
    name: "torchvision-rpn", classification: .sigmoid, background: .absent,
    normalization: .takingPart, smoothL1: SmoothL1(rho: 1.0 / 9))
  /// detectron2's proposal network: L1, over 256 an image, drawn or not.
  public static let detectron2Proposals = MultiBoxLoss(
    name: "detectron2-rpn", classification: .sigmoid, background: .absent,
    normalization: .perImage(256), smoothL1: SmoothL1(rho: 0))
  /// mmdetection's proposal network: L1, over the priors drawn, and one more for each image of which
  /// no positive is among them.
  public static let mmdetectionProposals = MultiBoxLoss(
    name: "mmdet-rpn", classification: .sigmoid, background: .absent,
    normalization: .takingPartEachAtLeastOne, smoothL1: SmoothL1(rho: 0))

  /// keras-hub's RetinaNet: the focal loss without weights of classes, the mean over columns, and smooth
  /// L1, the mean over coordinates; over the positives of the batch, 0 without any. Run on TensorFlow;
  /// on PyTorch and JAX Keras holds the sigmoid to 1e-7 of 0 and 1 (read), which logits past ±14 feel.
  public static let kerasHubRetinaNet = MultiBoxLoss(
    name: "keras-hub-retinanet",
    classification: .focal(SigmoidFocalLoss(alpha: nil, isMean: true)), background: .absent,
    normalization: .batchPositives(.zero), smoothL1: SmoothL1(scale: 1.0 / 4))

  /// The model garden's RetinaNet: as effdet's, and a target of exactly 0 is learned.
  public static let tfModelsRetinaNet = MultiBoxLoss(
    name: "tf-models-retinanet", classification: .focal(SigmoidFocalLoss(gamma: 1.5)),
    background: .absent, normalization: .batchPositivesPlusOne,
    smoothL1: SmoothL1(rho: 0.1, scale: 0.1 / 4), localizationWeight: 50)
  /// The model garden's proposal network: objectness of the priors drawn over 256 an image; Huber's
  /// loss of every positive, drawn or not, level by level over the coordinates learned and 0.01. What
  /// fits its prior within 1e-6 learns no offsets.
  public static let tfModelsProposals = MultiBoxLoss(
    name: "tf-models-rpn", classification: .sigmoid, background: .absent,
    mining: HardNegativeMining(pool: .level),
    normalization: .perImageAndOffsets(256, plus: 0.01),
    smoothL1: SmoothL1(rho: 1.0 / 9, scale: 1.0 / 9), zeroOffsets: .boxesLeftOut,
    learnsUndrawnOffsets: true)

  /// effdet: Huber's loss of a quarter's weight and fifty times that, over the positives of the
  /// batch and one more. Its mask takes a target of exactly 0 for none.
  public static let efficientDet = MultiBoxLoss(
    name: "effdet", classification: .focal(SigmoidFocalLoss(gamma: 1.5)), background: .absent,
    normalization: .batchPositivesPlusOne, smoothL1: SmoothL1(rho: 0.1, scale: 0.1 / 4),
    zeroOffsets: .coordinatesLeftOut, localizationWeight: 50)

  /// Every loss.
  public static let all = [
    gluonCV, torchCV, allegro, ssdTensorFlow300, ssdTensorFlow512, modularSSD, tf2Walkthrough,
    torchVision, caffe, mmdetection, pyTorchSSD, superGradients, paddleDetection, ssdKeras,
    torchVisionRetinaNet, mmdetectionRetinaNet, detectron2RetinaNet, torchVisionProposals,
    detectron2Proposals, mmdetectionProposals, kerasHubRetinaNet, tfModelsRetinaNet,
    tfModelsProposals, efficientDet,
  ]
}
