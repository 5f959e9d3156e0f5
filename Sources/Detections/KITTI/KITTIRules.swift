/// KITTI's way of counting.
///
/// Hits and misses are counted at score thresholds, at which recall takes up to 41 even steps; each
/// hit opens one step at most, so that a class with fewer than 41 hits can't reach 1: one object found
/// perfectly gives 1/11.
public struct KITTIRules: Hashable, Sendable {
  /// A level of difficulty: what is harder takes a detection and does not count.
  public struct Difficulty: Hashable, Sendable {
    /// `easy`, `moderate`, `hard`.
    public let name: String
    /// The least height, in pixels.
    public let minimumHeight: Double
    /// The most occlusion.
    public let maximumOcclusion: Int
    /// The most truncation.
    public let maximumTruncation: Double
  }

  /// The three of the devkit.
  public static let difficulties = [
    Difficulty(
      name: "easy", minimumHeight: 40, maximumOcclusion: 0, maximumTruncation: 0.15),
    Difficulty(
      name: "moderate", minimumHeight: 25, maximumOcclusion: 1, maximumTruncation: 0.3),
    Difficulty(name: "hard", minimumHeight: 25, maximumOcclusion: 2, maximumTruncation: 0.5),
  ]

  /// Steps of recall.
  static let steps = 41

  /// The devkit's choices.
  public init() {}

  /// The overlap that a detection has to exceed: 0.7 for cars, 0.5 for all else.
  public func threshold(className: String) -> Double {
    className.lowercased() == "car" ? 0.7 : 0.5
  }

  /// The class whose objects excuse detections of this one: vans those of cars, sitting people those
  /// of pedestrians.
  func neighbor(of className: String) -> String? {
    switch className.lowercased() {
    case "car": "van"
    case "pedestrian": "person_sitting"
    default: nil
    }
  }
}
