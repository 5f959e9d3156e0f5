import Boxes

/// SqueezeDet's priors: each anchor on each cell of one grid.
///
/// Prior `(row × columns + column) × anchors + anchor`, row 0 at the top, has its center at
///
///     cx = (column + 1) × image width / (columns + 1)    cy alike
///
/// so centers are spaced evenly **inside** the image (15.797 px apart for 1248 px and 78 columns),
/// not at 16 × (i + ½).
///
/// - Units: pixels of the network's input.
/// - Parity: squeezedet-keras `set_anchors`, bit for bit: the product comes before the quotient.
public struct SqueezeDetPriors: Hashable, Sendable {
  /// The most priors that are handled.
  public static let countLimit = 50_000_000

  /// Horizontal centers of the columns, ascending.
  public let columnCenters: [Double]
  /// Vertical centers of the rows, ascending.
  public let rowCenters: [Double]
  /// The anchors.
  public let anchors: [Size<Pixels>]

  /// Edges of each anchor (outer) at each column (inner).
  let left: [Double]
  let right: [Double]
  /// Edges of each anchor (outer) at each row (inner).
  let top: [Double]
  let bottom: [Double]

  /// Places anchors on a grid.
  ///
  /// - Throws: `emptyGrid` and `tooManyPriors`.
  public init(
    imageSize: ImageSize, gridWidth: Int, gridHeight: Int, anchors: [Size<Pixels>]
  ) throws(SqueezeDetError) {
    guard gridWidth > 0, gridHeight > 0, !anchors.isEmpty else {
      throw .emptyGrid(width: gridWidth, height: gridHeight, perCell: anchors.count)
    }
    let limit = Self.countLimit
    guard gridWidth <= limit, gridHeight <= limit / gridWidth,
      anchors.count <= limit / (gridWidth * gridHeight)
    else { throw .tooManyPriors(limit: limit) }
    let columns = Self.centers(along: imageSize.width, cells: gridWidth)
    let rows = Self.centers(along: imageSize.height, cells: gridHeight)
    columnCenters = columns
    rowCenters = rows
    self.anchors = anchors
    left = anchors.flatMap { anchor in columns.map { $0 - 0.5 * anchor.width } }
    right = anchors.flatMap { anchor in columns.map { $0 + 0.5 * anchor.width } }
    top = anchors.flatMap { anchor in rows.map { $0 - 0.5 * anchor.height } }
    bottom = anchors.flatMap { anchor in rows.map { $0 + 0.5 * anchor.height } }
  }

  /// The priors of a configuration.
  ///
  /// - Throws: `seedCountMismatch` where the trainer raises; `emptyGrid`, `tooManyPriors`.
  public init(_ config: SqueezeDetConfig) throws(SqueezeDetError) {
    guard config.anchorSeeds.count == config.anchorsPerCell else {
      throw .seedCountMismatch(seeds: config.anchorSeeds.count, perCell: config.anchorsPerCell)
    }
    try self.init(
      imageSize: config.imageSize, gridWidth: config.gridWidth, gridHeight: config.gridHeight,
      anchors: config.anchorSeeds)
  }

  private static func centers(along side: Int, cells: Int) -> [Double] {
    (1...cells).map { Double($0) * Double(side) / Double(cells + 1) }
  }

  /// How many priors there are.
  public var count: Int { columnCenters.count * rowCenters.count * anchors.count }

  /// Where a prior stands: its cell and its anchor.
  public func place(of index: Int) -> (row: Int, column: Int, anchor: Int) {
    let cell = index / anchors.count
    return (cell / columnCenters.count, cell % columnCenters.count, index % anchors.count)
  }

  /// One prior, in center form.
  public subscript(index: Int) -> SqueezeDetBox {
    let (row, column, anchor) = place(of: index)
    return SqueezeDetBox(
      cx: columnCenters[column], cy: rowCenters[row], width: anchors[anchor].width,
      height: anchors[anchor].height)
  }

  /// All priors as columns, in index order.
  public func columns() -> (cx: [Double], cy: [Double], width: [Double], height: [Double]) {
    let cells = columnCenters.count * rowCenters.count
    let perCell = anchors.count
    var cx: [Double] = []
    var cy: [Double] = []
    cx.reserveCapacity(count)
    cy.reserveCapacity(count)
    for row in rowCenters {
      for column in columnCenters {
        cx += repeatElement(column, count: perCell)
        cy += repeatElement(row, count: perCell)
      }
    }
    let widths = anchors.map(\.width)
    let heights = anchors.map(\.height)
    return (
      cx, cy, repeatElement(widths, count: cells).flatMap { $0 },
      repeatElement(heights, count: cells).flatMap { $0 }
    )
  }
}
