import Labels
import Trainers

/// A rule about what a trainer does with an image in silence. Runs under a profile only, for images
/// whose size is known.
public protocol TrainerRule: Rule {
  /// Reports what becomes of the labels of one image.
  func check(_ facts: [TrainerFact], of image: LabeledImage, report: (Finding) -> Void)
}

extension TrainerRule {
  /// Is asked of what the profile's trainer does.
  public func enroll(in roster: inout RuleRoster) { roster.add(trainer: self) }
}

extension LabeledImage {
  /// The object at a 0-based place of the file.
  func object(at place: Int) -> LabeledObject? {
    if objects.indices.contains(place), objects[place].index == place { return objects[place] }
    return objects.first { $0.index == place }
  }

  /// The object at a place, where its box has an area and a part inside the image; BOX002, BOX003
  /// and BOX004 own the others.
  func soundObject(at place: Int) -> LabeledObject? {
    guard let object = object(at: place), let box = object.box?.checked else { return nil }
    guard let size else { return object }
    let isAcross = box.xMax > 0 && box.xMin < Double(size.width)
    let isDown = box.yMax > 0 && box.yMin < Double(size.height)
    return isAcross && isDown ? object : nil
  }
}
