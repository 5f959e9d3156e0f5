import Boxes

/// The rule of darknet's `yolo` layers, with the thresholds of a network's file.
///
/// Two ground truths on one prior: what they ask for is added up, and both classes are set.
///
/// - Ties: the anchor that stands first in the file; without a ``roster`` the first, counted from the
///   finest level on.
/// - Parity: darknet 59596d78, the compiled layer in training, ran; with squared errors. Layers that
///   differ from each other and rosters: read.
public struct YOLOBestShape: Hashable, Sendable {
  /// How sides are coded.
  public enum Sides: Hashable, Sendable {
    /// `ln(w / anchor)`.
    case logarithm
    /// `√(w / (4 anchor))`: `new_coords`.
    case squareRoot
  }

  /// The settings of one layer.
  public struct Layer: Hashable, Sendable {
    /// `iou_thresh`: other anchors whose shape overlaps more learn the ground truth too; nothing where
    /// it is 1.
    public var othersAbove: Double?
    /// `ignore_thresh`: priors whose prediction overlaps a ground truth more are no background.
    public var ignoredAbove: Double
    /// `truth_thresh`: priors whose prediction overlaps a ground truth more learn it; nothing where it
    /// is 1, as in all shipped files.
    public var predictionsAbove: Double?
    /// How sides are coded.
    public var sides: Sides
    /// `scale_x_y`.
    public var centerScale: Double

    /// Names the settings of a layer.
    public init(
      othersAbove: Double? = nil, ignoredAbove: Double, predictionsAbove: Double? = nil,
      sides: Sides = .logarithm, centerScale: Double = 1
    ) {
      self.othersAbove = othersAbove
      self.ignoredAbove = ignoredAbove
      self.predictionsAbove = predictionsAbove
      self.sides = sides
      self.centerScale = centerScale
    }
  }

  /// The layers, in the order of levels; the last stands for those that are missing, so that equal ones
  /// at the end are one.
  public private(set) var layers: [Layer]
  /// The anchors as the file lists them, where levels do not share them out in order.
  public var roster: YOLOAnchorRoster?

  /// Names the settings of each layer, one at least.
  public init(layers: [Layer], roster: YOLOAnchorRoster? = nil) {
    precondition(!layers.isEmpty, "a network has a layer")
    var layers = layers
    while layers.count > 1, layers[layers.count - 2] == layers[layers.count - 1] {
      layers.removeLast()
    }
    self.layers = layers
    self.roster = roster
  }

  /// Names settings that all layers share.
  ///
  /// - Parameter centerScales: `scale_x_y` of each level, in the order of levels; none is 1 for all.
  public init(
    othersAbove: Double? = nil, ignoredAbove: Double, predictionsAbove: Double? = nil,
    sides: Sides = .logarithm, centerScales: [Double] = []
  ) {
    let scales = centerScales.isEmpty ? [1] : centerScales
    self.init(
      layers: scales.map {
        Layer(
          othersAbove: othersAbove, ignoredAbove: ignoredAbove, predictionsAbove: predictionsAbove,
          sides: sides, centerScale: $0)
      })
  }

  /// The settings of a level.
  public func layer(of level: Int) -> Layer { layers[min(level, layers.count - 1)] }
}

/// All anchors of a darknet file, and which of them each level has.
///
/// Every layer looks for a ground truth's best shape among all anchors of the file and learns only
/// those of its own mask: an anchor that two masks name learns on both levels, and a ground truth
/// whose best anchor no mask names learns nowhere (yolov4-tiny.cfg masks 1, 2, 3 and 3, 4, 5 of six).
public struct YOLOAnchorRoster: Hashable, Sendable {
  /// The anchors in the order of the file, in pixels of the network's input.
  public var anchors: [Size<InputPixels>]
  /// Per level of the layout, the place in ``anchors`` of each of its anchors.
  public var masks: [[Int]]

  /// Joins anchors and masks.
  public init(anchors: [Size<InputPixels>], masks: [[Int]]) {
    precondition(
      masks.allSatisfy { $0.allSatisfy(anchors.indices.contains) }, "a mask names anchors")
    self.anchors = anchors
    self.masks = masks
  }

  /// The anchors that no level has.
  public var idle: [Int] {
    let masked = Set(masks.joined())
    return anchors.indices.filter { !masked.contains($0) }
  }
}
