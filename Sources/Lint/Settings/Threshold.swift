import Text

/// A number among the settings, described once for `anchorkit.json`, `--show-settings` and docs.
public struct Threshold: Sendable {
  /// The key in the settings file.
  public let key: String
  /// What it decides, with its unit.
  public let summary: String
  /// The values that make sense.
  public let allowed: ClosedRange<Double>
  private let path: any WritableKeyPath<LintSettings, Double> & Sendable

  /// The thresholds by key.
  public static let all: [Threshold] = [
    Threshold(
      "boundsTolerance", "pixels past an edge from which a box is out of bounds", 0...1000,
      \.boundsTolerance),
    Threshold(
      "classImbalance", "most to least frequent class that is still balanced", 1...1e9,
      \.classImbalance),
    Threshold(
      "crowdScore", "robust z-score from which an object count is an outlier", 0...1e6,
      \.crowdScore),
    Threshold(
      "extremeAspect", "longest over shortest side that is not extreme", 1...1e6, \.extremeAspect),
    Threshold(
      "longestClassName", "characters of the longest class name", 1...1e6, \.longestClassName),
    Threshold(
      "nearDuplicateIoU", "IoU from which two boxes are near duplicates", 0.01...1,
      \.nearDuplicateIoU),
    Threshold(
      "oddAspect", "factor between an image's aspect and the dataset's median", 1...1000,
      \.oddAspect),
    Threshold(
      "rareClassCount", "objects below which a class is rare", 0...1e9, \.rareClassCount),
    Threshold(
      "sizeOutlierScore", "robust z-score from which a size is an outlier", 0...1e6,
      \.sizeOutlierScore),
    Threshold(
      "tinyImageSide", "pixels of the shortest image side that is not tiny", 0...65_535,
      \.tinyImageSide),
    Threshold(
      "tinySide", "pixels, in the network's input, of the shortest side that is not tiny",
      0...65_535, \.tinySide),
    Threshold(
      "wholeImageShare", "share of the image from which a box counts as the whole", 0.01...1,
      \.wholeImageShare),
  ]

  init(
    _ key: String, _ summary: String, _ allowed: ClosedRange<Double>,
    _ path: any WritableKeyPath<LintSettings, Double> & Sendable
  ) {
    self.key = key
    self.summary = summary
    self.allowed = allowed
    self.path = path
  }

  /// The value in some settings.
  public func value(in settings: LintSettings) -> Double { settings[keyPath: path] }

  /// Sets a threshold by its key.
  ///
  /// - Throws: for an unknown key, and for a value that makes no sense.
  public static func set(
    _ key: String, to value: Double, in settings: inout LintSettings
  ) throws(LintError) {
    guard let threshold = all.first(where: { $0.key == key }) else {
      throw .unknownThreshold(key, nearest: EditDistance.nearest(to: key, among: all.map(\.key)))
    }
    guard threshold.allowed.contains(value) else {
      throw .badThreshold(key, value: value, allowed: threshold.allowed)
    }
    settings[keyPath: threshold.path] = value
  }
}
