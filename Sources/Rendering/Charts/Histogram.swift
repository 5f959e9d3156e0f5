/// How often values fall into each of many ranges: IoU, offsets, aspect ratios.
public struct Histogram: Drawing {
  /// A value to point at, such as a threshold.
  public struct Mark: Hashable, Sendable {
    /// Where, on the horizontal axis.
    public var value: Double
    /// What it is.
    public var name: String

    /// Describes a mark.
    public init(value: Double, name: String) {
      self.value = value
      self.name = name
    }
  }

  /// What stands above the chart.
  public var title: String
  /// A line below the title.
  public var subtitle: String
  /// The horizontal axis with its unit.
  public var valueLabel: String
  /// The vertical axis with its unit.
  public var countLabel: String
  /// The first range's lower end and the last one's upper.
  public var range: ClosedRange<Double>
  /// How many values fall into each of the ranges, which have equal widths.
  public var counts: [Double]
  /// Values to point at.
  public var marks: [Mark]
  /// The colors.
  public var theme: Theme
  /// 640 units.
  public var width: Double { ChartFrame.width }
  /// 400 units.
  public var height: Double { 400 }

  /// Describes the chart.
  public init(
    title: String, subtitle: String = "", valueLabel: String, countLabel: String = "boxes",
    range: ClosedRange<Double>, counts: [Double], marks: [Mark] = [], theme: Theme = .light
  ) {
    self.title = title
    self.subtitle = subtitle
    self.valueLabel = valueLabel
    self.countLabel = countLabel
    self.range = range
    self.counts = counts
    self.marks = marks
    self.theme = theme
  }

  /// Counts values into ranges; values outside go to the first and the last.
  public static func counts(of values: [Double], in range: ClosedRange<Double>, bins: Int)
    -> [Double]
  {
    precondition(bins > 0, "a histogram has at least one range")
    var counts = [Double](repeating: 0, count: bins)
    let width = range.upperBound - range.lowerBound
    for value in values where value.isFinite {
      let share = width > 0 ? (value - range.lowerBound) / width : 0
      counts[Int(min(max(share * Double(bins), 0), Double(bins) - 1))] += 1
    }
    return counts
  }

  /// Draws the chart.
  public func draw(on canvas: Canvas) {
    let palette = theme.palette
    let ticks = AxisScale.linear(from: range.lowerBound, to: range.upperBound, tickCount: 6)
      .ticks.filter { range.contains($0) }
    let frame = ChartFrame(
      title: title, subtitle: subtitle, xLabel: valueLabel, yLabel: countLabel,
      x: .exact(from: range.lowerBound, to: range.upperBound, ticks: ticks),
      y: .linear(from: 0, to: max(1, counts.filter(\.isFinite).max() ?? 1)), palette: palette,
      width: width, height: height, rightMargin: 28, measuredOn: canvas)
    frame.draw(on: canvas)
    let step = frame.plot.width / Double(max(1, counts.count))
    for (index, count) in counts.enumerated() where count > 0 && count.isFinite {
      let top = frame.place(range.lowerBound, count).y
      let bar = Rectangle(
        x: frame.plot.x + Double(index) * step + 0.75, y: top, width: max(0.5, step - 1.5),
        height: frame.plot.maxY - top)
      canvas.fill(bar, with: palette.hue(0))
    }
    for mark in marks where range.contains(mark.value) {
      draw(mark, in: frame, on: canvas)
    }
  }

  private func draw(_ mark: Mark, in frame: ChartFrame, on canvas: Canvas) {
    let palette = theme.palette
    let x = canvas.crisp(frame.place(mark.value, 0).x, lineWidth: 1.5)
    canvas.line(
      [Point(x: x, y: frame.plot.y - 4), Point(x: x, y: frame.plot.maxY)],
      with: Pen(palette.alarm, width: 1.5, dashes: [5, 3]))
    let size = 13.5
    let width = canvas.textWidth(mark.name, size: size, isBold: true)
    let isRoomy = x + 8 + width < frame.plot.maxX
    let text = Rectangle(
      x: isRoomy ? x + 5 : x - 9 - width, y: frame.plot.y - 4, width: width + 4, height: 19)
    canvas.fill(text, with: palette.background.faded(to: 0.85), radius: 3)
    canvas.text(
      mark.name, centeredOn: Point(x: text.x + 2, y: text.midY),
      style: TextStyle(size: size, isBold: true, ink: palette.alarm), alignment: .start)
  }
}
