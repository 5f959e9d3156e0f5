import Boxes

/// Anchors that trainers ship with: what a dataset's own anchors are compared with.
public struct PublishedAnchors: Hashable, Sendable {
  /// The name on the command line.
  public let name: String
  /// Where the numbers stand.
  public let source: String
  /// The emitters whose trainer ships with them.
  public let targets: [String]
  /// The network's input that the sizes are pixels of.
  public let inputSize: ImageSize
  /// The sizes as published, in their order.
  public let sizes: [Size<Pixels>]

  /// The sizes as shares of their input, which is how they compare on another one.
  public var anchors: AnchorSet? {
    AnchorSet(pixels: sizes, scaling: SizeScaling(inputSize: inputSize))
  }

  /// All sets, in the order of tables.
  public static let all: [PublishedAnchors] = [
    set(
      "squeezedet-kitti", "squeezedet-keras, create_config.py", ["squeezedet"], 1248, 384,
      [
        (36, 37), (366, 174), (115, 59), (162, 87), (38, 90), (258, 173), (224, 108), (78, 170),
        (72, 43),
      ]),
    // Published in cells of 32 pixels.
    set(
      "yolov2-voc", "darknet, yolov2-voc.cfg", [], 416, 416,
      [
        (42.3072, 55.4064), (102.168, 128.30208), (161.78784, 259.16544),
        (303.07584, 154.89696), (359.5648, 320.2272),
      ]),
    set(
      "yolov3-coco", "darknet, yolov3.cfg", ["darknet", "mmdetection"], 416, 416,
      [
        (10, 13), (16, 30), (33, 23), (30, 61), (62, 45), (59, 119), (116, 90), (156, 198),
        (373, 326),
      ]),
    set(
      "yolov4-coco", "darknet, yolov4.cfg", [], 608, 608,
      [
        (12, 16), (19, 36), (40, 28), (36, 75), (76, 55), (72, 146), (142, 110), (192, 243),
        (459, 401),
      ]),
  ].compactMap { $0 }

  /// The set with a name.
  public static func named(_ name: String) -> PublishedAnchors? {
    all.first { $0.name == name }
  }

  private static func set(
    _ name: String, _ source: String, _ targets: [String], _ width: Int, _ height: Int,
    _ sizes: [(Double, Double)]
  ) -> PublishedAnchors? {
    ImageSize(width: width, height: height).map {
      PublishedAnchors(
        name: name, source: source, targets: targets, inputSize: $0,
        sizes: sizes.compactMap { Size(width: $0.0, height: $0.1) })
    }
  }
}
