import Boxes
import Labels

/// An image as a trainer's reader hands it on, before the trainer's augmentation.
public struct ImageAsRead: Sendable {
  /// The image with the objects that are handed on, in the trainer's numbers, and no others.
  public var image: LabeledImage
  /// The name of the reader that was used.
  public var reader: String
  /// Objects that are left out.
  public var dropped: [ImageMatches.Dropped]
  /// What is taken for something else.
  public var misread: [ImageMatches.Misread]

  /// An image with other objects than its label file has.
  init(
    _ image: LabeledImage, objects: [LabeledObject], reader: String,
    dropped: [ImageMatches.Dropped], misread: [ImageMatches.Misread]
  ) {
    self.image = image
    self.image.objects = objects
    self.reader = reader
    self.dropped = dropped
    self.misread = misread
  }
}

extension LabeledImage {
  /// Whether an augmentation has moved its objects: they are no longer what a label file says, and no
  /// reader looks at them again.
  var isAugmented: Bool { !placements.isEmpty }
}
