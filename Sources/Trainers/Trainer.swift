import Boxes
import Labels
import Targets

/// A trainer as far as labels and priors go: which objects it reads, and which prior learns which.
///
/// Joins the labels of `Labels` with the priors and matchers of `Targets`; adds no rule of its own.
public protocol Trainer: Sendable {
  /// What the command line calls it: a preset's name, or `squeezedet`.
  var name: String { get }
  /// What it has in common with other trainers of its kind.
  var kind: TrainerKind { get }
  /// The network's input, in pixels; for trainers that give each image an input of its own, a usual one.
  var inputSize: ImageSize { get }
  /// How images are brought to the network's input.
  var fit: InputFit { get }
  /// The classes in index order.
  var classNames: [String] { get }
  /// How many priors an input has.
  var priorCount: Int { get }

  /// Whose code reads label files: the first that takes a file's format. What none takes is read
  /// plainly.
  var readers: [any TrainerReader] { get set }

  /// What its project does around its encoder.
  var habits: TrainerHabits { get set }

  /// Reads one image's objects as the trainer does and matches them with its priors.
  ///
  /// - Parameters:
  ///   - image: What the label file says.
  ///   - bytes: The label file itself, for trainers whose reading has quirks; lent, not copied.
  ///   - size: The size of the image, in pixels.
  /// - Throws: Where the trainer raises on such an image.
  func matches(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageMatches

  /// Reads one image's objects as the trainer does and makes what its loss learns from.
  ///
  /// - Parameters: as for ``matches(of:bytes:size:)``.
  /// - Throws: Where the trainer raises on such an image.
  func targets(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageTargets

  /// The objects that its reader hands on, in pixels of the image: what its augmentation gets. Matched
  /// and encoded as any image once ``LabeledImage/placements`` say that it was augmented.
  ///
  /// - Parameters: as for ``matches(of:bytes:size:)``.
  /// - Returns: nothing where the reader leaves the image out.
  /// - Throws: Where its reader hands on nothing.
  func asRead(
    _ image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageAsRead?

  /// What the trainer does with one image in silence, or stops at. Empty for a sound one.
  ///
  /// - Parameter bytes: The label file itself; without it, objects are taken as they were read.
  func facts(of image: LabeledImage, bytes: RawSpan?, size: ImageSize) -> [TrainerFact]

  /// A prior by index, in pixels of the network's input.
  func prior(_ index: Int) -> PlacedPrior

  /// The trainer with its priors for an image of a size: itself, where all images have one input.
  ///
  /// - Throws: Where its numbers make no priors.
  func fitted(to size: ImageSize) throws(TrainerError) -> Self

  /// The same trainer with other anchors in the place of its own, in its own order of levels.
  ///
  /// - Units: pixels of the network's input.
  /// - Throws: Where they make no priors.
  func placing(_ anchors: [Size<Pixels>]) throws(TrainerError) -> Self

  /// Reads one image's objects as the trainer does, for ``tally(of:countingConflicts:)``.
  ///
  /// - Parameters: as for ``matches(of:bytes:size:)``.
  /// - Throws: Where its reader hands on nothing.
  func objects(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> TrainerObjects

  /// Counts what its matcher makes of images that were read by a trainer of its kind and input.
  ///
  /// - Parameter countingConflicts: whether each object is also matched alone, to see whether it loses
  ///   its best prior to another.
  func tally(of images: some Sequence<TrainerObjects>, countingConflicts: Bool) -> AnchorTally

  /// Whether its config names its classes; else they are the dataset's.
  var hasOwnClasses: Bool { get }

  /// The same trainer for other classes; one whose config names its classes stays as it is.
  ///
  /// - Complexity: nothing is made anew but the list.
  func naming(_ classes: ClassList) -> Self
}

extension Trainer {
  /// Itself: all images have one input.
  public func fitted(to size: ImageSize) throws(TrainerError) -> Self { self }

  /// How an image of a size lies in its input.
  public func placement(of size: ImageSize) -> InputPlacement {
    fit.placement(of: size, in: inputSize)
  }

  /// The reader of a format; nothing where it is read plainly.
  public func reader(of format: LabelFormatName) -> (any TrainerReader)? {
    readers.first { $0.info.formats.contains(format) }
  }

  /// How class names in label files of a format are spelled before they are looked up.
  public func spelling(of format: LabelFormatName) -> ReaderInfo.Spelling {
    reader(of: format)?.info.spelling ?? .asWritten
  }

  /// Matches an image whose label file is held in memory.
  public func matches(
    of image: LabeledImage, bytes: [UInt8], size: ImageSize
  ) throws(TrainerError) -> ImageMatches {
    try matches(of: image, bytes: bytes.span.bytes, size: size)
  }

  /// Encodes an image whose label file is held in memory.
  public func targets(
    of image: LabeledImage, bytes: [UInt8], size: ImageSize
  ) throws(TrainerError) -> ImageTargets {
    try targets(of: image, bytes: bytes.span.bytes, size: size)
  }
}

/// A trainer fails on an image, or can't be set up.
public enum TrainerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// SqueezeDet raises.
  case squeezeDet(SqueezeDetError)
  /// A trainer raises whose priors stand in a layout.
  case ssd(TargetsError)
  /// A YOLO trainer raises.
  case yolo(TargetsError)
  /// Its reader hands on nothing of the label file.
  case reader(name: String, TrainerFailure)

  /// Whether it is the label file that is at fault, whatever is made of its objects afterwards.
  public var isOfLabelFile: Bool {
    if case .reader = self { true } else { false }
  }

  /// One sentence, without the file's name.
  public var description: String {
    switch self {
    case .squeezeDet(let error): "\(error)"
    case .ssd(let error), .yolo(let error): "\(error)"
    case .reader(let name, let failure): "\(failure.sentence(of: name))"
    }
  }
}
