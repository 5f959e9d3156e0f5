import Boxes

/// What a clustering is asked for.
public struct ClusteringOptions: Hashable, Sendable {
  /// The space in which Euclidean distances are measured; IoU is the same in all of them.
  public enum Space: String, Hashable, Sendable, CaseIterable {
    /// The units of the sample: shares of the network's input, as a rule.
    case sample
    /// Pixels of the network's input.
    case pixels
    /// Both axes divided by their standard deviation.
    case whitened
  }

  /// How many anchors.
  public var anchorCount: Int
  /// What is minimized.
  public var distance: ShapeDistance
  /// How centers move; nothing means the mean for `euclidean`, the IoU optimum for `iou`.
  public var update: CentroidUpdate?
  /// Where Euclidean distances are measured.
  public var space: Space
  /// Runs from different seeds; the best is kept.
  public var restarts: Int
  /// The seed of all random numbers.
  public var seed: UInt64
  /// The most assignments of one run.
  public var maximumIterations: Int
  /// Anchors to begin the first run with, as many as `anchorCount`.
  public var initial: [Size<SampleUnits>]?

  /// The most anchors that can be asked for.
  public static let maximumAnchorCount = 10_000

  /// States what is wanted; the defaults are those of `anchors cluster`, before it refines.
  public init(
    anchorCount: Int, distance: ShapeDistance = .iou, update: CentroidUpdate? = nil,
    space: Space = .sample, restarts: Int = 10, seed: UInt64 = 0, maximumIterations: Int = 300,
    initial: [Size<SampleUnits>]? = nil
  ) {
    self.anchorCount = anchorCount
    self.distance = distance
    self.update = update
    self.space = space
    self.restarts = restarts
    self.seed = seed
    self.maximumIterations = maximumIterations
    self.initial = initial
  }

  /// The update that is used.
  public var effectiveUpdate: CentroidUpdate {
    update ?? (distance == .iou ? .iouOptimal : .mean)
  }

  func check() throws(ClusteringError) {
    guard (1...Self.maximumAnchorCount).contains(anchorCount) else {
      throw .anchorCount(anchorCount)
    }
    guard restarts >= 1 else { throw .restarts(restarts) }
    if let initial, initial.count != anchorCount {
      throw .initialAnchors(given: initial.count, expected: anchorCount)
    }
  }

  /// What sizes of the sample are multiplied by to lie in `space`.
  func scale(for sample: SizeSample) -> AxisScale {
    switch space {
    case .sample: return .identity
    case .pixels: return sample.scaling.pixelsPerUnit
    case .whitened:
      return AxisScale(
        x: Self.whitening(sample.widths, sample.weights),
        y: Self.whitening(sample.heights, sample.weights))
    }
  }

  private static func whitening(_ values: [Double], _ weights: [Double]) -> Double {
    var total = 0.0
    var sum = 0.0
    for (value, weight) in zip(values, weights) {
      total += weight
      sum += weight * value
    }
    let mean = sum / total
    var squares = 0.0
    for (value, weight) in zip(values, weights) {
      squares += weight * (value - mean) * (value - mean)
    }
    let deviation = (squares / total).squareRoot()
    // All sides equal up to rounding: nothing to whiten.
    return deviation > 1e-12 * mean ? 1 / deviation : 1
  }
}
