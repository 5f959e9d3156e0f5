/// A box that a network found.
public struct Detection: Hashable, Sendable {
  /// The class, from 0; background is not a class.
  public var classIndex: Int
  /// Its probability.
  public var score: Float
  /// The prior it was decoded from.
  public var prior: Int
  /// Left edge, in the unit of the preset's corners.
  public var xMin: Float
  /// Top edge.
  public var yMin: Float
  /// Right edge.
  public var xMax: Float
  /// Bottom edge.
  public var yMax: Float

  /// Joins a class, a score, a prior and four edges.
  public init(
    classIndex: Int, score: Float, prior: Int, xMin: Float, yMin: Float, xMax: Float, yMax: Float
  ) {
    self.classIndex = classIndex
    self.score = score
    self.prior = prior
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
  }

  /// IoU with another detection, in `Float`; continuous edges, 0 for boxes without area.
  func overlap(with other: Detection, unionEpsilon: Float = 0) -> Float {
    let width = min(xMax, other.xMax) - max(xMin, other.xMin)
    let height = min(yMax, other.yMax) - max(yMin, other.yMin)
    guard width > 0, height > 0 else { return 0 }
    let intersection = width * height
    let own = (xMax - xMin) * (yMax - yMin)
    let others = (other.xMax - other.xMin) * (other.yMax - other.yMin)
    return intersection / ((own + others) - intersection + unionEpsilon)
  }
}
