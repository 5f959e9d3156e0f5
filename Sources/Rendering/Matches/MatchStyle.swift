/// How a match preview is drawn.
public struct MatchStyle: Hashable, Sendable {
  /// Colors of the title, the legend and a blank picture. Lines over a photograph follow the
  /// photograph's own lightness.
  public var theme: Theme
  /// Output pixels to an image pixel; by default 2 for images up to 640 pixels, else 1.
  public var scale: Double?
  /// The most priors drawn for one object, best IoU first; by default fewer in a crowd.
  public var maxPriors: Int?
  /// Whether the title line and the legend are drawn.
  public var hasBands: Bool
  /// Whether boxes carry labels; thumbnails do without.
  public var hasLabels: Bool

  /// Describes a preview.
  public init(
    theme: Theme = .light, scale: Double? = nil, maxPriors: Int? = nil, hasBands: Bool = true,
    hasLabels: Bool = true
  ) {
    self.theme = theme
    self.scale = scale
    self.maxPriors = maxPriors
    self.hasBands = hasBands
    self.hasLabels = hasLabels
  }

  /// With more objects than this, labels are small and short, and give way to the boxes.
  static let crowd = 40
  /// The most ignored priors that are drawn: more would be a gray veil.
  static let ignoredLimit = 200
  /// How many priors are drawn in all, before objects get fewer than they have.
  private static let priorBudget = 160

  /// The scale for an image whose longest side is that long.
  func scale(forLongestSide side: Int) -> Double {
    scale ?? (side <= 640 ? 2 : 1)
  }

  /// The most priors for each of that many objects.
  func priorLimit(objectCount: Int) -> Int {
    maxPriors.map { max(0, $0) } ?? max(1, min(12, Self.priorBudget / max(1, objectCount)))
  }
}
