/// What charts share: title, axes with their units, grid, and the area to draw in.
///
/// Sizes are for a drawing 640 units wide that is read on a phone of 390 points.
struct ChartFrame {
  static let width = 640.0
  static let titleSize = 19.0
  static let textSize = 15.0

  let palette: Palette
  let x: AxisScale
  let y: AxisScale
  /// Where values lie.
  let plot: Rectangle
  private let title: String
  private let subtitle: String
  private let xLabel: String
  private let yLabel: String

  /// Lays out a chart.
  ///
  /// - Parameter rightMargin: room for labels beside the plot.
  init(
    title: String, subtitle: String, xLabel: String, yLabel: String, x: AxisScale, y: AxisScale,
    palette: Palette, width: Double, height: Double, rightMargin: Double, measuredOn ruler: Canvas
  ) {
    self.palette = palette
    self.x = x
    self.y = y
    self.xLabel = xLabel
    self.yLabel = yLabel
    let widest =
      y.ticks.map { ruler.textWidth(y.text(of: $0), size: Self.textSize) }.max() ?? 0
    let left = max(28, widest + 24)
    self.title = ruler.shortened(title, toFit: width - 40, size: Self.titleSize, isBold: true)
    self.subtitle = ruler.shortened(subtitle, toFit: width - 40, size: Self.textSize)
    let top = (title.isEmpty ? 14 : 44) + (subtitle.isEmpty ? 0.0 : 22) + 26
    plot = Rectangle(
      x: left, y: top, width: width - left - rightMargin, height: height - top - 58)
  }

  func place(_ xValue: Double, _ yValue: Double) -> Point {
    Point(
      x: plot.x + x.share(of: xValue) * plot.width,
      y: plot.maxY - y.share(of: yValue) * plot.height)
  }

  /// Draws everything but the data.
  func draw(on canvas: Canvas, hasVerticalGrid: Bool = false) {
    let text = TextStyle(size: Self.textSize, ink: palette.text)
    let quiet = TextStyle(size: Self.textSize, ink: palette.quietText)
    var baseline = 32.0
    if !title.isEmpty {
      canvas.text(
        title, at: Point(x: 20, y: baseline),
        style: TextStyle(size: Self.titleSize, isBold: true, ink: palette.text))
      baseline += 22
    }
    if !subtitle.isEmpty { canvas.text(subtitle, at: Point(x: 20, y: baseline), style: quiet) }
    canvas.text(yLabel, at: Point(x: 20, y: plot.y - 14), style: text)
    for tick in y.ticks {
      let place = canvas.crisp(place(x.lower, tick).y, lineWidth: 1)
      canvas.line(
        [Point(x: plot.x, y: place), Point(x: plot.maxX, y: place)],
        with: Pen(palette.grid, width: 1))
      canvas.text(
        y.text(of: tick), centeredOn: Point(x: plot.x - 9, y: place), style: quiet,
        alignment: .end)
    }
    let bottom = canvas.crisp(plot.maxY, lineWidth: 1)
    for tick in x.ticks {
      let place = canvas.crisp(place(tick, y.lower).x, lineWidth: 1)
      if hasVerticalGrid {
        canvas.line(
          [Point(x: place, y: plot.y), Point(x: place, y: bottom)],
          with: Pen(palette.grid, width: 1))
      }
      canvas.line(
        [Point(x: place, y: bottom), Point(x: place, y: bottom + 5)],
        with: Pen(palette.quietText, width: 1))
      canvas.text(
        x.text(of: tick), centeredOn: Point(x: place, y: bottom + 17), style: quiet)
    }
    canvas.line(
      [Point(x: plot.x, y: bottom), Point(x: plot.maxX, y: bottom)],
      with: Pen(palette.quietText, width: 1))
    canvas.text(xLabel, centeredOn: Point(x: plot.midX, y: plot.maxY + 42), style: text)
  }

  /// Draws names beside places on the right edge, moved apart where they would touch.
  func drawEndLabels(_ labels: [(text: String, y: Double, ink: Ink)], on canvas: Canvas) {
    let height = Self.textSize + 4
    let order = labels.indices.sorted { (labels[$0].y, $0) < (labels[$1].y, $1) }
    var places = order.map { labels[$0].y }
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + height)
    }
    // Whatever was pushed past the bottom pushes the rest back up.
    var limit = plot.maxY
    for index in places.indices.reversed() {
      places[index] = min(places[index], limit)
      limit = places[index] - height
    }
    for (index, place) in zip(order, places) {
      canvas.text(
        labels[index].text, centeredOn: Point(x: plot.maxX + 10, y: place),
        style: TextStyle(size: Self.textSize, isBold: true, ink: labels[index].ink),
        alignment: .start)
    }
  }

  /// A canvas that only measures.
  static func ruler(_ palette: Palette) throws(RenderingError) -> Canvas {
    try Canvas(svgWidth: 1, height: 1, background: palette.background)
  }
}
