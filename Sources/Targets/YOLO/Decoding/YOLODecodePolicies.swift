/// How YOLO networks are read: **the list**, one value a trainer's default.
public enum YOLODecodePolicies {
  /// yolov5's `non_max_suppression` as it stands: the best class from 0.25, 300 an image.
  ///
  /// - Parity: yolov5 7.0.14, ran.
  public static let yolov5 = YOLODecodePolicy(
    name: "yolov5", objectThreshold: 0.25, scoreThreshold: 0.25, findsEveryClass: false,
    preLimit: 30_000, separation: .moved(by: 7680), postLimit: 300)
  /// As yolov5's `val.py` calls it: every class from 0.001, suppressed above 0.6.
  ///
  /// - Parity: yolov5 7.0.14, ran.
  public static let yolov5Validation = YOLODecodePolicy(
    name: "yolov5-val", objectThreshold: 0.001, scoreThreshold: 0.001, findsEveryClass: true,
    preLimit: 30_000, separation: .moved(by: 7680), suppression: 0.6, postLimit: 300)
  /// yolov7's `non_max_suppression` as it stands; one class alone is not multiplied in.
  ///
  /// - Parity: yolov7 a207844b, ran.
  public static let yolov7 = YOLODecodePolicy(
    name: "yolov7", objectThreshold: 0.25, scoreThreshold: 0.25, findsEveryClass: false,
    ignoresOnlyClass: true, preLimit: 30_000, separation: .moved(by: 4096), postLimit: 300)
  /// As yolov7's `test.py` calls it: every class from 0.001, suppressed above 0.65.
  ///
  /// - Parity: yolov7 a207844b, ran.
  public static let yolov7Validation = YOLODecodePolicy(
    name: "yolov7-test", objectThreshold: 0.001, scoreThreshold: 0.001, findsEveryClass: true,
    ignoresOnlyClass: true, preLimit: 30_000, separation: .moved(by: 4096), suppression: 0.65,
    postLimit: 300)
  /// mmdetection's YOLOv3: classes from 0.05, 1000 of all levels, 100 an image.
  ///
  /// - Parity: mmdet 3.3.0, ran.
  public static let mmdetection = YOLODecodePolicy(
    name: "mmdet-yolov3", objectThreshold: 0.005, objectComparator: .atLeast, classThreshold: 0.05,
    findsEveryClass: true, preLimit: 1000, leastSide: 0, separation: .movedPastLargest,
    postLimit: 100)
  /// darknet's `yolo` layers: objects and products from 0.25, `do_nms_sort`.
  ///
  /// - Parity: darknet 59596d78, compiled for a CPU, ran.
  public static let darknet = YOLODecodePolicy(
    name: "darknet", objectThreshold: 0.25, scoreThreshold: 0.25, findsEveryClass: true,
    separation: .classByClass)
  /// darknet's `yolo` layers with the suppression that YOLOv4's files ask for: `diounms_sort`, with
  /// `nms_kind` `greedynms` or `diounms` and `beta_nms` 0.6, which choose the same boxes.
  ///
  /// - Parity: darknet 59596d78, compiled for a CPU, ran.
  public static let darknetDistance = YOLODecodePolicy(
    name: "darknet-diou", objectThreshold: 0.25, scoreThreshold: 0.25, findsEveryClass: true,
    separation: .classByClass, distancePower: 0.6)
  /// darknet's `region` layer: products from 0.25, `do_nms_sort`.
  ///
  /// - Parity: darknet 59596d78, compiled for a CPU, ran.
  public static let darknetRegion = YOLODecodePolicy(
    name: "darknet-region", scoreThreshold: 0.25, findsEveryClass: true, separation: .classByClass)

  /// Every policy.
  public static let all = [
    yolov5, yolov5Validation, yolov7, yolov7Validation, mmdetection, darknet, darknetDistance,
    darknetRegion,
  ]
}
