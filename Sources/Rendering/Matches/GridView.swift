import Boxes
import Images
import Text

/// What one cell of one level sees: the level's grid over the image, and the priors of that cell.
public struct GridView: Drawing {
  /// The grid of a level and one of its cells, in pixels of the image as drawn.
  public struct Cell: Hashable, Sendable {
    /// The level's place among the levels, from 0.
    public var level: Int
    /// Rows of the grid.
    public var rows: Int
    /// Columns of the grid.
    public var columns: Int
    /// The cell's row, from 0.
    public var row: Int
    /// The cell's column, from 0.
    public var column: Int
    /// The cell of row 0 and column 0; its sides are the way from one center to the next.
    public var firstCell: Frame<Pixels>

    /// Describes a cell.
    public init(
      level: Int, rows: Int, columns: Int, row: Int, column: Int, firstCell: Frame<Pixels>
    ) {
      self.level = level
      self.rows = rows
      self.columns = columns
      self.row = row
      self.column = column
      self.firstCell = firstCell
    }
  }

  /// The grid and the cell.
  public let cell: Cell
  /// The colors of the bands.
  public let theme: Theme
  /// Output pixels.
  public var width: Double { base.width }
  /// Output pixels.
  public let height: Double

  private let base: MatchOverlay
  private let priors: [Box<Pixels>]
  private let groundTruths: [Box<Pixels>]
  private let headline: MatchBand

  /// Lays out the view.
  ///
  /// - Parameters:
  ///   - priors: the cell's priors, in the order of their shapes.
  ///   - groundTruths: the objects of the image, thin.
  ///   - picture: the image; without one, a blank of its size.
  public init(
    title: String, size: ImageSize, cell: Cell, priors: [Box<Pixels>],
    groundTruths: [Box<Pixels>] = [], over picture: PixelBuffer?, style: MatchStyle = MatchStyle()
  ) throws(RenderingError) {
    var bare = style
    bare.hasBands = false
    let scene = MatchScene(size: size, title: title, objects: [])
    base = try MatchOverlay(scene, over: picture, style: bare)
    self.cell = cell
    self.priors = priors
    self.groundTruths = groundTruths
    theme = style.theme
    let ruler = try Canvas(svgWidth: 1, height: 1, background: style.theme.palette.background)
    let strides = [cell.firstCell.width, cell.firstCell.height].map {
      DecimalText.short($0, 1)
    }
    let words = [
      "level \(cell.level): \(cell.columns) x \(cell.rows) cells",
      "\(strides[0]) x \(strides[1]) px apart", "row \(cell.row), column \(cell.column)",
      DecimalText.count(priors.count, "prior", "priors"),
    ]
    headline = MatchBands.words(
      title, words.map { ($0, false) }, unit: base.unit, palette: style.theme.palette,
      fitting: base.width, measuredOn: ruler)
    height = base.height + headline.height
  }

  /// The view as a PNG file, one output pixel to the unit.
  public func png() throws(RenderingError) -> [UInt8] {
    try png(scale: 1, effort: .quick)
  }

  /// Draws the view.
  public func draw(on canvas: Canvas) {
    headline.draw(on: canvas, at: 0)
    canvas.moved(toX: 0, y: headline.height) {
      base.draw(on: canvas)
      canvas.clipped(to: base.frame) {
        drawGrid(on: canvas)
        drawBoxes(on: canvas)
      }
      drawLabels(on: canvas)
    }
  }

  private func center(row: Int, column: Int) -> Point {
    Point(
      x: (cell.firstCell.cx + Double(column) * cell.firstCell.width) * base.scale,
      y: (cell.firstCell.cy + Double(row) * cell.firstCell.height) * base.scale)
  }

  private func drawGrid(on canvas: Canvas) {
    let palette = base.linePalette
    let unit = base.unit
    let half = Point(
      x: cell.firstCell.width * base.scale / 2, y: cell.firstCell.height * base.scale / 2)
    // A finer grid than this would be a veil.
    if min(half.x, half.y) > 3.5 * unit {
      let pen = Pen(palette.faint.faded(to: 0.28), width: unit)
      for column in 0...max(0, cell.columns) {
        let x = canvas.crisp(center(row: 0, column: column).x - half.x, lineWidth: unit)
        canvas.line([Point(x: x, y: 0), Point(x: x, y: base.frame.maxY)], with: pen)
      }
      for row in 0...max(0, cell.rows) {
        let y = canvas.crisp(center(row: row, column: 0).y - half.y, lineWidth: unit)
        canvas.line([Point(x: 0, y: y), Point(x: base.frame.maxX, y: y)], with: pen)
      }
    }
    let own = center(row: cell.row, column: cell.column)
    let square = Rectangle(
      x: own.x - half.x, y: own.y - half.y, width: 2 * half.x, height: 2 * half.y)
    canvas.fill(square, with: palette.alarm.faded(to: 0.35))
    canvas.dot(at: own, radius: 4.5 * unit, with: palette.casing)
    canvas.dot(at: own, radius: 3 * unit, with: palette.alarm)
  }

  private func drawBoxes(on canvas: Canvas) {
    let palette = base.linePalette
    let unit = base.unit
    for box in groundTruths {
      let frame = canvas.crisp(base.place(box), lineWidth: unit)
      canvas.stroke(frame, with: Pen(palette.casing, width: 3 * unit))
      canvas.stroke(frame, with: Pen(palette.text, width: unit))
    }
    for (shape, box) in priors.enumerated() {
      let frame = canvas.crisp(base.place(box), lineWidth: 2 * unit)
      // When the hues come round again, dashes tell the shapes apart.
      let dashes = shape < palette.hues.count ? [] : [7 * unit, 3 * unit]
      canvas.stroke(frame, with: Pen(palette.casing, width: 4 * unit))
      canvas.stroke(frame, with: Pen(palette.hue(shape), width: 2 * unit, dashes: dashes))
    }
  }

  private func drawLabels(on canvas: Canvas) {
    let size = 11 * base.unit
    let texts = priors.enumerated().map { shape, box in
      "s\(shape)  \(DecimalText.short(box.width, 1)) x "
        + DecimalText.short(box.height, 1)
    }
    let requests = zip(texts, priors).map { text, box in
      LabelPlacement.Request(
        anchor: base.place(box),
        width: canvas.textWidth(text, size: size, isBold: true) + 8 * base.unit,
        height: size + 5 * base.unit, mayDetach: true)
    }
    let frames = LabelPlacement.place(requests, in: base.frame)
    for (shape, frame) in frames.enumerated() {
      guard let frame else { continue }
      let hue = base.linePalette.hue(shape)
      canvas.fill(frame, with: hue.faded(to: 0.92), radius: 2.5 * base.unit)
      canvas.text(
        texts[shape], centeredOn: Point(x: frame.midX, y: frame.midY),
        style: TextStyle(size: size, isBold: true, ink: hue.contrasting))
    }
  }
}
