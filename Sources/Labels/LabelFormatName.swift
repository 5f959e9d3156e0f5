/// The label formats by the name that the command line uses.
public enum LabelFormatName: String, CaseIterable, Hashable, Sendable {
  /// Pascal VOC XML, one file an image.
  case voc
  /// KITTI object text, one file an image.
  case kitti
  /// YOLO text, one file an image.
  case yolo
  /// COCO JSON, one file for many images.
  case coco
}
