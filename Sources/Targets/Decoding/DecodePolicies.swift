/// How the family's networks are read: **the list**, one value a trainer.
public enum DecodePolicies {
  /// gluon-cv: 400 over all classes before suppression, 100 rows after.
  public static let gluonCV = DecodePolicy(
    name: "gluoncv", scoreThreshold: 0.01, preLimit: .init(.allClasses, 400),
    postLimit: .init(.allClasses, 100), order: .byScore)
  /// torchcv: 0.6 and no limits; it raises when nothing passes.
  public static let torchCV = DecodePolicy(
    name: "torchcv", scoreThreshold: 0.6,
    emptyReason: "RuntimeError: torch.cat(): expected a non-empty list of Tensors")
  /// allegro: 0.05 and no limits.
  public static let allegro = DecodePolicy(name: "allegro", scoreThreshold: 0.05)
  /// SSD-Tensorflow: 400 and 200 for each class, clipped at the end.
  public static let ssdTensorFlow = DecodePolicy(
    name: "ssd-tensorflow", scoreThreshold: 0.5, comparator: .atLeast,
    preLimit: .init(.eachClass, 400), suppression: 0.5, postLimit: .init(.eachClass, 200),
    clipping: .afterSuppression)
  /// modular_SSD_tensorflow: as SSD-Tensorflow, from 0.01, suppressed above 0.45.
  public static let modularSSD = DecodePolicy(
    name: "modular-ssd", scoreThreshold: 0.01, comparator: .atLeast,
    preLimit: .init(.eachClass, 400), postLimit: .init(.eachClass, 200),
    clipping: .afterSuppression)
  /// torchvision: clipped first, 400 for each class, 200 an image.
  public static let torchVision = DecodePolicy(
    name: "torchvision", scoreThreshold: 0.01, preLimit: .init(.eachClass, 400),
    postLimit: .init(.allClasses, 200), clipping: .beforeSuppression, order: .byScore)
  /// torchvision's SSDlite: 300 for each class, 300 an image, from 0.001.
  public static let torchVisionLite = DecodePolicy(
    name: "torchvision-ssdlite", scoreThreshold: 0.001, preLimit: .init(.eachClass, 300),
    suppression: 0.55, postLimit: .init(.allClasses, 300), clipping: .beforeSuppression,
    order: .byScore)
  /// Caffe: 400 for each class, 200 an image.
  public static let caffe = DecodePolicy(
    name: "caffe", scoreThreshold: 0.01, preLimit: .init(.eachClass, 400),
    postLimit: .init(.allClasses, 200))

  /// mmdetection's SSDs: 1000 of each level; what is left of a box inside the image has to have a side.
  public static let mmdetection = DecodePolicy(
    name: "mmdet", scoreThreshold: 0.02, preLimit: .init(.eachLevel, 1000), leastSide: 0,
    postLimit: .init(.allClasses, 200), clipping: .beforeSuppression, order: .byScorePriorFirst)
  /// OTX: mmdetection's without a number for the levels, which then is −1: each level loses the
  /// lowest of its scores.
  public static let otx = DecodePolicy(
    name: "otx", scoreThreshold: 0.02, preLimit: .init(.eachLevel, -1), leastSide: 0,
    postLimit: .init(.allClasses, 200), clipping: .beforeSuppression, order: .byScorePriorFirst)
  /// The package pytorch-ssd: from 0.8, 100 an image.
  public static let pyTorchSSD = DecodePolicy(
    name: "pytorch-ssd", scoreThreshold: 0.8, postLimit: .init(.allClasses, 100),
    order: .byScorePriorFirst)
  /// The repository with mb1-ssd: 200 for each class, 1e-5 in the union of shares.
  public static let mobileNetSSD = DecodePolicy(
    name: "mb1-ssd", scoreThreshold: 0.01, preLimit: .init(.eachClass, 200), unionEpsilon: 1e-5)
  /// super-gradients: each class's probability times the best one's, 300 an image.
  public static let superGradients = DecodePolicy(
    name: "super-gradients", scoring: .timesBestObject, scoreThreshold: 0.001, suppression: 0.6,
    postLimit: .init(.allClasses, 300), order: .byScorePriorFirst)
  /// PaddleDetection: 400 for each class, 200 an image.
  public static let paddleDetection = DecodePolicy(
    name: "paddledet", scoreThreshold: 0.01, preLimit: .init(.eachClass, 400),
    postLimit: .init(.allClasses, 200))
  /// ssd_keras: no limit for a class, 200 an image.
  public static let ssdKeras = DecodePolicy(
    name: "ssd-keras", scoreThreshold: 0.01, postLimit: .init(.allClasses, 200))

  /// torchvision's RetinaNet: 1000 of each level, 300 an image.
  public static let torchVisionRetinaNet = DecodePolicy(
    name: "torchvision-retinanet", activation: .sigmoid, scoreThreshold: 0.05,
    preLimit: .init(.eachLevel, 1000), suppression: 0.5, postLimit: .init(.allClasses, 300),
    clipping: .beforeSuppression, order: .byScorePriorFirst)
  /// mmdetection's RetinaNet: 1000 of each level, 100 an image.
  public static let mmdetectionRetinaNet = DecodePolicy(
    name: "mmdet-retinanet", activation: .sigmoid, scoreThreshold: 0.05,
    preLimit: .init(.eachLevel, 1000), suppression: 0.5, leastSide: 0,
    postLimit: .init(.allClasses, 100), clipping: .beforeSuppression, order: .byScorePriorFirst)

  /// detectron2's RetinaNet: as torchvision's, 100 an image, and boxes are not clipped. Its model
  /// clips them when it takes them to the size of the image.
  public static let detectron2RetinaNet = DecodePolicy(
    name: "detectron2-retinanet", activation: .sigmoid, scoreThreshold: 0.05,
    preLimit: .init(.eachLevel, 1000), suppression: 0.5, postLimit: .init(.allClasses, 100),
    order: .byScorePriorFirst)

  /// torchvision's proposal network at its test settings: 1000 of each level, suppressed level by
  /// level, sides of at least 0.001, 1000 an image.
  public static let torchVisionProposals = DecodePolicy(
    name: "torchvision-rpn", activation: .sigmoid, scoreThreshold: 0, comparator: .atLeast,
    preLimit: .init(.eachLevel, 1000), suppression: 0.7, suppressionScope: .eachClassOfLevel,
    leastSide: 1e-3, sideComparator: .atLeast, postLimit: .init(.allClasses, 1000),
    clipping: .beforeSuppression, order: .byScorePriorFirst)
  /// detectron2's proposal network at its test settings: torchvision's, with logits for scores and
  /// sides above 0.
  public static let detectron2Proposals = DecodePolicy(
    name: "detectron2-rpn", activation: .none, scoreThreshold: -.infinity,
    preLimit: .init(.eachLevel, 1000), suppression: 0.7, suppressionScope: .eachClassOfLevel,
    leastSide: 0, postLimit: .init(.allClasses, 1000), clipping: .beforeSuppression,
    order: .byScorePriorFirst)
  /// mmdetection's proposal network: as torchvision's, sides above 0.
  public static let mmdetectionProposals = DecodePolicy(
    name: "mmdet-rpn", activation: .sigmoid, scoreThreshold: 0, comparator: .atLeast,
    preLimit: .init(.eachLevel, 1000), suppression: 0.7, suppressionScope: .eachClassOfLevel,
    leastSide: 0, postLimit: .init(.allClasses, 1000), clipping: .beforeSuppression,
    order: .byScorePriorFirst)

  /// keras-hub's RetinaNet: the best class of a prior, from 0.5; all classes suppress each other, and
  /// boxes are not clipped. 100 an image.
  public static let kerasHubRetinaNet = DecodePolicy(
    name: "keras-hub-retinanet", activation: .sigmoid, scoring: .bestObject, scoreThreshold: 0.5,
    suppression: 0.5, suppressionComparator: .atLeast, unionEpsilon: 1e-8,
    needsEdgeAboveZero: true, suppressionScope: .allClasses, postLimit: .init(.allClasses, 100),
    order: .byScoreLastPriorFirst)

  /// The model garden's RetinaNet: 5000 of each class, 100 an image.
  public static let tfModelsRetinaNet = DecodePolicy(
    name: "tf-models-retinanet", activation: .sigmoid, scoreThreshold: 0.05,
    preLimit: .init(.eachClass, 5000), suppression: 0.5, suppressionComparator: .atLeast,
    unionEpsilon: 1e-8, needsEdgeAboveZero: true, postLimit: .init(.allClasses, 100),
    clipping: .beforeSuppression, order: .byScore)
  /// The model garden's proposal network at its test settings: 1000 of each level, suppressed level by
  /// level, sides of any length, 1000 an image. Its rows of zeros, which fill up the 1000, are left out.
  public static let tfModelsProposals = DecodePolicy(
    name: "tf-models-rpn", activation: .sigmoid, scoreThreshold: 0, comparator: .atLeast,
    preLimit: .init(.eachLevel, 1000), suppression: 0.7, suppressionComparator: .atLeast,
    unionEpsilon: 1e-8, needsEdgeAboveZero: true, suppressionScope: .eachClassOfLevel,
    postLimit: .init(.allClasses, 1000), clipping: .beforeSuppression,
    order: .byScorePriorFirst)

  /// effdet: the best 5000 of all levels whatever their score, 100 an image.
  public static let efficientDet = DecodePolicy(
    name: "effdet", activation: .sigmoid, scoreThreshold: 0, preLimit: .init(.allClasses, 5000),
    suppression: 0.5, postLimit: .init(.allClasses, 100), clipping: .beforeSuppression,
    order: .byScorePriorFirst)

  /// Every policy.
  public static let all = [
    gluonCV, torchCV, allegro, ssdTensorFlow, modularSSD, torchVision, torchVisionLite, caffe,
    mmdetection, otx, pyTorchSSD, mobileNetSSD, superGradients, paddleDetection, ssdKeras,
    torchVisionRetinaNet, mmdetectionRetinaNet, detectron2RetinaNet, torchVisionProposals,
    detectron2Proposals, mmdetectionProposals, kerasHubRetinaNet, tfModelsRetinaNet,
    tfModelsProposals, efficientDet,
  ]
}
