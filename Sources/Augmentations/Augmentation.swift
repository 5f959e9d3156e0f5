import Boxes

/// What a trainer does to pictures and boxes before its matcher sees them: its source, its rules and
/// its steps. Geometry only; colors are left alone.
///
/// ```swift
/// let car = Edges<Pixels>(xMin: 40, yMin: 30, xMax: 200, yMax: 160)
/// var (scene, draws) = (AugmentedScene(width: 500, height: 375, boxes: [car]), Draws(seed: 1))
/// AugmentationList.named("torchvision-ssd")?.augment(&scene, with: &draws)
/// ```
public struct Augmentation: Sendable {
  /// What the command line calls it.
  public let name: String
  /// One line for lists.
  public let summary: String
  /// The project, its version or commit, and the code.
  public let source: String
  /// The random draws in the order in which they are asked for.
  public let draws: String
  /// Which boxes are kept, and of which boxes the paper's minimum overlap is asked.
  public let survival: String
  /// What is cut off boxes that reach past the picture.
  public let clipping: String
  /// What happens, in order.
  public let steps: [any AugmentationStep]

  /// Joins what an augmentation is.
  public init(
    name: String, summary: String, source: String, draws: String, survival: String,
    clipping: String, steps: [any AugmentationStep]
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    self.draws = draws
    self.survival = survival
    self.clipping = clipping
    self.steps = steps
  }

  /// Whether other pictures of the set come into a picture.
  public var usesOtherPictures: Bool { steps.contains { $0.usesOtherPictures } }

  /// Takes a picture through all steps.
  ///
  /// - Parameters:
  ///   - scene: The picture, as its trainer reads it.
  ///   - draws: Where random numbers come from.
  ///   - pool: The pictures of the set, where ``usesOtherPictures``.
  public func augment(
    _ scene: inout AugmentedScene, with draws: inout Draws, from pool: ScenePool = ScenePool()
  ) {
    for step in steps { step.take(&scene, &draws, pool) }
  }
}

/// One step of an augmentation.
public protocol AugmentationStep: Sendable {
  /// Whether other pictures of the set come into a picture.
  var usesOtherPictures: Bool { get }
  /// Takes a picture through the step.
  func take(_ scene: inout AugmentedScene, _ draws: inout Draws, _ pool: ScenePool)
}

extension AugmentationStep {
  /// No.
  public var usesOtherPictures: Bool { false }
}
