/// What each output channel of a detector's last convolution means.
///
/// A channel belongs to an anchor of the cell and has a role. Reshaping and splitting the output give
/// channels their meaning by place alone, so other anchors or classes move it.
public struct PredictorChannels: Hashable, Sendable {
  /// What a channel says of its anchor.
  public enum Role: Hashable, Sendable {
    /// That there is no object.
    case background
    /// The score of a class.
    case classScore(Int)
    /// How sure the detector is that there is an object.
    case confidence
    /// One of the offsets: 0 to 3 for x, y, width, height.
    case offset(Int)
  }

  /// One channel.
  public struct Channel: Hashable, Sendable {
    /// The anchor, by its place in the cell.
    public let anchor: Int
    /// What it says.
    public let role: Role

    /// Joins an anchor and a role.
    public init(anchor: Int, role: Role) {
      self.anchor = anchor
      self.role = role
    }
  }

  /// What the layer is called in reports.
  public let layer: String
  /// The channels in order.
  public let channels: [Channel]

  /// SqueezeDet's `conv12`: K·C class scores, then K confidences, then 4·K offsets, each anchor by
  /// anchor; K·(C + 5) channels.
  ///
  /// - Parity: squeezedet-keras, spec §6.
  public static func squeezeDet(anchors: Int, classes: Int) -> PredictorChannels {
    var channels: [Channel] = []
    for anchor in 0..<anchors {
      channels += (0..<classes).map { Channel(anchor: anchor, role: .classScore($0)) }
    }
    channels += (0..<anchors).map { Channel(anchor: $0, role: .confidence) }
    for anchor in 0..<anchors {
      channels += (0..<4).map { Channel(anchor: anchor, role: .offset($0)) }
    }
    return PredictorChannels(layer: "conv12", channels: channels)
  }

  /// The predictor of a level of YOLO: for each anchor four offsets, a confidence and the scores of
  /// classes.
  ///
  /// - Parity: yolov5, yolov7, darknet and mmdet alike; read.
  public static func yolo(anchors: Int, classes: Int) -> PredictorChannels {
    let roles = (0..<4).map(Role.offset) + [.confidence] + (0..<classes).map(Role.classScore)
    return PredictorChannels(
      layer: "detection",
      channels: (0..<anchors).flatMap { anchor in
        roles.map { Channel(anchor: anchor, role: $0) }
      })
  }

  /// The two predictors of a level of SSD: k·(C + 1) scores and k·4 offsets, each anchor by anchor.
  ///
  /// - Parameters:
  ///   - coder: says whether the background comes first or last, or has no score.
  ///   - order: the order of an anchor's offsets.
  public static func ssd(
    anchors: Int, classes: Int, coder: ClassTargetCoder, order: OffsetOrder
  ) -> [PredictorChannels] {
    let scores = (0..<(coder.isAgnostic ? 1 : classes)).map(Role.classScore)
    let isFirst = coder.background < coder.firstClass
    let background: [Role] = coder.scoresBackground ? [.background] : []
    let all = isFirst ? background + scores : scores + background
    let axes = order == .xyWidthHeight ? [0, 1, 2, 3] : [1, 0, 3, 2]
    func each(_ roles: [Role]) -> [Channel] {
      (0..<anchors).flatMap { anchor in roles.map { Channel(anchor: anchor, role: $0) } }
    }
    return [
      PredictorChannels(layer: "scores", channels: each(all)),
      PredictorChannels(layer: "offsets", channels: each(axes.map(Role.offset))),
    ]
  }
}
