/// A way of counting hits and misses: rules that make average precision out of detections, by the name
/// of the program whose rules they are.
///
/// The same detections differ by up to 0.05 AP between evaluators, so a number without a name says
/// little.
///
/// ```swift
/// let box = JudgedBox(x: 0, y: 0, width: 10, height: 10)
/// let scene = JudgedScene(
///   classNames: ["car"], imageNames: ["000001"],
///   objects: [JudgedObject(image: 0, classIndex: 0, box: box)],
///   detections: [.init(image: 0, classIndex: 0, box: box, score: 0.9)])
/// let judgment = try Evaluators.named("voc12")?.judge(scene)
/// judgment?.summary.first?.value  // Optional(1.0)
/// ```
public struct Evaluator: Sendable {
  /// Which procedure counts, with its choices.
  public enum Rules: Hashable, Sendable {
    /// COCO's: ten thresholds, second choices, ranges of size.
    case coco(COCORules)
    /// Pascal VOC's: the best object or none.
    case voc(VOCRules)
    /// KITTI's: precision at 11 of 41 score thresholds, by difficulty.
    case kitti(KITTIRules)
    /// SqueezeDet's on Keras: object by object, by score.
    case squeezeDet(SqueezeDetRules)
  }

  /// What `--as` takes.
  public var name: String
  /// The program and version whose numbers these are.
  public var source: String
  /// What sets it apart, in a clause.
  public var summary: String
  /// How it counts.
  public var rules: Rules

  /// Joins a name and rules.
  public init(name: String, source: String, summary: String, rules: Rules) {
    self.name = name
    self.source = source
    self.summary = summary
    self.rules = rules
  }

  /// The IoU that an object counts as found at in ``Judgment/outcomes``.
  public func firstThreshold(className: String) -> Double {
    switch rules {
    case .coco(let rules): rules.thresholds[0]
    case .voc(let rules): rules.thresholds[0]
    case .kitti(let rules): rules.threshold(className: className)
    case .squeezeDet(let rules): rules.threshold
    }
  }

  /// Counts.
  ///
  /// - Throws: ``JudgingError`` where the program would stop.
  /// - Complexity: O(detections × objects) of each class in each image, and sorting.
  public func judge(_ scene: JudgedScene) throws(JudgingError) -> Judgment {
    switch rules {
    case .coco(let rules): COCOJudge(rules, scene).judgment()
    case .voc(let rules): VOCJudge(rules, scene).judgment()
    case .kitti(let rules): KITTIJudge(rules, scene).judgment()
    case .squeezeDet(let rules): try SqueezeDetJudge(rules, scene).judgment()
    }
  }
}
