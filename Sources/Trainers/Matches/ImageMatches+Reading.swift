import Boxes
import Labels

extension ImageMatches.Dropped {
  /// What a reader drops, with its place and box in the file.
  init(_ dropped: TrainerReading.Dropped, of image: LabeledImage) {
    let object = image.object(at: dropped.object)
    self.init(
      object: dropped.object, line: dropped.line,
      className: dropped.className ?? object?.className, reason: dropped.reason,
      kind: dropped.kind ?? dropped.reason, isOfUnknownClass: dropped.isOfUnknownClass,
      isDontCare: object?.isDontCare ?? false, edges: object?.box?.edges,
      isHarmless: dropped.isHarmless)
  }
}

extension ImageMatches.Misread {
  /// What a reader misreads, with its place and box in the file.
  init(_ misreading: TrainerReading.Misreading, of image: LabeledImage) {
    let object = misreading.object.flatMap(image.object)
    self.init(
      object: misreading.object, line: misreading.line, className: object?.className,
      what: misreading.what, edges: object?.box?.edges, isHarmless: misreading.isHarmless)
  }
}

extension LabeledImage {
  /// The object at a 0-based place of the file.
  func object(at place: Int) -> LabeledObject? {
    if objects.indices.contains(place), objects[place].index == place { return objects[place] }
    return objects.first { $0.index == place }
  }
}
