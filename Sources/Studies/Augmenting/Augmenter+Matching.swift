import Augmentations
import Boxes
import Labels
import Trainers

extension Augmenter {
  /// What a trainer makes of a copy of an image; of the image as it is, where its reader leaves it out.
  ///
  /// - Throws: where the trainer raises.
  func matches(
    of image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize, under trainer: any Trainer
  ) throws(TrainerError) -> (matches: ImageMatches, copy: AugmentedImage?) {
    guard let (augmented, copy, read) = try augmented(image, bytes, size, readBy: trainer) else {
      return (try trainer.matches(of: image, bytes: bytes, size: size), nil)
    }
    var matches = try trainer.matches(of: augmented, bytes: bytes, size: augmented.size ?? size)
    let moved = augmented.placements.first { $0.picture == pool.place(of: image) }
    matches.reader = read.reader
    matches.dropped += read.dropped.map { dropped in
      var dropped = dropped
      dropped.edges = dropped.edges.flatMap { moved?.edges(of: $0) }
      return dropped
    }
    matches.misread += read.misread.map { misread in
      var misread = misread
      misread.edges = misread.edges.flatMap { moved?.edges(of: $0) }
      return misread
    }
    matches.augmentation = ImageMatches.Augmentation(
      copy: hasCopies ? image.copy + 1 : nil, placements: augmented.placements,
      objectsIn: copy.objectsIn)
    return (matches, copy)
  }

  /// What a trainer's loss learns from a copy of an image; of the image as it is, where its reader
  /// leaves it out.
  ///
  /// - Throws: where the trainer raises.
  func targets(
    of image: LabeledImage, _ bytes: RawSpan, _ size: ImageSize, under trainer: any Trainer
  ) throws(TrainerError) -> ImageTargets {
    var targets: ImageTargets
    if let (augmented, _, read) = try augmented(image, bytes, size, readBy: trainer) {
      targets = try trainer.targets(of: augmented, bytes: bytes, size: augmented.size ?? size)
      targets.reader = read.reader
    } else {
      targets = try trainer.targets(of: image, bytes: bytes, size: size)
    }
    if hasCopies { targets.copy = image.copy + 1 }
    return targets
  }
}

extension PicturePlacement {
  /// Where edges of the picture come to lie, as far as they lie in its window; nothing where none does.
  func edges(of edges: Edges<Pixels>) -> Edges<Pixels>? {
    let moved = map.hull(of: edges)
    return Box<Pixels>(
      xMin: max(moved.xMin, window.xMin), yMin: max(moved.yMin, window.yMin),
      xMax: min(moved.xMax, window.xMax), yMax: min(moved.yMax, window.yMax)
    ).map { Edges($0) }
  }
}
