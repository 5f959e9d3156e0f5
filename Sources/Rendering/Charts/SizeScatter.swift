import Glibc
import Text

/// The sizes that were clustered, the anchors that were found, and which sizes fall to which anchor.
///
/// Both axes are logarithmic: equal ratios take equal room, as they do for IoU.
public struct SizeScatter: Drawing {
  /// A size and how many boxes have it.
  public struct Point: Hashable, Sendable {
    /// Horizontal extent, in `unit`.
    public var width: Double
    /// Vertical extent, in `unit`.
    public var height: Double
    /// How many boxes.
    public var weight: Double

    /// Describes a size.
    public init(width: Double, height: Double, weight: Double = 1) {
      self.width = width
      self.height = height
      self.weight = weight
    }
  }

  /// Which anchor a size falls to.
  public enum Distance: Hashable, Sendable {
    /// The nearest by straight distance of width and height.
    case euclidean
    /// The one of the highest shape IoU.
    case shapeIoU
  }

  /// What stands above the chart.
  public var title: String
  /// A line below the title.
  public var subtitle: String
  /// What sizes are measured in, as axes say it: `px of the 1248x384 input`.
  public var unit: String
  /// The sizes; those that are not positive and finite are left out.
  public var points: [Point]
  /// The anchors; the weight is not used.
  public var anchors: [Point]
  /// How cells are told apart.
  public var distance: Distance
  /// The colors.
  public var theme: Theme
  /// 640 units.
  public var width: Double { ChartFrame.width }
  /// 560 units.
  public var height: Double { 560 }

  /// Describes the chart.
  public init(
    title: String, subtitle: String = "", unit: String, points: [Point], anchors: [Point],
    distance: Distance, theme: Theme = .light
  ) {
    self.title = title
    self.subtitle = subtitle
    self.unit = unit
    self.points = points.filter(Self.isDrawable)
    self.anchors = anchors.filter(Self.isDrawable)
    self.distance = distance
    self.theme = theme
  }

  private static func isDrawable(_ point: Point) -> Bool {
    point.width > 0 && point.height > 0 && point.width.isFinite && point.height.isFinite
      && point.weight > 0 && point.weight.isFinite
  }

  /// Draws the chart.
  public func draw(on canvas: Canvas) {
    let widths = span(of: points.map { ($0.width, $0.weight) }, anchors.map(\.width))
    let heights = span(of: points.map { ($0.height, $0.weight) }, anchors.map(\.height))
    let frame = ChartFrame(
      title: title, subtitle: subtitle, xLabel: "width (\(unit))", yLabel: "height (\(unit))",
      x: .logarithmic(from: widths.lower, to: widths.upper),
      y: .logarithmic(from: heights.lower, to: heights.upper),
      palette: theme.palette, width: width, height: height, rightMargin: 24, measuredOn: canvas)
    let hues = hues(in: frame)
    drawCells(in: frame, hues: hues, on: canvas)
    frame.draw(on: canvas, hasVerticalGrid: true)
    let outside = drawDensity(in: frame, hues: hues, on: canvas)
    drawAnchors(in: frame, hues: hues, on: canvas)
    if outside > 0 {
      canvas.text(
        "\(DecimalText.grouped(outside)) of the boxes lie beyond the axes",
        at: Rendering.Point(x: frame.plot.maxX, y: frame.plot.y - 14),
        style: TextStyle(size: 13, ink: theme.palette.quietText), alignment: .end)
    }
  }

  /// The values to show: all but the outermost 0.2 % of the boxes at each end, and every anchor.
  private func span(of sizes: [(value: Double, weight: Double)], _ anchors: [Double]) -> (
    lower: Double, upper: Double
  ) {
    let sorted = sizes.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
    let margin = sorted.reduce(0) { $0 + $1.weight } * 0.002
    func end(_ sizes: some Sequence<(value: Double, weight: Double)>) -> Double? {
      var passed = 0.0
      for size in sizes {
        passed += size.weight
        if passed > margin { return size.value }
      }
      return nil
    }
    let ends = [end(sorted), end(sorted.reversed())].compactMap(\.self) + anchors
    return (ends.min() ?? 1, ends.max() ?? 10)
  }

  /// A hue for each anchor, unlike its neighbors'.
  private func hues(in frame: ChartFrame) -> [Ink] {
    let marks = anchors.map { anchor in
      let center = frame.place(anchor.width, anchor.height)
      return Rectangle(x: center.x, y: center.y, width: 0, height: 0)
    }
    return HueAssignment.hues(for: marks, palette: theme.palette)
  }

  /// Tints what falls to each anchor, and draws the borders between them.
  private func drawCells(in frame: ChartFrame, hues: [Ink], on canvas: Canvas) {
    guard !anchors.isEmpty else { return }
    let step = 2.0
    let columns = Int(frame.plot.width / step)
    let rows = Int(frame.plot.height / step)
    for row in 0..<rows {
      let height = frame.y.value(at: 1 - (Double(row) + 0.5) / Double(rows))
      var start = 0
      var owner = -1
      for column in 0...columns {
        let next =
          column == columns
          ? -1
          : nearest(
            width: frame.x.value(at: (Double(column) + 0.5) / Double(columns)), height: height)
        guard next != owner else { continue }
        if owner >= 0 {
          let run = Rectangle(
            x: frame.plot.x + Double(start) * frame.plot.width / Double(columns),
            y: frame.plot.y + Double(row) * frame.plot.height / Double(rows),
            width: Double(column - start) * frame.plot.width / Double(columns),
            height: frame.plot.height / Double(rows))
          canvas.fill(run, with: hues[owner].faded(to: theme == .light ? 0.12 : 0.2))
        }
        start = column
        owner = next
      }
    }
  }

  /// - Ties: the earlier anchor.
  private func nearest(width: Double, height: Double) -> Int {
    var best = 0
    var least = Double.infinity
    for (index, anchor) in anchors.enumerated() {
      let value: Double
      switch distance {
      case .euclidean:
        let dx = anchor.width - width
        let dy = anchor.height - height
        value = dx * dx + dy * dy
      case .shapeIoU:
        let shared = min(anchor.width, width) * min(anchor.height, height)
        value = 1 - shared / (anchor.width * anchor.height + width * height - shared)
      }
      if value < least {
        least = value
        best = index
      }
    }
    return best
  }

  /// One dot for each small square of the plot that has boxes: stronger, the more boxes.
  ///
  /// - Returns: how many boxes lie outside the plot.
  private func drawDensity(in frame: ChartFrame, hues: [Ink], on canvas: Canvas) -> Int {
    let step = 4.0
    let columns = Int(frame.plot.width / step) + 1
    let rows = Int(frame.plot.height / step) + 1
    var weights = [Double](repeating: 0, count: columns * rows)
    var outside = 0.0
    for point in points {
      let x = frame.x.share(of: point.width)
      let y = 1 - frame.y.share(of: point.height)
      guard (0...1).contains(x), (0...1).contains(y) else {
        outside += point.weight
        continue
      }
      let column = Int(x * frame.plot.width / step)
      let row = Int(y * frame.plot.height / step)
      weights[row * columns + column] += point.weight
    }
    let most = log(1 + (weights.max() ?? 1))
    for row in 0..<rows {
      for column in 0..<columns where weights[row * columns + column] > 0 {
        let share = log(1 + weights[row * columns + column]) / most
        let x = (Double(column) + 0.5) * step
        let y = (Double(row) + 0.5) * step
        let ink =
          anchors.isEmpty
          ? theme.palette.hue(0)
          : hues[
            nearest(
              width: frame.x.value(at: x / frame.plot.width),
              height: frame.y.value(at: 1 - y / frame.plot.height))]
        canvas.dot(
          at: Rendering.Point(x: frame.plot.x + x, y: frame.plot.y + y), radius: 1.9,
          with: ink.faded(to: 0.2 + 0.8 * share))
      }
    }
    return Int(exactly: outside.rounded()) ?? 0
  }

  private func drawAnchors(in frame: ChartFrame, hues: [Ink], on canvas: Canvas) {
    let palette = theme.palette
    let size = 14.0
    let marks = anchors.map { anchor in
      let center = frame.place(anchor.width, anchor.height)
      return Rectangle(x: center.x - 8, y: center.y - 8, width: 16, height: 16)
    }
    let texts = anchors.map { anchor in
      // Shares of an image need three decimals, pixels one at most.
      [anchor.width, anchor.height].map {
        min(anchor.width, anchor.height) < 2
          ? DecimalText.fixed($0, 3) : DecimalText.short($0, 1)
      }.joined(separator: " x ")
    }
    let requests = zip(marks, texts).map { mark, text in
      LabelPlacement.Request(
        anchor: mark, width: canvas.textWidth(text, size: size, isBold: true) + 8,
        height: size + 5, mayDetach: true)
    }
    let labels = LabelPlacement.place(requests, in: frame.plot, taken: marks)
    for (index, mark) in marks.enumerated() {
      let hue = hues[index]
      let center = Rendering.Point(x: mark.midX, y: mark.midY)
      if let label = labels[index] {
        if LabelPlacement.isDetached(label, from: mark) {
          canvas.line(
            [center, Rendering.Point(x: label.midX, y: label.midY)], with: Pen(hue, width: 1.25))
        }
        canvas.fill(label, with: palette.background.faded(to: 0.88), radius: 3)
        canvas.text(
          texts[index], centeredOn: Rendering.Point(x: label.midX, y: label.midY),
          style: TextStyle(size: size, isBold: true, ink: hue))
      }
      canvas.dot(at: center, radius: 7.5, with: palette.background)
      canvas.dot(at: center, radius: 5.5, with: hue)
    }
  }
}
