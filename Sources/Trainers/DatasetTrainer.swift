import Labels

/// A trainer whose classes are the dataset's: all but SqueezeDet, whose config names them.
///
/// Such trainers share how an image is read: by the trainer's own reader where it takes the format, and
/// plainly else.
public protocol DatasetTrainer: Trainer {
  /// The dataset's classes.
  var classes: ClassList { get }
}

extension DatasetTrainer {
  /// The classes in index order.
  public var classNames: [String] { classes.names }
  /// No: a preset takes the dataset's.
  public var hasOwnClasses: Bool { false }
}
