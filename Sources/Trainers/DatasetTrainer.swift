import Labels
import Targets

/// A trainer whose classes are the dataset's: all but SqueezeDet, whose config names them.
///
/// Such trainers share how an image is read: by the trainer's own reader where it takes the format, and
/// plainly else.
public protocol DatasetTrainer: Trainer {
  /// The dataset's classes.
  var classes: ClassList { get }
  /// Which objects its encoder takes; all, but for trainers that leave out small ones.
  var intake: GroundTruthIntake { get }
}

extension DatasetTrainer {
  /// The classes in index order.
  public var classNames: [String] { classes.names }
  /// No: a preset takes the dataset's.
  public var hasOwnClasses: Bool { false }
  /// All objects.
  public var intake: GroundTruthIntake { GroundTruthIntake() }
}
