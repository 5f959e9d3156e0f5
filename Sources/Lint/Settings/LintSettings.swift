import Boxes
import Labels

/// What the rules are told: thresholds, the class list, the network's input, per-path ignores.
public struct LintSettings: Sendable {
  /// The overhang past an edge, in pixels, from which a box is out of bounds. Less is rounding.
  public var boundsTolerance = 1.0
  /// The shortest side that is not tiny, in pixels of the network's input.
  public var tinySide = 3.0
  /// The share of the image from which a box counts as the whole image.
  public var wholeImageShare = 0.95
  /// The longest side over the shortest that is not extreme.
  public var extremeAspect = 10.0
  /// The IoU from which two boxes are near duplicates.
  public var nearDuplicateIoU = 0.9
  /// The shortest image side that is not tiny, in pixels.
  public var tinyImageSide = 10.0
  /// How far an image's aspect may be from the dataset's median, as a factor.
  public var oddAspect = 1.5
  /// The robust z-score from which a size is an outlier.
  public var sizeOutlierScore = 6.0
  /// The robust z-score from which an object count is an outlier.
  public var crowdScore = 8.0
  /// Fewer objects than this make a class rare.
  public var rareClassCount = 10.0
  /// Most to least frequent class: the ratio that is still balanced.
  public var classImbalance = 50.0
  /// The longest class name, in characters.
  public var longestClassName = 64.0

  /// The classes that labels may use; rules about unknown classes need a stated list.
  public var classes: ClassList?
  /// The size that the network resizes images to.
  public var networkInput: ImageSize?
  /// Severities that replace the rules' own, by code: a trainer's profile raises some.
  public var severities: [String: Severity] = [:]
  /// Whether the way in which VOC boxes were read was found out by the set's evidence, not stated.
  public var weighsVOCPixels = false
  /// The trainer that labels are linted for; its rules are silent without one.
  public var profile: TrainerProfile?
  /// Files for which some rules are silent.
  public var ignores: [PathIgnore] = []

  /// The defaults.
  public init() {}

  /// How far a box is scaled on each axis on its way into the network; 1 when no input is stated
  /// or no size is known.
  func networkScale(from size: ImageSize?) -> (x: Double, y: Double) {
    guard let networkInput, let size else { return (1, 1) }
    return (
      Double(networkInput.width) / Double(size.width),
      Double(networkInput.height) / Double(size.height)
    )
  }
}
