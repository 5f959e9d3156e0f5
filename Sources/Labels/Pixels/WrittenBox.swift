import Boxes

/// A box as a label file states it: four numbers and their convention, possibly nonsense.
///
/// A linter must hold nonsense, so nothing is refused here; `checked` gives the box, or nothing.
public struct WrittenBox: Hashable, Sendable {
  /// The left edge as written.
  public var xMin: Double
  /// The top edge as written.
  public var yMin: Double
  /// The right edge as written.
  public var xMax: Double
  /// The bottom edge as written.
  public var yMax: Double
  /// How the four numbers name edges.
  public var convention: PixelConvention

  /// Holds four numbers as they stand in a file.
  public init(
    _ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double,
    _ convention: PixelConvention = .oneBasedInclusive
  ) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
    self.convention = convention
  }

  /// The edges in continuous, 0-based pixels, in whatever order they were written.
  public var edges: Edges<Pixels> {
    let low = convention.minimumShift
    let high = convention.maximumShift
    return Edges(xMin: xMin + low, yMin: yMin + low, xMax: xMax + high, yMax: yMax + high)
  }

  /// The same edges in another convention; the numbers themselves when it is the same.
  public func rewritten(in other: PixelConvention) -> WrittenBox {
    guard other != convention else { return self }
    let edges = edges
    let (low, high) = (other.minimumShift, other.maximumShift)
    return WrittenBox(
      edges.xMin - low, edges.yMin - low, edges.xMax - high, edges.yMax - high, other)
  }

  /// What keeps the numbers from being a box; nothing when they are one.
  public var fault: BoxFault? {
    let edges = edges
    let limit = Self.largestCoordinate
    // Nearly every box: comparisons with what is no number are false.
    if xMin <= xMax, yMin <= yMax, edges.xMin < edges.xMax, edges.yMin < edges.yMax,
      xMin >= -limit, yMin >= -limit, xMax <= limit, yMax <= limit
    {
      return nil
    }
    guard xMin.isFinite, yMin.isFinite, xMax.isFinite, yMax.isFinite else { return .notFinite }
    guard abs(xMin) <= limit, abs(yMin) <= limit, abs(xMax) <= limit, abs(yMax) <= limit
    else { return .tooLarge }
    return xMin <= xMax && yMin <= yMax ? .empty : .inverted
  }

  /// The box in continuous pixels, or nothing when ``fault`` says why not.
  public var checked: Box<Pixels>? {
    let limit = Self.largestCoordinate
    // Asked of each box by many rules: what ``fault`` is nothing for, without looking twice.
    guard xMin <= xMax, yMin <= yMax, xMin >= -limit, yMin >= -limit, xMax <= limit, yMax <= limit
    else { return nil }
    return edges.box
  }

  /// The largest magnitude that is taken for a coordinate, in pixels. Nothing real is near it; a
  /// number past it is a lost decimal point or an overflow.
  public static let largestCoordinate = 1_000_000.0
}

/// Why four written numbers are no box. The first that applies, in this order.
public enum BoxFault: String, CaseIterable, Hashable, Sendable {
  /// A number is NaN or infinite.
  case notFinite
  /// A number is beyond ``WrittenBox/largestCoordinate``.
  case tooLarge
  /// A minimum is greater than its maximum.
  case inverted
  /// No width or no height under the format's convention.
  case empty
}
