import Boxes

/// What a match preview shows of one image: plain values, so that any matcher can fill it.
///
/// Boxes are in pixels of the image as drawn (`size`), not of the network's input.
public struct MatchScene: Hashable, Sendable {
  /// A prior that is positive for an object.
  public struct Match: Hashable, Sendable {
    /// Where the prior is.
    public var box: Box<Pixels>
    /// Its IoU with the object, as the matcher computed it.
    public var iou: Double
    /// Positive below the threshold, kept for its object's sake.
    public var isForced: Bool
    /// Which of its cell's shapes the prior has, from 0.
    public var shape: Int
    /// Its level, from 0, where the layout has several.
    public var level: Int?

    /// Describes a positive prior.
    public init(
      box: Box<Pixels>, iou: Double, isForced: Bool, shape: Int, level: Int? = nil
    ) {
      self.box = box
      self.iou = iou
      self.isForced = isForced
      self.shape = shape
      self.level = level
    }
  }

  /// How an object fared.
  public enum State: Hashable, Sendable, CaseIterable {
    /// Some prior passed the threshold.
    case matched
    /// Only forced matches.
    case forced
    /// No prior will learn it.
    case neverMatched
  }

  /// A ground truth and its positive priors.
  public struct Object: Hashable, Sendable {
    /// The class, or whatever should stand beside the box.
    public var label: String
    /// Where it is.
    public var box: Box<Pixels>
    /// Its positive priors, in any order.
    public var matches: [Match]

    /// Describes a ground truth.
    public init(label: String, box: Box<Pixels>, matches: [Match]) {
      self.label = label
      self.box = box
      self.matches = matches
    }

    /// How it fared, by its matches.
    public var state: State {
      if matches.isEmpty { return .neverMatched }
      return matches.allSatisfy(\.isForced) ? .forced : .matched
    }
  }

  /// An object that the trainer does not read, or not as it is labeled.
  public struct Lost: Hashable, Sendable {
    /// Where its label has it.
    public var box: Box<Pixels>

    /// Describes an object by its label.
    public init(box: Box<Pixels>) {
      self.box = box
    }
  }

  /// The size of the image that is drawn on.
  public var size: ImageSize
  /// The image's name, first in the title line.
  public var title: String
  /// The ground truths.
  public var objects: [Object]
  /// Priors that the loss will not see.
  public var ignored: [Box<Pixels>]
  /// Regions that the labels say nothing about.
  public var dontCare: [Box<Pixels>]
  /// Objects that the trainer does not read as they are labeled.
  public var lost: [Lost]
  /// How many priors the image has in all, if it should be told.
  public var priorCount: Int?
  /// Matches whose prior an earlier object has too.
  public var sharedMatches = 0
  /// Whether the IoU of a match is of sizes on one center.
  public var comparesShapes = false

  /// Gathers what a preview shows.
  public init(
    size: ImageSize, title: String, objects: [Object], ignored: [Box<Pixels>] = [],
    dontCare: [Box<Pixels>] = [], lost: [Lost] = [], priorCount: Int? = nil
  ) {
    self.size = size
    self.title = title
    self.objects = objects
    self.ignored = ignored
    self.dontCare = dontCare
    self.lost = lost
    self.priorCount = priorCount
  }

  /// How many objects fared so.
  public func count(_ state: State) -> Int {
    objects.count { $0.state == state }
  }

  /// Positive priors over all objects.
  public var positiveCount: Int { objects.reduce(0) { $0 + $1.matches.count } - sharedMatches }

  /// The mean, over objects, of the best IoU among an object's positive priors; a never-matched
  /// object counts as 0. Nothing without objects.
  public var meanBestIoU: Double? {
    guard !objects.isEmpty else { return nil }
    let sum = objects.reduce(0) { $0 + ($1.matches.map(\.iou).max() ?? 0) }
    return sum / Double(objects.count)
  }
}
