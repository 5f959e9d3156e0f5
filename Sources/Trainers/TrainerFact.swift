import Targets

/// Something that a trainer does with an image in silence, or stops at. Objects are named by their
/// 0-based place in the label file.
public enum TrainerFact: Hashable, Sendable {
  /// SqueezeDet's.
  case squeezeDet(SqueezeDetTargetFact)
  /// Any other trainer's.
  case targets(TargetFact)
  /// The reader's, by name.
  case reader(String, ReaderFact)
}

/// Something that a trainer's reader does with a label file in silence, or stops at.
public enum ReaderFact: Hashable, Sendable {
  /// An object is not handed on.
  case dropped(TrainerReading.Dropped)
  /// Something is taken for something else.
  case misread(TrainerReading.Misreading)
  /// Nothing is handed on, because it raises.
  case raises(TrainerFailure)
  /// The image as a whole is left out.
  case leftOut(reason: String)
}
