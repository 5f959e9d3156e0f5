/// Which channels of an old predictor mean the same in a new one, whose anchors or classes differ.
public struct ChannelReuse: Hashable, Sendable {
  /// The new predictor.
  public let new: PredictorChannels
  /// How many channels the old one has.
  public let oldCount: Int
  /// For each new channel the old one of the same meaning; nothing where there was none.
  public let sources: [Int?]

  /// Compares two predictors.
  ///
  /// - Parameters:
  ///   - anchors: the old anchor that each new one stands for; nothing for one of another shape.
  ///   - classes: the old index of each new class; nothing for a class that is new.
  public init(
    old: PredictorChannels, new: PredictorChannels, anchors: [Int?], classes: [Int?]
  ) {
    self.new = new
    oldCount = old.channels.count
    let places = Dictionary(
      old.channels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    sources = new.channels.map { channel in
      guard let anchor = anchors[channel.anchor] else { return nil }
      var role = channel.role
      if case .classScore(let number) = role {
        guard let before = classes[number] else { return nil }
        role = .classScore(before)
      }
      return places[PredictorChannels.Channel(anchor: anchor, role: role)]
    }
  }

  /// New channels.
  public var newCount: Int { sources.count }
  /// Channels that mean the same at the same place.
  public var inPlace: Int { sources.enumerated().count { $0 == $1 } }
  /// Channels whose weights are there, at another place.
  public var moved: Int { sources.enumerated().count { $1 != nil && $0 != $1 } }
  /// Channels of which nothing was learned.
  public var fresh: Int { sources.count { $0 == nil } }

  /// What SqueezeDet's loader makes of the old weights: it copies channels by their place, whatever
  /// they mean.
  ///
  /// Asked of the loader itself, with the numbers of the old channels for their biases.
  public var overlap: Overlap {
    let initial = -1.0
    guard
      var bias = SqueezeDetWeightLoader.Array(
        shape: [newCount], values: Array(repeating: initial, count: newCount)),
      let old = SqueezeDetWeightLoader.Array(
        shape: [oldCount], values: (0..<oldCount).map(Double.init)),
      (try? bias.copyOverlap(of: old)) != nil
    else { return Overlap(copied: 0, right: 0, initial: newCount) }
    let copied = bias.values.count { $0 != initial }
    let right = zip(bias.values, sources).count { $0 == $1.map(Double.init) ?? .nan }
    return Overlap(copied: copied, right: right, initial: newCount - copied)
  }

  /// What is copied by place.
  public struct Overlap: Hashable, Sendable {
    /// Channels that get old weights.
    public let copied: Int
    /// Those of them that mean the same as before.
    public let right: Int
    /// Channels that keep their initial weights.
    public let initial: Int
    /// Channels that get the weights of another meaning.
    public var wrong: Int { copied - right }

    /// States the counts.
    public init(copied: Int, right: Int, initial: Int) {
      self.copied = copied
      self.right = right
      self.initial = initial
    }
  }
}
