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
    let page = HTMLPage(title: "\(count) for \(boxes)", style: Self.style)
    return page.bytes(version: version) { out in
      appendTiles(to: &out)
      out += "<div class=\"charts\">\(charts)</div>\n".utf8
      if let curve { append(curve, to: &out) }
      appendAnchors(to: &out)
      appendClasses(to: &out)
      appendWorst(to: &out)
      appendConfig(to: &out)
      appendOptions(to: &out)
    }
  }

  /// Light and dark versions; the reader's system chooses.
  private func charts() throws(RenderingError) -> String {
    var text = ""
    if let curve {
      var chart = curve.report.chart(
        sample: cluster.sample, options: cluster.options, comparisons: curve.drawn)
      let light = try chart.svg()
      chart.theme = .dark
      text += Self.figure(light: light, dark: try chart.svg(), chart.title)
    }
    var scatter = cluster.chart()
    let light = try scatter.svg()
    scatter.theme = .dark
    text += Self.figure(
      light: light, dark: try scatter.svg(), "Box sizes, anchors, and what falls to each")
    return text
  }

  private static func figure(light: [UInt8], dark: [UInt8], _ words: String) -> String {
    func uri(_ svg: [UInt8]) -> String { "data:image/svg+xml;base64," + Base64.text(of: svg) }
    return """
      <picture><source media="(prefers-color-scheme: dark)" srcset="\(uri(dark))">\
      <img alt="\(MarkupText.of(words))" src="\(uri(light))"></picture>

      """
  }

  private static let style = """
    .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));\
    gap:16px;margin:16px 0;align-items:start}
    .charts img{display:block;width:100%;max-width:820px;height:auto;margin:0 auto}
    .scroll{overflow-x:auto}
    .marked{font-weight:700;background:var(--card)}
    .worst{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px;\
    list-style:none;margin:0;padding:0}
    .worst li{background:var(--card);border-radius:8px;overflow:hidden;padding-bottom:8px}
    .worst img{display:block;width:100%;height:auto}
    .worst b,.worst span{display:block;padding:0 10px;overflow-wrap:anywhere}
    .worst b{padding-top:6px}
    .worst span{font-size:13px;color:var(--dim)}
    pre{background:var(--card);border-radius:8px;padding:12px;overflow:auto;max-height:420px;\
    font:13px/1.4 ui-monospace,monospace}
    td:first-child:not(.number),pre{overflow-wrap:anywhere}

    """
}
