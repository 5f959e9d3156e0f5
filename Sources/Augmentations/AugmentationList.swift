/// Every augmentation, by name. A new one is one file in `Presets/` and one line here.
public enum AugmentationList {
  /// The augmentations.
  public static let all: [Augmentation] = [
    .none, .ssdPyTorch, .torchvisionSSD, .torchvisionSSDLite, .mmdetSSD, .gluonCVSSD, .tf2SSD,
    .caffeSSD, .ssdTensorFlow, .squeezeDetTF, .yolov5, .yolov5NoMosaic, .albumentationsSafeCrop,
  ]

  /// The augmentation of a name; nothing where there is none.
  public static func named(_ name: String) -> Augmentation? { all.first { $0.name == name } }
}
