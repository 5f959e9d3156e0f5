/// Boxes in corner form, one column an edge: what overlap loops read.
///
/// The columns hold whatever a trainer holds, so a box may be empty or reach out of its image.
public struct CornerColumns<Scalar: TargetScalar>: Hashable, Sendable {
  /// Left edges.
  public var xMin: [Scalar] = []
  /// Top edges.
  public var yMin: [Scalar] = []
  /// Right edges.
  public var xMax: [Scalar] = []
  /// Bottom edges.
  public var yMax: [Scalar] = []

  /// Starts without a box.
  public init() {}

  /// The number of boxes.
  public var count: Int { xMin.count }

  /// Adds a box.
  public mutating func append(xMin: Scalar, yMin: Scalar, xMax: Scalar, yMax: Scalar) {
    self.xMin.append(xMin)
    self.yMin.append(yMin)
    self.xMax.append(xMax)
    self.yMax.append(yMax)
  }

  /// Forgets the boxes and keeps the memory.
  public mutating func removeAll() {
    xMin.removeAll(keepingCapacity: true)
    yMin.removeAll(keepingCapacity: true)
    xMax.removeAll(keepingCapacity: true)
    yMax.removeAll(keepingCapacity: true)
  }

  /// Makes room for a number of boxes.
  public mutating func reserve(_ count: Int) {
    xMin.reserveCapacity(count)
    yMin.reserveCapacity(count)
    xMax.reserveCapacity(count)
    yMax.reserveCapacity(count)
  }
}
