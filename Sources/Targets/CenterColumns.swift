/// Boxes in center form, one column a number: how priors are listed and coded.
public struct CenterColumns<Scalar: TargetScalar>: Hashable, Sendable {
  /// Horizontal centers.
  public var cx: [Scalar] = []
  /// Vertical centers.
  public var cy: [Scalar] = []
  /// Widths; a trainer's broken layout may hold zeros or `nan` here.
  public var width: [Scalar] = []
  /// Heights.
  public var height: [Scalar] = []

  /// Starts without a box.
  public init() {}

  /// The number of boxes.
  public var count: Int { cx.count }

  /// Adds a box.
  public mutating func append(cx: Scalar, cy: Scalar, width: Scalar, height: Scalar) {
    self.cx.append(cx)
    self.cy.append(cy)
    self.width.append(width)
    self.height.append(height)
  }

  /// Forgets the boxes and keeps the memory.
  public mutating func removeAll() {
    cx.removeAll(keepingCapacity: true)
    cy.removeAll(keepingCapacity: true)
    width.removeAll(keepingCapacity: true)
    height.removeAll(keepingCapacity: true)
  }

  /// Makes room for a number of boxes.
  public mutating func reserve(_ count: Int) {
    cx.reserveCapacity(count)
    cy.reserveCapacity(count)
    width.reserveCapacity(count)
    height.reserveCapacity(count)
  }
}
