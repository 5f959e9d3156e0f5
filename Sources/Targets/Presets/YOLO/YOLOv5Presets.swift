import Boxes

extension TrainerFamily {
  /// yolov5, the repository and its package.
  public static let yolov5 = TrainerFamily(
    name: "yolov5", kind: .yolo,
    habits: TrainerHabits(
      replacement: AnchorReplacement(
        trainer: "yolov5 7.0.14", how: YOLOTables.autoAnchor,
        check: AnchorCheck(sideRatio: 4, leastRecall: 0.98, isEnough: false))),
    usual: .yolo("yolov5") { name throws(TargetsError) in
      YOLOPreset(
        name: name, summary: "YOLOv5 at 640, anchors of the P5 models",
        source: "yolov5 7.0.14, ComputeLoss.build_targets, run with torch 2.13.0",
        layout: try YOLOTables.layout(YOLOTables.finestFirst, YOLOTables.v3Anchors, side: 640),
        assigner: .sideRatio(YOLOSideRatio(limit: 4)), admission: .distinct,
        fit: .pad(.centered, .up), decoding: YOLODecodePolicies.yolov5,
        loss: .rows(.yolov5))
    })
}
