/// The pictures of a set, for augmentations that put several into one.
public struct ScenePool: Sendable {
  /// Every picture, as it is before anything happens to it.
  public let scenes: [AugmentedScene]

  /// Holds the pictures.
  public init(_ scenes: [AugmentedScene] = []) { self.scenes = scenes }
}
