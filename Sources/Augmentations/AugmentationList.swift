/// Every augmentation, by name. A new one is one file in `Presets/` and one line here.
///
/// What they share is less than their common ancestor promises. What becomes of a picture, which boxes
/// a crop keeps, and of which boxes a minimum overlap is asked:
///
/// - `none`: nothing; every box.
/// - `ssd-pytorch`: canvas, crop, flip; centers strictly inside; of no box, by a slip.
/// - `torchvision-ssd`: canvas, crop, flip; centers strictly inside; of the best box with its center
///   inside.
/// - `torchvision-ssdlite`: the same without the canvas.
/// - `mmdet-ssd`: canvas, crop, flip; centers strictly inside; of every box.
/// - `gluoncv-ssd`: canvas, one of up to seven crops, 300 × 300, flip; centers inside, left and top
///   edges included; of every box.
/// - `tf2-ssd`: square patch around the middle, flips, 300 × 300 in whole pixels; a fifth of a box's
///   own area; of no box.
/// - `caffe-ssd`: canvas, one of up to seven crops, mirror; centers inside, edges included; of any
///   object, wherever its center lies, so that a crop may keep none.
/// - `ssd-tensorflow`: crop, flip; half of a box's own area, unclipped; a quarter of the area of any
///   box.
/// - `squeezedet-tf`: shift, flip; every box, unclipped; of no box.
/// - `yolov5`: mosaic of four pictures, scale, shift, flip; a tenth of a box's own area and 2 px; of no
///   box.
/// - `yolov5-no-mosaic`: letterbox, scale, shift, flip; likewise.
/// - `albumentations-safe-crop`: a crop around all boxes; every box; of no box.
public enum AugmentationList {
  /// The augmentations.
  public static let all: [Augmentation] = [
    .none, .ssdPyTorch, .torchvisionSSD, .torchvisionSSDLite, .mmdetSSD, .gluonCVSSD, .tf2SSD,
    .caffeSSD, .ssdTensorFlow, .squeezeDetTF, .yolov5, .yolov5NoMosaic, .albumentationsSafeCrop,
  ]

  /// The augmentation of a name; nothing where there is none.
  public static func named(_ name: String) -> Augmentation? { all.first { $0.name == name } }
}
