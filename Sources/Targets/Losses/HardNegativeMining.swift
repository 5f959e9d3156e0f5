/// Which negatives take part in the loss.
public struct HardNegativeMining: Hashable, Sendable {
  /// Where negatives compete.
  public enum Pool: Hashable, Sendable {
    /// Within their image.
    case image
    /// Across the batch.
    case batch
    /// Across the batch, within each level of the layout.
    case level
  }

  /// What makes a negative hard.
  public enum Rank: Hashable, Sendable {
    /// A large cross-entropy against background.
    case crossEntropy
    /// A small probability of background.
    case backgroundProbability
  }

  /// How the count becomes a choice.
  public enum Cut: Hashable, Sendable {
    /// That many.
    case count
    /// Those strictly harder than the last of that many: one fewer, or more with ties.
    case strictlyHarder
    /// Those at least as hard as the last of that many: ties come along.
    case atLeastAsHard
  }

  /// Negatives for each positive of the pool.
  public var ratio: Double
  /// Where negatives compete.
  public var pool: Pool
  /// What makes a negative hard.
  public var rank: Rank
  /// How the count becomes a choice.
  public var cut: Cut
  /// Added for each image of the batch.
  public var extraPerImage: Int
  /// The least number, whatever the positives.
  public var minimum: Int
  /// Least numbers that depend on the pool: a share of its priors, and a count for each image.
  public var minimumShare: Double
  /// The number where there is no positive, as a share of the pool's priors.
  public var shareWithoutPositives: Double
  /// See `minimumShare`.
  public var minimumPerImage: Int
  /// The count may reach the number of negatives plus this.
  public var beyondPool: Int
  /// Only priors whose best overlap is below this may be chosen.
  public var eligibleBelow: Float?

  /// Names the choices; the defaults are the paper's three for one, in each image.
  public init(
    ratio: Double = 3, pool: Pool = .image, rank: Rank = .crossEntropy, cut: Cut = .count,
    extraPerImage: Int = 0, minimum: Int = 0, minimumShare: Double = 0, minimumPerImage: Int = 0,
    shareWithoutPositives: Double = 0, beyondPool: Int = 0, eligibleBelow: Float? = nil
  ) {
    self.ratio = ratio
    self.pool = pool
    self.rank = rank
    self.cut = cut
    self.extraPerImage = extraPerImage
    self.minimum = minimum
    self.minimumShare = minimumShare
    self.minimumPerImage = minimumPerImage
    self.shareWithoutPositives = shareWithoutPositives
    self.beyondPool = beyondPool
    self.eligibleBelow = eligibleBelow
  }

  /// How many to take.
  func count(positives: Int, negatives: Int, priors: Int, images: Int) -> Int {
    var count = Int(ratio * Double(positives)) + extraPerImage * images
    count = max(count, Int(Double(priors) * minimumShare), minimumPerImage * images)
    if positives == 0 {
      count = max(count, Int(Double(priors) * shareWithoutPositives))
    }
    // A pool without negatives has none to give, whatever the minimum.
    count = min(count, negatives + beyondPool)
    return min(max(count, minimum), negatives + beyondPool)
  }

  /// The chosen of a pool's candidates, as places in it, rising.
  ///
  /// - Parameters:
  ///   - hardness: one number a candidate; larger is harder.
  ///   - count: from `count(positives:…)`.
  /// - Ties: the lower place, where the count cuts.
  func choose(from hardness: [Double], count: Int) -> [Int] {
    guard count > 0, !hardness.isEmpty else { return [] }
    let order = hardness.indices.sorted {
      hardness[$0] > hardness[$1] || hardness[$0] == hardness[$1] && $0 < $1
    }
    if cut == .count { return order.prefix(count).sorted() }
    guard count <= order.count else { return Array(hardness.indices) }
    let last = hardness[order[count - 1]]
    return hardness.indices.filter {
      cut == .strictlyHarder ? hardness[$0] > last : hardness[$0] >= last
    }
  }
}
