import Boxes
import Clustering
import Targets

/// What became of anchors, and of the predictor channels that belong to them.
public struct AnchorChange: Sendable {
  /// A level of both sides.
  public struct Level: Sendable {
    /// The old sizes, in the order of the channels.
    public let old: [Size<Pixels>]
    /// The new sizes.
    public let new: [Size<Pixels>]
    /// Which correspond.
    public let pairs: [AnchorPairs.Pair]
    /// The level's predictors; none where a side names no trainer, or trainers of two kinds are
    /// named. SSD's scores are left out where nobody names the classes.
    public let reuse: [ChannelReuse]

    /// The pair of a new anchor.
    public func pair(ofNew place: Int) -> AnchorPairs.Pair? { pairs.first { $0.new == place } }

    /// Old anchors that no new one stands for.
    public var gone: [Int] {
      let kept = Set(pairs.map(\.old))
      return old.indices.filter { !kept.contains($0) }
    }
  }

  /// Why nothing is said of channels.
  public enum Silence: Hashable, Sendable {
    /// No side names a trainer.
    case noTrainer
    /// The trainers predict in different ways.
    case otherKinds
  }

  /// The old side.
  public let old: ComparedAnchors
  /// The new side.
  public let new: ComparedAnchors
  /// The levels, fine to coarse; a level that one side lacks has no sizes there.
  public let levels: [Level]
  /// Why channels are not compared, where they are not.
  public let silence: Silence?
  /// The old index of each new class; nothing for one that is new. None where nobody names classes.
  public let classSources: [Int?]?

  /// Compares two sides.
  init(old: ComparedAnchors, new: ComparedAnchors) {
    self.old = old
    self.new = new
    let names = (old: old.classNames ?? new.classNames, new: new.classNames ?? old.classNames)
    let sources = names.new.map { list in
      list.map { name in names.old?.firstIndex { $0.utf8.elementsEqual(name.utf8) } }
    }
    classSources = sources
    let predictors = (old: old.predictor ?? new.predictor, new: new.predictor ?? old.predictor)
    let isFlat = old.predictor == nil || new.predictor == nil
    let sides =
      isFlat
      ? (old: [old.levels.flatMap(\.self)], new: [new.levels.flatMap(\.self)])
      : (old: old.levels, new: new.levels)
    // Bare anchors have no levels of SSD's, so they say nothing of its predictors.
    let isComparable =
      switch (predictors.old, predictors.new) {
      case (.squeezeDet?, .squeezeDet?): true
      case (.ssd?, .ssd?), (.yolo?, .yolo?): !isFlat
      default: false
      }
    silence =
      isComparable ? nil : predictors.old == nil || isFlat ? .noTrainer : .otherKinds
    levels = (0..<max(sides.old.count, sides.new.count)).map { index in
      let sizes = (
        old: index < sides.old.count ? sides.old[index] : [],
        new: index < sides.new.count ? sides.new[index] : []
      )
      let pairs = AnchorPairs(new: sizes.new, old: sizes.old).pairs
      var reuse: [ChannelReuse] = []
      if isComparable, let before = predictors.old, let after = predictors.new {
        var anchors: [Int?] = Array(repeating: nil, count: sizes.new.count)
        for pair in pairs where pair.shapeIoU >= CompareStudy.likeness {
          anchors[pair.new] = pair.old
        }
        reuse = zip(
          before.channels(anchors: sizes.old.count, classes: names.old?.count),
          after.channels(anchors: sizes.new.count, classes: names.new?.count)
        ).map { ChannelReuse(old: $0, new: $1, anchors: anchors, classes: sources ?? []) }
      }
      return Level(old: sizes.old, new: sizes.new, pairs: pairs, reuse: reuse)
    }
  }
}

extension ComparedAnchors.Predictor {
  /// The predictors of a level; without a number of classes, those that don't depend on it.
  fileprivate func channels(anchors: Int, classes: Int?) -> [PredictorChannels] {
    switch self {
    case .squeezeDet: [.squeezeDet(anchors: anchors, classes: classes ?? 0)]
    case .yolo: [.yolo(anchors: anchors, classes: classes ?? 0)]
    case .ssd(let coder, let order):
      Array(
        PredictorChannels.ssd(
          anchors: anchors, classes: classes ?? 0, coder: coder, order: order
        ).dropFirst(classes == nil ? 1 : 0))
    }
  }
}
