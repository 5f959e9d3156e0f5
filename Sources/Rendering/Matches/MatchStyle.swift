/// How a match preview is drawn.
public struct MatchStyle: Hashable, Sendable {
  /// Colors of the title, the legend and a blank picture. Lines over a photograph follow the
  /// photograph's own lightness.
  public var theme: Theme
  /// Output pixels to an image pixel; by default 2 for images up to 640 pixels, else 1.
  public var scale: Double?
  /// The most priors drawn for one object, best IoU first; by default all.
  public var maxPriors: Int?
  /// What the hue of a prior tells.
  public var colors: MatchColors
  /// Whether the title line and the legend are drawn.
  public var hasBands: Bool
  /// Whether boxes carry labels; thumbnails do without.
  public var hasLabels: Bool

  /// Describes a preview.
  public init(
    theme: Theme = .light, scale: Double? = nil, maxPriors: Int? = nil,
    colors: MatchColors = .objects, hasBands: Bool = true, hasLabels: Bool = true
  ) {
    self.theme = theme
    self.scale = scale
    self.maxPriors = maxPriors
    self.colors = colors
    self.hasBands = hasBands
    self.hasLabels = hasLabels
  }

  /// With more objects than this, labels are small and short, and give way to the boxes.
  static let crowd = 40
  /// The most ignored priors that are drawn: more would be a gray veil.
  static let ignoredLimit = 200
  /// The most labels a picture has room for: with more, only the best prior of each object has one.
  static let labelLimit = 40
  /// The most priors that are drawn faint.
  static let faintLimit = 4_000

  /// The scale for an image whose longest side is that long.
  func scale(forLongestSide side: Int) -> Double {
    scale ?? (side <= 640 ? 2 : 1)
  }

  /// The most priors of an object that has so many.
  func priorLimit(of count: Int) -> Int {
    maxPriors.map { min(max(0, $0), count) } ?? count
  }
}

/// What the hue of a prior tells in a match preview.
public enum MatchColors: String, Hashable, Sendable, CaseIterable {
  /// Whose prior it is: that of its ground truth.
  case objects
  /// Which feature map it belongs to; ground truths have none.
  case levels
}
