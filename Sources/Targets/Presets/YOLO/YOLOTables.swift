import Boxes

/// Tables that several YOLO presets share.
enum YOLOTables {
  static let finestFirst = [8, 16, 32]
  static let coarsestFirst = [32, 16, 8]
  /// YOLOv3's anchors, which yolov5 took over: nine, by size.
  static let v3Anchors = [
    (10, 13), (16, 30), (33, 23), (30, 61), (62, 45), (59, 119), (116, 90), (156, 198), (373, 326),
  ]
  /// YOLOv4's anchors, which yolov7 took over.
  static let v4Anchors = [
    (12, 16), (19, 36), (40, 28), (36, 75), (76, 55), (72, 146), (142, 110), (192, 243), (459, 401),
  ]

  /// How yolov5 and yolov7 replace anchors.
  static let autoAnchor =
    "by clusters of its own before the first epoch (autoanchor; --noautoanchor keeps them)"

  /// Levels of as many anchors each, the smallest on the finest.
  ///
  /// - Parameter strides: in the trainer's order of levels.
  static func layout(
    _ strides: [Int], _ anchors: [(Int, Int)], side: Int
  ) throws(TargetsError) -> YOLOLayout {
    let each = anchors.count / strides.count
    let sizes = anchors.compactMap { Size<InputPixels>(width: Double($0.0), height: Double($0.1)) }
    let levels = strides.map { stride in
      let finer = strides.count { $0 < stride }
      return YOLOLevel(
        stride: stride, anchors: Array(sizes[finer * each..<(finer + 1) * each]))
    }
    return YOLOLayout(imageSize: try SSDTables.square(side), levels: levels)
  }
}

extension NamedPreset {
  /// A preset of a YOLO trainer.
  static func yolo(
    _ name: String, build: @escaping @Sendable (_ name: String) throws(TargetsError) -> YOLOPreset
  ) -> NamedPreset {
    NamedPreset(name) { name throws(TargetsError) in .yolo(try build(name)) }
  }
}
