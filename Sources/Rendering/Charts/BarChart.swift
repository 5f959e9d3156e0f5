import Text

/// One bar for each class or layer, lying, so that names can be read: recall, counts, shares.
public struct BarChart: Drawing {
  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// What it stands for.
    public var name: String
    /// Its length, in the unit of the axis; not negative.
    public var value: Double
    /// What to compare it with, drawn as a mark across the bar.
    public var reference: Double?
    /// What stands behind the value: how many objects, for example.
    public var note: String

    /// Describes a bar.
    public init(name: String, value: Double, reference: Double? = nil, note: String = "") {
      self.name = name
      self.value = value
      self.reference = reference
      self.note = note
    }
  }

  /// What stands above the chart.
  public var title: String
  /// A line below the title.
  public var subtitle: String
  /// The axis with its unit.
  public var valueLabel: String
  /// The bars, from the top.
  public var bars: [Bar]
  /// What the marks across the bars are.
  public var referenceName: String
  /// The longest value of the axis; by default the data's, rounded.
  public var maximum: Double?
  /// Decimals of the written values.
  public var places: Int
  /// The colors.
  public var theme: Theme
  /// 640 units.
  public var width: Double { ChartFrame.width }
  /// 34 units a bar, and the axes.
  public var height: Double { 150 + 34 * Double(max(1, bars.count)) }

  /// Describes the chart.
  public init(
    title: String, subtitle: String = "", valueLabel: String, bars: [Bar],
    referenceName: String = "", maximum: Double? = nil, places: Int = 2, theme: Theme = .light
  ) {
    self.title = title
    self.subtitle = subtitle
    self.valueLabel = valueLabel
    self.bars = bars
    self.referenceName = referenceName
    self.maximum = maximum
    self.places = places
    self.theme = theme
  }

  /// Draws the chart.
  public func draw(on canvas: Canvas) {
    let palette = theme.palette
    let text = TextStyle(size: ChartFrame.textSize, ink: palette.text)
    let quiet = TextStyle(size: 13, ink: palette.quietText)
    let names = bars.map { canvas.shortened($0.name, toFit: 200, size: text.size) }
    let left = 32 + (names.map { canvas.textWidth($0, size: text.size) }.max() ?? 0)
    let notes = bars.map { value(of: $0) + ($0.note.isEmpty ? "" : "  " + $0.note) }
    let right = 32 + (notes.map { canvas.textWidth($0, size: text.size) }.max() ?? 0)
    let plot = Rectangle(
      x: left, y: 80, width: max(80, width - left - right), height: height - 150)
    let most = bars.flatMap { [$0.value, $0.reference ?? 0] }.filter(\.isFinite).max() ?? 1
    let axis =
      maximum.map { AxisScale.linear(from: 0, to: $0) }
      ?? AxisScale.linear(from: 0, to: max(most, .leastNormalMagnitude))
    canvas.text(
      canvas.shortened(title, toFit: width - 40, size: ChartFrame.titleSize, isBold: true),
      at: Point(x: 20, y: 32),
      style: TextStyle(size: ChartFrame.titleSize, isBold: true, ink: palette.text))
    canvas.text(
      canvas.shortened(subtitle, toFit: width - 40, size: text.size), at: Point(x: 20, y: 54),
      style: TextStyle(size: text.size, ink: palette.quietText))
    drawAxis(axis, in: plot, quiet: quiet, on: canvas)
    for (index, bar) in bars.enumerated() {
      let y = plot.y + 34 * Double(index) + 17
      canvas.text(
        names[index], centeredOn: Point(x: plot.x - 12, y: y), style: text, alignment: .end)
      let length = plot.width * share(of: bar.value, on: axis)
      canvas.fill(
        Rectangle(x: plot.x, y: y - 10, width: length, height: 20), with: palette.hue(0))
      if let reference = bar.reference, reference.isFinite {
        let x = canvas.crisp(
          plot.x + plot.width * share(of: reference, on: axis), lineWidth: 2.5)
        canvas.line(
          [Point(x: x, y: y - 14), Point(x: x, y: y + 14)], with: Pen(palette.background, width: 5))
        canvas.line(
          [Point(x: x, y: y - 14), Point(x: x, y: y + 14)], with: Pen(palette.hue(1), width: 2.5))
      }
      canvas.text(
        notes[index], centeredOn: Point(x: plot.maxX + 12, y: y), style: text, alignment: .start)
    }
  }

  private func drawAxis(
    _ axis: AxisScale, in plot: Rectangle, quiet: TextStyle, on canvas: Canvas
  ) {
    for tick in axis.ticks {
      let x = canvas.crisp(plot.x + plot.width * axis.share(of: tick), lineWidth: 1)
      canvas.line(
        [Point(x: x, y: plot.y), Point(x: x, y: plot.maxY)],
        with: Pen(theme.palette.grid, width: 1))
      canvas.text(axis.text(of: tick), centeredOn: Point(x: x, y: plot.maxY + 15), style: quiet)
    }
    let style = TextStyle(size: ChartFrame.textSize, ink: theme.palette.text)
    canvas.text(valueLabel, at: Point(x: plot.x, y: plot.maxY + 46), style: style)
    if !referenceName.isEmpty, bars.contains(where: { $0.reference != nil }) {
      let width = canvas.textWidth(referenceName, size: 13)
      let x = self.width - 20 - width
      canvas.line(
        [Point(x: x - 10, y: plot.maxY + 33), Point(x: x - 10, y: plot.maxY + 49)],
        with: Pen(theme.palette.hue(1), width: 2.5))
      canvas.text(referenceName, at: Point(x: x, y: plot.maxY + 46), style: quiet)
    }
  }

  private func share(of value: Double, on axis: AxisScale) -> Double {
    value.isFinite ? min(max(axis.share(of: value), 0), 1) : 0
  }

  private func value(of bar: Bar) -> String { DecimalText.fixed(bar.value, places) }
}
