import Boxes

/// One output of a YOLO network: how far its cells lie apart, and the anchors of each.
public struct YOLOLevel: Hashable, Sendable {
  /// Pixels of the network's input from one cell to the next.
  public var stride: Int
  /// The anchors, in pixels of the network's input.
  public var anchors: [Size<InputPixels>]

  /// Joins a stride and anchors.
  public init(stride: Int, anchors: [Size<InputPixels>]) {
    precondition(stride > 0, "a level's cells lie a pixel apart at least")
    self.stride = stride
    self.anchors = anchors
  }
}

/// Where the priors of a YOLO network stand: every anchor of a level on every cell of its grid.
///
/// A trainer of this kind holds no list of priors. A prior is what a cell predicts with an anchor when
/// the network says nothing: the anchor on the middle of the cell.
///
/// - Shape: priors run by level, in the trainer's order of levels, and inside one as ``order`` says.
public struct YOLOLayout: Hashable, Sendable {
  /// How the priors of a level are numbered.
  public enum Order: Hashable, Sendable {
    /// Anchor, row, column: as yolov5 and darknet lay out a level's output.
    case anchorsFirst
    /// Row, column, anchor: as mmdet flattens it.
    case cellsFirst
  }

  /// The network's input.
  public var imageSize: ImageSize
  /// The levels in the trainer's order.
  public var levels: [YOLOLevel]
  /// How the priors of a level are numbered.
  public var order: Order

  /// Joins an input, levels and an order.
  public init(imageSize: ImageSize, levels: [YOLOLevel], order: Order = .anchorsFirst) {
    self.imageSize = imageSize
    self.levels = levels
    self.order = order
  }

  /// The cells of a level; one that the input cuts counts.
  public func grid(of level: Int) -> FeatureGrid {
    let stride = levels[level].stride
    return FeatureGrid(
      columns: (imageSize.width + stride - 1) / stride,
      rows: (imageSize.height + stride - 1) / stride)
  }

  /// The number of priors of each level.
  public var counts: [Int] { levels.indices.map(count(of:)) }

  private func count(of level: Int) -> Int {
    let grid = grid(of: level)
    return grid.columns * grid.rows * levels[level].anchors.count
  }

  /// The number of priors.
  public var count: Int { counts.reduce(0, +) }

  /// Level, row, column and anchor of a prior.
  public func place(of index: Int) -> PriorPlace {
    precondition(index >= 0, "a prior's index counts from 0")
    var rest = index
    var level = 0
    while rest >= count(of: level) {
      rest -= count(of: level)
      level += 1
      precondition(level < levels.count, "a prior's index is below the number of priors")
    }
    let grid = grid(of: level)
    switch order {
    case .anchorsFirst:
      let (shape, cell) = rest.quotientAndRemainder(dividingBy: grid.columns * grid.rows)
      return PriorPlace(
        level: level, row: cell / grid.columns, column: cell % grid.columns, shape: shape)
    case .cellsFirst:
      let (cell, shape) = rest.quotientAndRemainder(dividingBy: levels[level].anchors.count)
      return PriorPlace(
        level: level, row: cell / grid.columns, column: cell % grid.columns, shape: shape)
    }
  }

  /// What a prior's cell predicts when the network says nothing.
  public func frame(of place: PriorPlace) -> Frame<InputPixels> {
    let level = levels[place.level]
    let anchor = level.anchors[place.shape]
    return Frame(
      cx: (Double(place.column) + 0.5) * Double(level.stride),
      cy: (Double(place.row) + 0.5) * Double(level.stride), width: anchor.width,
      height: anchor.height)
  }
}
