import Boxes

extension TrainerFamily {
  /// yolov7 without its choice by predictions (`loss_ota 0`), which starts from the same rows.
  public static let yolov7 = TrainerFamily(
    name: "yolov7", kind: .yolo,
    habits: TrainerHabits(
      replacement: AnchorReplacement(
        trainer: "yolov7", how: YOLOTables.autoAnchor,
        check: AnchorCheck(sideRatio: 4, leastRecall: 0.98, isEnough: true))),
    usual: .yolo("yolov7") { name throws(TargetsError) in
      YOLOPreset(
        name: name, summary: "YOLOv7 at 640, the loss without OTA",
        source: "yolov7 a207844b, ComputeLoss.build_targets, run with torch 2.13.0",
        layout: try YOLOTables.layout(YOLOTables.finestFirst, YOLOTables.v4Anchors, side: 640),
        assigner: .sideRatio(YOLOSideRatio(limit: 4)), admission: .distinct,
        fit: .pad(.centered, .down), decoding: YOLODecodePolicies.yolov7,
        loss: .rows(.yolov7))
    })
}
