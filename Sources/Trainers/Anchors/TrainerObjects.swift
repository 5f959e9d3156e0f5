import Boxes
import Targets

/// The objects of one image as a trainer reads them, without their places in the label file: what its
/// matcher is asked about with one set of anchors after the other.
///
/// A few numbers an object, so that those of a whole dataset can be held.
public struct TrainerObjects: Sendable {
  /// The boxes, as one kind of matcher takes them.
  enum Boxes: Sendable {
    case squeezeDet([SqueezeDetBox])
    case columns(GroundTruthColumns)
  }

  let boxes: Boxes
  /// The class of each object, by the trainer's index.
  private(set) var classIndexes: [Int]
  /// The network's input, where images have inputs of their own.
  let input: ImageSize?

  /// How many objects they are.
  public var count: Int { classIndexes.count }

  /// Gives each class another index: classes are numbered as they come while labels are read.
  ///
  /// - Parameter indexes: the new index of each old one.
  public mutating func renumberClasses(_ indexes: [Int]) {
    for place in classIndexes.indices where indexes.indices.contains(classIndexes[place]) {
      classIndexes[place] = indexes[classIndexes[place]]
    }
  }

  init(_ boxes: Boxes, classIndexes: [Int], input: ImageSize? = nil) {
    self.boxes = boxes
    self.classIndexes = classIndexes
    self.input = input
  }
}
