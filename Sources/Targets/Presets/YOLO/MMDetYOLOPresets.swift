import Boxes

extension TrainerFamily {
  /// mmdet's YOLOv3.
  public static let mmdetYOLO = TrainerFamily(
    name: "mmdet-yolov3", kind: .yoloInPlace,
    habits: .mmdetection,
    usual: .yolo("mmdet-yolov3") { name throws(TargetsError) in
      var layout = try YOLOTables.layout(
        YOLOTables.coarsestFirst, YOLOTables.v3Anchors, side: 608)
      layout.order = .cellsFirst
      return YOLOPreset(
        name: name, summary: "mmdetection YOLOv3 at 608",
        source: "mmdet 3.3.0 over onedl-mmengine 0.10.12 and onedl-mmcv 2.3.6, run",
        layout: layout, assigner: .responsibleCells(YOLOResponsibleCells()),
        fit: .pad(.cornered, .nearest), decoding: YOLODecodePolicies.mmdetection,
        loss: .priors(YOLOPriorLoss()))
    })
}
