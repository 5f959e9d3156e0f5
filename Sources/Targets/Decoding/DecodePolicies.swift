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
  /// Caffe: 400 for each class, 200 an image.
  public static let caffe = DecodePolicy(
    name: "caffe", scoreThreshold: 0.01, preLimit: .init(.eachClass, 400),
    postLimit: .init(.allClasses, 200))

  /// Every policy.
  public static let all = [
    gluonCV, torchCV, allegro, ssdTensorFlow, modularSSD, torchVision, caffe,
  ]
}
