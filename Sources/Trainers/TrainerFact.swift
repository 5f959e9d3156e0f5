import Targets

/// Something that a trainer does with an image in silence, or stops at. Objects are named by their
/// 0-based place in the label file.
public enum TrainerFact: Hashable, Sendable {
  /// SqueezeDet's.
  case squeezeDet(SqueezeDetTargetFact)
  /// A trainer's of the SSD family.
  case ssd(SSDTargetFact)
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

/// Something that a trainer of the SSD family does with an image in silence, or stops at.
public enum SSDTargetFact: Hashable, Sendable {
  /// No prior overlaps the object enough, and the trainer forces none onto it.
  case neverPositive(object: Int, width: Double, height: Double)
  /// That many priors learn the object though they do not overlap it; without an object, they
  /// learn the padding that stands in for none.
  case poisoned(object: Int?, priors: Int)
  /// Alone, the object would have this prior; another object of the image has it, and this one is
  /// left with none.
  case stolen(object: Int, prior: Int, by: Int?)
  /// The trainer raises on the image, because no box is left in it.
  case raises(reason: String)
}
