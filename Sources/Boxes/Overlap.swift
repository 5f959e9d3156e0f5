/// Measures of overlap, in `Double`.
///
/// Trainers compute IoU in their own precision and operation order; theirs is in `Targets`.
///
/// ```swift
/// if let wide = Size<Pixels>(width: 20, height: 10), let tall = Size<Pixels>(width: 10, height: 20) {
///   print(Overlap.shapeIoU(wide, tall))  // 1/3
/// }
/// ```
public enum Overlap {
  /// Intersection over union of two boxes in place.
  ///
  /// - Returns: `0…1`; 0 when the boxes only touch.
  /// - Convention: continuous edges, no pixel added.
  public static func iou<Space>(_ a: Box<Space>, _ b: Box<Space>) -> Double {
    let width = min(a.xMax, b.xMax) - max(a.xMin, b.xMin)
    let height = min(a.yMax, b.yMax) - max(a.yMin, b.yMin)
    guard width > 0, height > 0 else { return 0 }
    let intersection = width * height
    return intersection / (a.area + b.area - intersection)
  }

  /// IoU of two sizes laid on one center: how well an anchor's shape fits a box, wherever it is.
  ///
  /// - Returns: `0…1`; 1 for equal sizes. `shapeIoU(10×20, 20×10) = 100 / 300`.
  public static func shapeIoU<Space>(_ a: Size<Space>, _ b: Size<Space>) -> Double {
    let intersection = min(a.width, b.width) * min(a.height, b.height)
    return intersection / (a.area + b.area - intersection)
  }
}
