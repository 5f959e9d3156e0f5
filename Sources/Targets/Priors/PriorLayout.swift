import Boxes

/// Everything that decides a trainer's priors: levels, shapes, order, clipping, unit, rounding.
///
/// - Shape: priors run by level, then cell (`cellOrder`), then shape; `nesting` may turn the last two.
public struct PriorLayout: Hashable, Sendable {
  /// A name for messages.
  public var name: String
  /// The network's input.
  public var imageSize: ImageSize
  /// The feature maps, fine to coarse.
  public var levels: [PriorLevel]
  /// Which way the cells run.
  public var cellOrder = CellOrder.rows
  /// Whether a level runs cell by cell or shape by shape.
  public var nesting = PriorNesting.shapesInCells
  /// What is clipped of the priors themselves.
  public var clipping = PriorClipping.none
  /// Whether corners are clipped to the image where overlap is measured, and only there.
  public var clipsForOverlap = false
  /// The unit of the shapes' numbers.
  public var shapeUnit = PriorUnit.pixel
  /// The unit of the priors as the trainer lists them: `.pixel` or `.unit`.
  public var unit = PriorUnit.pixel
  /// Precision and operation order.
  public var arithmetic = PriorArithmetic.doublesRounded
  /// Whether half a side is rounded to a whole pixel, half to even, before corners are made; only
  /// with `.cornersThenShift`.
  public var roundsHalfSides = false
  /// Where offsets are measured from.
  public var frame = CodingFrame.asListed

  /// Starts a layout in pixels, row by row, without clipping.
  public init(name: String, imageSize: ImageSize, levels: [PriorLevel]) {
    self.name = name
    self.imageSize = imageSize
    self.levels = levels
  }

  /// The number of priors; `Int.max` where that is beyond counting.
  public var count: Int {
    levels.reduce(0) { sum, level in
      let next = sum.addingReportingOverflow(level.count)
      return next.overflow ? .max : next.partialValue
    }
  }

  /// The same priors for another input; nothing where a grid belongs to the one there is.
  public func resized(to size: ImageSize) -> PriorLayout? {
    var layout = self
    layout.imageSize = size
    for place in levels.indices {
      guard let stride = levels[place].stride else { return size == imageSize ? self : nil }
      layout.levels[place].grid = FeatureGrid(size, stride: stride)
    }
    return layout
  }

  /// The most priors that an encoder takes: about seven hundred times SSD 512's.
  public static let maximumCount = 1 << 24
}
