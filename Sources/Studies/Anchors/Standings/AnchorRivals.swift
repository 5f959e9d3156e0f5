import Boxes
import Clustering
import Configs
import Labels
import Targets
import Trainers

/// Whose anchors those of a study are compared with: a trainer's at hand, or those that the target of an
/// emission ships with.
public struct AnchorRivals: Hashable, Sendable {
  /// The trainer whose matcher is asked, and whose anchors are to be beaten.
  public var trainer: TrainerChoice?
  /// The config that anchors are written into.
  public var emission: Emission?

  /// Nobody's, unless told otherwise.
  public init(trainer: TrainerChoice? = nil, emission: Emission? = nil) {
    self.trainer = trainer
    self.emission = emission
  }

  /// The trainer's input, where the trainer at hand or the config to be updated has one of its own.
  ///
  /// - Throws: what keeps it from being set up.
  public func inputSize() throws -> ImageSize? {
    guard let trainer else { return try emission?.baseInputSize() }
    return try trainer.trainer(classes: { _ in ClassList(found: []) }).inputSize
  }

  /// The trainer with its own anchors, for an input; its classes are the dataset's where its config does
  /// not name them, or is about to be written anew.
  ///
  /// - Throws: ``StudyError/otherInput(_:)``; what keeps it from being set up.
  func trainer(for inputSize: ImageSize?, on dataset: Dataset) throws -> (any Trainer)? {
    if let trainer {
      let found = try trainer.trainer { _ in dataset.statedClasses ?? ClassList(found: []) }
      guard inputSize == found.inputSize else { throw StudyError.otherInput(found.inputSize) }
      return found
    }
    // A squeeze.config can be read for its other settings, create_config.py can't.
    guard let emission, let inputSize,
      emission.target == SqueezeDetEmitter.target
        || (emission.target == SqueezeDetScriptEmitter().info.target && emission.base == nil)
    else { return nil }
    var config = SqueezeDetConfig.kitti
    if let base = emission.base {
      config = try TrainerChoice.lenientSqueezeDet(base).config
      config.anchorsPerCell = config.anchorSeeds.count
    }
    config.imageSize = inputSize
    (config.gridWidth, config.gridHeight) = SqueezeDetConfig.grid(for: inputSize)
    var found = try SqueezeDetTrainer(config)
    found.takesClasses = true
    return dataset.statedClasses.map(found.naming) ?? found
  }

  /// How reports call the trainer's own anchors.
  var name: String? {
    if let trainer { return trainer.name }
    return emission?.base ?? emission?.target
  }

  /// Anchors that the target ships with and no matcher here knows.
  var published: [PublishedAnchors] {
    guard trainer == nil, let emission, emission.base == nil else { return [] }
    return PublishedAnchors.all.filter { $0.targets.contains(emission.target) }
  }
}
