/// How far a box is from an anchor.
public enum ShapeDistance: String, Hashable, Sendable, CaseIterable {
  /// The straight line between two sizes; its square is what a run minimizes.
  case euclidean
  /// `1 − shapeIoU`; unmoved by the units of either axis.
  case iou

  /// What a point adds to the cost of a run, for weight 1: squared length, or `1 − shapeIoU`.
  @inline(__always)
  func cost(_ a: AxisPair, _ b: AxisPair) -> Double {
    switch self {
    case .euclidean:
      let dx = a.x - b.x
      let dy = a.y - b.y
      return dx * dx + dy * dy
    case .iou: return 1 - Self.shapeIoU(a, b)
    }
  }

  /// The costs of four points.
  @inline(__always)
  func cost(_ x: SIMD4<Double>, _ y: SIMD4<Double>, _ center: AxisPair) -> SIMD4<Double> {
    switch self {
    case .euclidean:
      let dx = x - center.x
      let dy = y - center.y
      return dx * dx + dy * dy
    case .iou: return 1 - Self.shapeIoU(x, y, center)
    }
  }

  @inline(__always)
  static func shapeIoU(_ a: AxisPair, _ b: AxisPair) -> Double {
    let intersection = min(a.x, b.x) * min(a.y, b.y)
    return intersection / (a.x * a.y + b.x * b.y - intersection)
  }

  @inline(__always)
  static func shapeIoU(
    _ x: SIMD4<Double>, _ y: SIMD4<Double>, _ center: AxisPair
  ) -> SIMD4<Double> {
    let centerX = SIMD4(repeating: center.x)
    let centerY = SIMD4(repeating: center.y)
    let width = x.replacing(with: centerX, where: x .> centerX)
    let height = y.replacing(with: centerY, where: y .> centerY)
    let intersection = width * height
    return intersection / (x * y + center.x * center.y - intersection)
  }
}

/// How a cluster's center follows from its members.
public enum CentroidUpdate: String, Hashable, Sendable, CaseIterable {
  /// The weighted mean of each axis.
  case mean
  /// The weighted median of each axis (k-medians).
  case median
  /// The size with the greatest weighted mean shape IoU over the members.
  case iouOptimal = "iou-optimal"
}
