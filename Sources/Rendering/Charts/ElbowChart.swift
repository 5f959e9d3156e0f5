import Text

/// How well k anchors fit, against k, with the elbow and the chord that found it.
public struct ElbowChart: Drawing {
  /// One measure over the counts that were tried.
  public struct Curve: Hashable, Sendable {
    /// What it measures, as written beside it.
    public var name: String
    /// The anchor counts, rising.
    public var counts: [Int]
    /// One value for each count.
    public var values: [Double]

    /// Describes a curve.
    ///
    /// - Shape: as many values as counts; a value that is not finite leaves a gap.
    public init(name: String, counts: [Int], values: [Double]) {
      precondition(counts.count == values.count, "a curve has one value for each count")
      self.name = name
      self.counts = counts
      self.values = values
    }
  }

  /// A value to compare with: another anchor set's, drawn as a level line.
  public struct Comparison: Hashable, Sendable {
    /// The anchor set's name.
    public var name: String
    /// Its value, in the unit of the first curve.
    public var value: Double

    /// Describes a level line.
    public init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// What stands above the chart.
  public var title: String
  /// A line below the title: the data, the settings.
  public var subtitle: String
  /// The vertical axis with its unit. All curves share it.
  public var valueLabel: String
  /// The curve that decides, then others of the same unit.
  public var curves: [Curve]
  /// The count that is marked, if one was found.
  public var elbow: Int?
  /// Level lines.
  public var comparisons: [Comparison]
  /// The colors.
  public var theme: Theme
  /// 640 units, for a phone's width.
  public var width: Double { ChartFrame.width }
  /// 430 units.
  public var height: Double { 430 }

  /// Describes the chart.
  public init(
    title: String, subtitle: String = "", valueLabel: String = "mean shape IoU (no unit)",
    curves: [Curve], elbow: Int?, comparisons: [Comparison] = [], theme: Theme = .light
  ) {
    self.title = title
    self.subtitle = subtitle
    self.valueLabel = valueLabel
    self.curves = curves
    self.elbow = elbow
    self.comparisons = comparisons
    self.theme = theme
  }

  /// Draws the chart.
  public func draw(on canvas: Canvas) {
    let palette = theme.palette
    let frame = chartFrame(measuredOn: canvas)
    frame.draw(on: canvas)
    for comparison in comparisons where comparison.value.isFinite {
      let level = canvas.crisp(frame.place(frame.x.lower, comparison.value).y, lineWidth: 1.5)
      canvas.line(
        [Point(x: frame.plot.x, y: level), Point(x: frame.plot.maxX, y: level)],
        with: Pen(palette.faint, width: 1.5, dashes: [2, 4]))
    }
    if let first = curves.first { drawChord(of: first, in: frame, on: canvas) }
    for (index, curve) in curves.enumerated().reversed() {
      let hue = palette.hue(index)
      for stretch in stretches(of: curve, in: frame) {
        canvas.line(stretch, with: Pen(hue, width: index == 0 ? 2.5 : 1.75))
        for point in stretch { canvas.dot(at: point, radius: index == 0 ? 3.5 : 2.5, with: hue) }
      }
    }
    if let first = curves.first { drawElbow(of: first, in: frame, on: canvas) }
    frame.drawEndLabels(endLabels(in: frame), on: canvas)
  }

  private func chartFrame(measuredOn ruler: Canvas) -> ChartFrame {
    let counts = curves.flatMap(\.counts)
    let low = Double(counts.min() ?? 1)
    let high = Double(counts.max() ?? 2)
    let values = (curves.flatMap(\.values) + comparisons.map(\.value)).filter(\.isFinite)
    let names = curves.map(\.name) + comparisons.map(\.name)
    let widest =
      names.map { ruler.textWidth($0, size: ChartFrame.textSize, isBold: true) }.max() ?? 0
    let step = max(1, Int(((high - low) / 10).rounded(.up)))
    let ticks = stride(from: Int(low), through: Int(high), by: step).map(Double.init)
    return ChartFrame(
      title: title, subtitle: subtitle, xLabel: "number of anchors k", yLabel: valueLabel,
      x: .exact(from: low, to: high, ticks: ticks),
      y: .linear(from: values.min() ?? 0, to: values.max() ?? 1), palette: theme.palette,
      width: width, height: height, rightMargin: min(width * 0.35, widest + 22),
      measuredOn: ruler)
  }

  private func stretches(of curve: Curve, in frame: ChartFrame) -> [[Point]] {
    var stretches: [[Point]] = [[]]
    for (count, value) in zip(curve.counts, curve.values) {
      if value.isFinite {
        stretches[stretches.count - 1].append(frame.place(Double(count), value))
      } else {
        stretches.append([])
      }
    }
    return stretches.filter { !$0.isEmpty }
  }

  /// The straight line from the first to the last point, and how far the elbow lies from it.
  private func drawChord(of curve: Curve, in frame: ChartFrame, on canvas: Canvas) {
    guard let elbow, let place = curve.counts.firstIndex(of: elbow), curve.values.count > 2,
      let first = curve.values.first, let last = curve.values.last,
      let low = curve.counts.first, let high = curve.counts.last, low < high,
      first.isFinite, last.isFinite, curve.values[place].isFinite
    else { return }
    let chord = Pen(theme.palette.faint.faded(to: 0.8), width: 1.25, dashes: [6, 4])
    canvas.line([frame.place(Double(low), first), frame.place(Double(high), last)], with: chord)
    let share = Double(elbow - low) / Double(high - low)
    let foot = frame.place(Double(elbow), first + share * (last - first))
    canvas.line(
      [frame.place(Double(elbow), curve.values[place]), foot],
      with: Pen(theme.palette.alarm, width: 1.5))
  }

  private func drawElbow(of curve: Curve, in frame: ChartFrame, on canvas: Canvas) {
    guard let elbow, let place = curve.counts.firstIndex(of: elbow),
      curve.values[place].isFinite
    else { return }
    let palette = theme.palette
    let point = frame.place(Double(elbow), curve.values[place])
    canvas.dot(at: point, radius: 7.5, with: palette.background)
    canvas.ring(at: point, radius: 7, with: Pen(palette.alarm, width: 2.5))
    canvas.dot(at: point, radius: 3.5, with: palette.alarm)
    let value = curve.values[place]
    let places = abs(value) < 10 ? 3 : abs(value) < 1000 ? 1 : 0
    let text = "elbow: k = \(elbow), \(DecimalText.fixed(value, places))"
    let style = TextStyle(size: ChartFrame.textSize, isBold: true, ink: palette.alarm)
    // Below the curve lies the chord, on its hollow side nothing: the label goes there.
    let isRising = (curve.values.last ?? 0) >= (curve.values.first ?? 0)
    let textWidth = canvas.textWidth(text, size: style.size, isBold: true)
    let x = min(max(point.x + 12, frame.plot.x), frame.plot.maxX - textWidth)
    let y = isRising ? point.y + 30 : point.y - 22
    let backing = Rectangle(x: x - 4, y: y - 11, width: textWidth + 8, height: 22)
    canvas.fill(backing, with: palette.background.faded(to: 0.85), radius: 3)
    canvas.text(text, centeredOn: Point(x: x, y: y), style: style, alignment: .start)
  }

  private func endLabels(in frame: ChartFrame) -> [(text: String, y: Double, ink: Ink)] {
    var labels = curves.enumerated().compactMap { index, curve -> (String, Double, Ink)? in
      guard let last = curve.values.last(where: \.isFinite) else { return nil }
      return (curve.name, frame.place(frame.x.upper, last).y, theme.palette.hue(index))
    }
    for comparison in comparisons where comparison.value.isFinite {
      let y = frame.place(frame.x.upper, comparison.value).y
      labels.append((comparison.name, y, theme.palette.quietText))
    }
    return labels
  }
}
