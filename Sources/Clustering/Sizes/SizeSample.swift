import Boxes

/// The sizes to be clustered: distinct sizes with weights, in the units of the network's input.
///
/// Rows lie in columns, in canonical order (width, height, class), so that a sample does not
/// depend on the order in which boxes were read, nor on how they were spread over sketches.
public struct SizeSample: Sendable, Hashable {
  /// How box sizes were brought to the network's input.
  public let scaling: SizeScaling
  /// Widths, ascending, in ``SampleUnits``.
  public let widths: [Double]
  /// Heights; ascending among equal widths.
  public let heights: [Double]
  /// Weights, greater than zero: numbers of boxes, unless the sample was balanced.
  public let weights: [Double]
  /// The class of each row, −1 for none; nothing when no box has a class.
  ///
  /// Rows of several classes may have one size; ``withoutClasses()`` merges them.
  public let classes: [Int32]?
  /// Boxes in the sample.
  public let boxCount: Int
  /// Images that were read, where that was counted.
  public let imageCount: Int
  /// Boxes left out, by reason.
  public let leftOut: [String: Int]
  /// Whether the weights were balanced between classes.
  public let isBalanced: Bool

  /// The number of rows.
  public var count: Int { widths.count }

  /// The sum of all weights, added in canonical order.
  public var totalWeight: Double { weights.reduce(0, +) }

  /// The size of one row.
  public subscript(row: Int) -> Size<SampleUnits>? {
    Size(width: widths[row], height: heights[row])
  }

  init(
    scaling: SizeScaling, widths: [Double], heights: [Double], weights: [Double],
    classes: [Int32]?, boxCount: Int, imageCount: Int, leftOut: [String: Int], isBalanced: Bool
  ) {
    self.scaling = scaling
    self.widths = widths
    self.heights = heights
    self.weights = weights
    self.classes = classes
    self.boxCount = boxCount
    self.imageCount = imageCount
    self.leftOut = leftOut
    self.isBalanced = isBalanced
  }

  init(
    run: consuming SizeRun, scaling: SizeScaling, boxCount: Int, imageCount: Int,
    leftOut: [String: Int]
  ) {
    let rows = run.rows
    let hasClasses = rows.contains { $0.classNumber != 0 }
    self.init(
      scaling: scaling, widths: rows.map(\.width), heights: rows.map(\.height),
      weights: rows.map { Double($0.count) },
      classes: hasClasses ? rows.map { Int32($0.classIndex ?? -1) } : nil,
      boxCount: boxCount, imageCount: imageCount, leftOut: leftOut, isBalanced: false)
  }

  /// The same sizes with classes forgotten, each distinct size once.
  public func withoutClasses() -> SizeSample {
    guard classes != nil else { return self }
    var widths: [Double] = []
    var heights: [Double] = []
    var weights: [Double] = []
    for row in 0..<count {
      if let width = widths.last, width == self.widths[row], heights.last == self.heights[row] {
        weights[weights.count - 1] += self.weights[row]
      } else {
        widths.append(self.widths[row])
        heights.append(self.heights[row])
        weights.append(self.weights[row])
      }
    }
    return SizeSample(
      scaling: scaling, widths: widths, heights: heights, weights: weights, classes: nil,
      boxCount: boxCount, imageCount: imageCount, leftOut: leftOut, isBalanced: isBalanced)
  }
}
