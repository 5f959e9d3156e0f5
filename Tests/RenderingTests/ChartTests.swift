import Foundation
import FoundationXML
import Images
import Testing

@testable import Rendering

@Suite("Charts") struct ChartTests {
  static let elbow = ElbowChart(
    title: "How many anchors?", subtitle: "39,597 boxes",
    curves: [.init(name: "mean IoU", counts: [1, 2, 3, 4], values: [0.3, 0.6, 0.65, 0.67])],
    elbow: 2, comparisons: [.init(name: "defaults", value: 0.5)])

  @Test func `an elbow chart is twice its size in pixels and marks the elbow`() throws {
    let picture = try PNGCodec.decode(Self.elbow.png())
    #expect((picture.width, picture.height) == (1280, 860))
    let alarm = Palette.light.alarm
    var marked = 0
    for y in 0..<picture.height {
      for x in 0..<picture.width where MatchOverlayTests.isNear(picture[x, y], alarm, within: 0.05)
      {
        marked += 1
      }
    }
    #expect(marked > 400)
  }

  @Test func `the SVG says axes, units and curves as text`() throws {
    let svg = String(decoding: try Self.elbow.svg(), as: UTF8.self)
    for text in [
      "number of anchors k", "mean shape IoU (no unit)", "elbow: k = 2, 0.600", "defaults",
    ] {
      #expect(svg.contains(">\(text)</text>"))
    }
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test func `names with markup are escaped`() throws {
    var chart = Self.elbow
    chart.title = "<script>&\u{202E}"
    let svg = String(decoding: try chart.svg(), as: UTF8.self)
    #expect(svg.contains("&lt;script&gt;&amp;\u{25A1}"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test(arguments: [[], [Double.nan], [0.5, .nan, 0.7], [0.5, 0.5, 0.5], [.infinity, 1, 2]])
  func `odd curves draw without a trap`(values: [Double]) throws {
    let curve = ElbowChart.Curve(
      name: "x", counts: Array(values.indices), values: values)
    let chart = ElbowChart(title: "", curves: [curve], elbow: 1)
    #expect(try !chart.png(scale: 1).isEmpty)
  }

  @Test(arguments: Theme.allCases, [SizeScatter.Distance.euclidean, .shapeIoU])
  func `a scatter draws sizes, cells and anchors`(
    theme: Theme, distance: SizeScatter.Distance
  ) throws {
    let chart = SizeScatter(
      title: "Sizes", unit: "px",
      points: [.init(width: 10, height: 20, weight: 4), .init(width: -1, height: 0)],
      anchors: [.init(width: 12, height: 18), .init(width: 90, height: 60)], distance: distance,
      theme: theme)
    #expect(chart.points.count == 1)
    let svg = String(decoding: try chart.svg(), as: UTF8.self)
    #expect(svg.contains(">width (px)</text>"))
    #expect(svg.contains(">12 x 18</text>"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test func `an empty scatter still has its axes`() throws {
    let chart = SizeScatter(title: "", unit: "px", points: [], anchors: [], distance: .shapeIoU)
    #expect(try !chart.png(scale: 1).isEmpty)
  }
}

@Suite("Axes") struct AxisScaleTests {
  @Test(arguments: [
    (0.0, 1.0, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0.36, 0.98, [0.2, 0.4, 0.6, 0.8, 1]),
    (0, 4300, [0, 1000, 2000, 3000, 4000, 5000]), (3, 3, [2.4, 2.6, 2.8, 3, 3.2, 3.4, 3.6]),
  ])
  func `linear ticks are round numbers around the values`(
    low: Double, high: Double, ticks: [Double]
  ) {
    let axis = AxisScale.linear(from: low, to: high)
    #expect(axis.ticks.count == ticks.count)
    for (tick, expected) in zip(axis.ticks, ticks) { #expect(abs(tick - expected) < 1e-9) }
  }

  @Test func `ticks are written with the decimals they need`() {
    #expect(AxisScale.linear(from: 0, to: 1).text(of: 0.2) == "0.2")
    #expect(AxisScale.linear(from: 0, to: 0.1).text(of: 0.02) == "0.02")
    #expect(AxisScale.linear(from: 0, to: 40_000).text(of: 10_000) == "10,000")
  }

  @Test(arguments: [(Double.nan, 1.0), (0, .infinity), (5, 5), (-3, -9)])
  func `odd ranges still make an axis`(low: Double, high: Double) {
    for axis in [AxisScale.linear(from: low, to: high), .logarithmic(from: low, to: high)] {
      #expect(axis.lower < axis.upper)
      #expect(axis.share(of: axis.lower) == 0)
    }
  }

  @Test func `a logarithmic axis gives equal ratios equal room`() {
    let axis = AxisScale.logarithmic(from: 1, to: 100)
    let first = axis.share(of: 10) - axis.share(of: 1)
    let second = axis.share(of: 100) - axis.share(of: 10)
    #expect(abs(first - second) < 1e-12)
    #expect(axis.ticks == [1, 2, 5, 10, 20, 50, 100])
    #expect(abs(axis.value(at: axis.share(of: 7)) - 7) < 1e-12)
  }
}

@Suite("Bars and histograms") struct BarTests {
  @Test func `a bar is as long as its value`() throws {
    let chart = BarChart(
      title: "Recall", valueLabel: "recall (share of objects)",
      bars: [.init(name: "car", value: 1), .init(name: "van", value: 0.5, reference: 0.75)],
      referenceName: "defaults", maximum: 1)
    let picture = try PNGCodec.decode(chart.png(scale: 1))
    let hue = Palette.light.hue(0)
    func length(_ y: Int) -> Int {
      (0..<picture.width).count { MatchOverlayTests.isNear(picture[$0, y], hue, within: 0.02) }
    }
    // Bars are centered 17 and 51 below the plot's top at 80.
    let (whole, half) = (length(97), length(131))
    #expect(whole > 300)
    #expect(abs(2 * half - whole) <= 4)
    let svg = String(decoding: try chart.svg(), as: UTF8.self)
    #expect(svg.contains(">defaults</text>"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test func `odd bars draw without a trap`() throws {
    let bars = [Double.nan, .infinity, -1, 0, 1e300].map { BarChart.Bar(name: "x", value: $0) }
    #expect(try !BarChart(title: "", valueLabel: "", bars: bars).png(scale: 1).isEmpty)
    #expect(try !BarChart(title: "", valueLabel: "", bars: []).png(scale: 1).isEmpty)
  }

  @Test func `values are counted into equal ranges`() {
    let values = [0, 0.1, 0.25, 0.5, 0.99, 1, 1.5, -2, .nan]
    #expect(Histogram.counts(of: values, in: 0...1, bins: 4) == [3, 1, 1, 3])
    #expect(Histogram.counts(of: [3, 3], in: 3...3, bins: 2) == [2, 0])
  }

  @Test func `a histogram marks its threshold`() throws {
    let chart = Histogram(
      title: "IoU", valueLabel: "IoU (no unit)", range: 0...1, counts: [1, 2, .nan, 4],
      marks: [.init(value: 0.5, name: "threshold"), .init(value: 7, name: "outside")])
    let svg = String(decoding: try chart.svg(), as: UTF8.self)
    #expect(svg.contains(">threshold</text>"))
    #expect(!svg.contains("outside"))
  }
}
