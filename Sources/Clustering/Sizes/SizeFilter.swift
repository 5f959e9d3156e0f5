import Boxes

/// Which boxes of a sample are clustered.
public struct SizeFilter: Hashable, Sendable {
  /// The classes to keep; nothing keeps all, boxes without a class too.
  public var classes: Set<ClassIndex>?
  /// Widths to keep, in pixels of the network's input where its size is known, else in
  /// ``SampleUnits``.
  public var widths: ClosedRange<Double>?
  /// Heights to keep, in the same units.
  public var heights: ClosedRange<Double>?
  /// Areas to keep, in the square of those units.
  public var areas: ClosedRange<Double>?

  /// The reason under which a sample counts what a filter left out.
  public static let reason = "filtered"

  /// Keeps everything that is not ruled out.
  public init(
    classes: Set<ClassIndex>? = nil, widths: ClosedRange<Double>? = nil,
    heights: ClosedRange<Double>? = nil, areas: ClosedRange<Double>? = nil
  ) {
    self.classes = classes
    self.widths = widths
    self.heights = heights
    self.areas = areas
  }

  /// Whether a box is kept.
  ///
  /// - Units: pixels of the input, as the ranges.
  /// - Parameter classIndex: below 0 for a box without a class.
  public func keeps(width: Double, height: Double, classIndex: Int32?) -> Bool {
    if let classes {
      guard let classIndex, classIndex >= 0, classes.contains(ClassIndex(Int(classIndex))) else {
        return false
      }
    }
    return widths?.contains(width) ?? true && heights?.contains(height) ?? true
      && areas?.contains(width * height) ?? true
  }
}
