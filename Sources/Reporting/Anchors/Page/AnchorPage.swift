import Clustering
import Rendering
import Studies
import Text

/// What `anchors cluster` or `anchors elbow` found as one page in one file: charts, fit by class, the
/// objects that fit worst, the config, and every option, so that the page alone can be judged and
/// repeated.
public struct AnchorPage: Sendable {
  /// A config that was emitted.
  public struct Config: Sendable {
    /// The trainer that reads it.
    public var target: String
    /// Its text.
    public var text: String

    /// Joins both.
    public init(target: String, _ bytes: [UInt8]) {
      self.target = target
      text = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The curve that led to the anchors, and what it is compared with.
  public struct Curve: Sendable {
    /// The curve.
    public var report: ElbowReport
    /// Other anchors on the same boxes, for the table.
    public var comparisons: [AnchorComparison]
    /// Those of them that are drawn.
    public var drawn: [AnchorComparison]

    /// Joins a curve and its company.
    public init(
      report: ElbowReport, comparisons: [AnchorComparison] = [], drawn: [AnchorComparison] = []
    ) {
      self.report = report
      self.comparisons = comparisons
      self.drawn = drawn
    }
  }

  /// The anchors, their metrics and options.
  public var cluster: ClusteredAnchors
  /// The curve that led to these anchors, if one was asked for.
  public var curve: Curve?
  /// The metrics by class.
  public var evaluation: AnchorEvaluation
  /// The classes in index order.
  public var classNames: [String]
  /// The objects that fit worst, the worst first.
  public var worst: [WorstFit]
  /// The emitted config, if any.
  public var config: Config?
  /// What the command was told beyond the clustering's own options, by name.
  public var inputs: [(name: String, value: String)]
  /// This program's version.
  public var version: String

  /// Gathers a page.
  public init(
    cluster: ClusteredAnchors, curve: Curve? = nil, evaluation: AnchorEvaluation,
    classNames: [String], worst: [WorstFit], config: Config? = nil,
    inputs: [(name: String, value: String)], version: String
  ) {
    self.cluster = cluster
    self.curve = curve
    self.evaluation = evaluation
    self.classNames = classNames
    self.worst = worst
    self.config = config
    self.inputs = inputs
    self.version = version
  }

  /// The page. Deterministic: no date, no host, no thread count.
  ///
  /// - Throws: when a chart can't be drawn.
  public func html() throws(RenderingError) -> [UInt8] {
    let charts = try charts()
    let count = DecimalText.count(cluster.anchors.sizes.count, "anchor", "anchors")
    let boxes = DecimalText.count(cluster.sample.boxCount, "box", "boxes")
    let page = HTMLPage(title: "\(count) for \(boxes)", style: PackageResources.AnchorPage_css)
    return page.bytes(
      version: version,
      """
      \(tiles)<div class="charts">\(charts)</div>
      \(curveSection)\(anchorSection)\(classSection)\(worstSection)\(configSection)\(optionSection)
      """)
  }

  /// Light and dark versions; the reader's system chooses.
  private func charts() throws(RenderingError) -> Markup {
    var charts: Markup = ""
    if let curve {
      var chart = curve.report.chart(
        sample: cluster.sample, options: cluster.options, comparisons: curve.drawn)
      let light = try chart.svg()
      chart.theme = .dark
      charts += Self.figure(light: light, dark: try chart.svg(), chart.title)
    }
    var scatter = cluster.chart()
    let light = try scatter.svg()
    scatter.theme = .dark
    charts += Self.figure(
      light: light, dark: try scatter.svg(), "Box sizes, anchors, and what falls to each")
    return charts
  }

  private static func figure(light: [UInt8], dark: [UInt8], _ words: String) -> Markup {
    func uri(_ svg: [UInt8]) -> String { "data:image/svg+xml;base64," + Base64.text(of: svg) }
    return """
      <picture><source media="(prefers-color-scheme: dark)" srcset="\(uri(dark))">\
      <img alt="\(words)" src="\(uri(light))"></picture>

      """
  }
}
