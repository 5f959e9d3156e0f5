/// Something that a trainer with priors does with an image in silence, or stops at, after its reader:
/// in its data step, its encoder or its matcher. Objects are named by their 0-based place in the label
/// file, sizes are in pixels of the network's input.
public enum TargetFact: Hashable, Sendable {
  /// The data step or the encoder leaves the object out, for its size or its place.
  case leftOut(object: Int, reason: String)
  /// The data step keeps no more than so many of the image's objects.
  case crowded(objects: Int, most: Int)
  /// No prior learns the object, whatever else is in the image.
  case neverPositive(object: Int, width: Double, height: Double, Miss)
  /// That many priors learn the object though they do not overlap it; without an object, they
  /// learn the padding that stands in for none.
  case poisoned(object: Int?, priors: Int)
  /// The object's offsets from this prior are infinite or no numbers, or it is the only one that
  /// learns the object and does not overlap it.
  case astray(object: Int, prior: Int, isFinite: Bool)
  /// Alone, the object would have this prior; another object of the image has it, and this one is
  /// left with none.
  case stolen(object: Int, prior: Int, by: Int?)
  /// The trainer raises on the image, because no box is left in it.
  case raises(reason: String)
  /// The trainer raises on the object.
  case refused(object: Int, reason: String)

  /// Why no prior learns an object.
  public enum Miss: Hashable, Sendable {
    /// None overlaps it as much as the trainer asks for.
    case overlap
    /// No anchor's sides are within that factor of the object's.
    case sideRatio(Double)
    /// The prior that it overlaps most is always background.
    case background(prior: Int)
  }
}
