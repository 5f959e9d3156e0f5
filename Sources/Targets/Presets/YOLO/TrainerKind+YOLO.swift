extension TrainerKind {
  /// YOLO trainers that compare shapes: no place decides, and a prior may learn several objects.
  public static let yolo = TrainerKind(
    title: "YOLO", setup: .preset, extent: .betweenEdges, offsetScale: .rows,
    comparesBestOverlaps: false, ruleGroup: "SSD", overlap: .ofShapes)

  /// YOLO trainers that compare boxes in place.
  public static let yoloInPlace = TrainerKind(
    title: "YOLO", setup: .preset, extent: .betweenEdges, offsetScale: .rows,
    comparesBestOverlaps: false, ruleGroup: "SSD")
}
