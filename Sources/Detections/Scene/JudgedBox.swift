import Boxes

/// A box as an evaluator meets it: its edges, and its sides as they were written.
///
/// Both are kept because evaluators differ in which they take: COCO's adds the width to the left
/// edge, the others subtract the edges, and an overlap that lies on the threshold turns on the last bit.
///
/// ```swift
/// let box = JudgedBox(x: 10, y: 20, width: 30, height: 40)
/// box.xMax  // 40.0
/// JudgedBox(Edges(xMin: 10, yMin: 20, xMax: 40, yMax: 60)).width  // 30.0
/// ```
///
/// - Units: pixels. Nothing is checked: a detection without area is one all the same.
public struct JudgedBox: Hashable, Sendable {
  /// Left edge.
  public var xMin: Double
  /// Top edge.
  public var yMin: Double
  /// Right edge.
  public var xMax: Double
  /// Bottom edge.
  public var yMax: Double
  /// From left to right.
  public var width: Double
  /// From top to bottom.
  public var height: Double

  /// A box by its edges.
  public init(_ edges: Edges<Pixels>) {
    xMin = edges.xMin
    yMin = edges.yMin
    xMax = edges.xMax
    yMax = edges.yMax
    width = edges.xMax - edges.xMin
    height = edges.yMax - edges.yMin
  }

  /// A box by its upper left corner and its sides.
  public init(x: Double, y: Double, width: Double, height: Double) {
    xMin = x
    yMin = y
    xMax = x + width
    yMax = y + height
    self.width = width
    self.height = height
  }

  /// Width times height.
  public var area: Double { width * height }

  /// The edges alone.
  public var edges: Edges<Pixels> { Edges(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax) }

  /// The edges as 32-bit numbers, with sides subtracted in 32 bits.
  var inSinglePrecision: JudgedBox {
    var box = self
    box.xMin = Double(Float(xMin))
    box.yMin = Double(Float(yMin))
    box.xMax = Double(Float(xMax))
    box.yMax = Double(Float(yMax))
    box.width = Double(Float(xMax) - Float(xMin))
    box.height = Double(Float(yMax) - Float(yMin))
    return box
  }
}
