import Labels
import Targets

/// A trainer whose classes are the dataset's, unless its config names them: all but SqueezeDet, whose
/// config always does.
///
/// Such trainers share how an image is read: by the trainer's own reader where it takes the format, and
/// plainly else.
public protocol DatasetTrainer: Trainer {
  /// The dataset's classes, or its config's.
  var classes: ClassList { get }
  /// Whether its config names the classes, so that no others take their place.
  var hasOwnClasses: Bool { get set }
  /// Which objects its encoder takes; all, but for trainers that leave out small ones.
  var intake: GroundTruthIntake { get }
}

extension DatasetTrainer {
  /// The classes in index order.
  public var classNames: [String] { classes.names }
  /// The same trainer with the classes that its config names.
  public func owning(_ names: [String]) -> Self {
    var trainer = naming(ClassList(stated: names))
    trainer.hasOwnClasses = true
    return trainer
  }

  /// All objects.
  public var intake: GroundTruthIntake { GroundTruthIntake() }
}
