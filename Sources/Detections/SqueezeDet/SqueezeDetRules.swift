/// SqueezeDet's own way of counting, as its port to Keras evaluates.
///
/// Objects choose, not detections: in the order of the file each takes the free detection of its class
/// that has the highest score (not the best overlap) above the threshold. A missed object enters the
/// list as found with the score 0, so that nothing found and one false detection gives 0.5.
public struct SqueezeDetRules: Hashable, Sendable {
  /// The overlap to exceed.
  public var threshold = 0.5

  /// The port's choices.
  public init() {}
}
