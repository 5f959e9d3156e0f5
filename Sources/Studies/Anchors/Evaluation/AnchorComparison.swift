import Clustering

/// Other anchors on the same boxes, beside a curve: a config's own, or published ones.
public struct AnchorComparison: Sendable {
  /// What the anchors are called.
  public var name: String
  /// How many there are.
  public var count: Int
  /// How well they fit.
  public var metrics: AnchorMetrics

  /// Joins a name and a measurement.
  public init(name: String, count: Int, metrics: AnchorMetrics) {
    self.name = name
    self.count = count
    self.metrics = metrics
  }
}
