import Augmentations
import Boxes
import Labels

/// One copy of an image after its augmentation.
struct AugmentedImage: Sendable {
  /// The image with the objects that are left, where they lie now, and its new size.
  var image: LabeledImage
  /// What happened to it.
  let trail: Trail
  /// How many objects went in, those of other pictures that came in counted.
  let objectsIn: Int
  /// Where the objects come from, in the order of those that are left.
  let origins: [Origin]

  /// An object of a picture of the set.
  struct Origin: Hashable, Sendable {
    /// The picture's place in the pool.
    let picture: Int
    /// The object's place among those of the picture that went in.
    let place: Int
  }
}
