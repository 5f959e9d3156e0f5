import Boxes
import Clustering
import Targets

/// Compares old anchors with new ones: which correspond, and what a trained predictor is still worth.
///
///     let change = try CompareStudy(old: "squeeze.config", new: "tuned.config").run()
///     print(change.levels[0].pairs, change.levels[0].reuse[0].inPlace)
public struct CompareStudy: Hashable, Sendable {
  /// A preset's name, a file (a trainer's config, a layout, anchors), or sizes.
  public var old: String
  /// The same for the new ones.
  public var new: String
  /// The new classes, where the new side names none.
  public var classes: [String]?
  /// The old classes, where the old side names none; nothing for the new ones.
  public var oldClasses: [String]?
  /// The network's input, for configs that state none.
  public var inputSize: ImageSize?

  /// The shape IoU from which on an anchor counts as the old one: with less it would learn other
  /// objects, for it is the overlap that makes a prior positive.
  public static let likeness = 0.5

  /// Names both sides.
  public init(old: String, new: String) {
    self.old = old
    self.new = new
  }

  /// Reads both sides and compares them.
  ///
  /// Level by level, fine to coarse; bare anchors are compared with all shapes of the other side.
  ///
  /// - Throws: ``StudyError``, and what reading a file throws.
  public func run() throws -> AnchorChange {
    let inputs = (
      old: try ComparedInput(old, inputSize: inputSize),
      new: try ComparedInput(new, inputSize: inputSize)
    )
    let stated = try (
      old: inputs.old.anchors(network: nil, classes: oldClasses ?? classes),
      new: inputs.new.anchors(network: nil, classes: classes)
    )
    let sides = try (
      old: inputs.old.anchors(network: stated.new.inputSize, classes: oldClasses ?? classes),
      new: inputs.new.anchors(network: stated.old.inputSize, classes: classes)
    )
    guard sides.old.isUnit == sides.new.isUnit else {
      throw StudyError.sharesAndPixels(shares: sides.old.isUnit ? old : new)
    }
    return AnchorChange(old: sides.old, new: sides.new)
  }
}
