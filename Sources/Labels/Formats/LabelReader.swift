import Boxes

/// Reads label files of one format, one after the other, on one thread.
public protocol LabelReader: AnyObject {
  /// Reads one file.
  ///
  /// Nothing in the bytes stops the run: what can't be read becomes a ``ReadIssue``.
  ///
  /// - Parameters:
  ///   - bytes: The whole file. They need only live until the call returns.
  ///   - path: The path to report, relative to the input root.
  ///   - each: Called once for each image that the file describes, in file order. The value is
  ///     reused for the next image: copy what shall stay.
  func read(
    _ bytes: UnsafeRawBufferPointer, path: String, each: (inout LabeledImage) -> Void)
}

/// How much one label file may make a reader hold: a file of 8 MiB could name a million objects and
/// two million faults, and take a gigabyte.
enum ReaderLimits {
  /// The most objects of one image.
  static let objects = 100_000
  /// The most issues of one file; further ones are not noted.
  static let issues = 100_000
  /// The longest line that is read, in bytes.
  static let lineLength = 64 << 10
}

/// What a user says about how labels are to be read.
public struct ReadOptions: Hashable, Sendable {
  /// How the numbers of VOC files name edges. A ``PixelSurvey`` of the stream finds it out.
  public var vocPixels = PixelConvention.oneBasedInclusive
  /// The class names of formats that write numbers, in index order.
  public var classNames: [String]?
  /// What turned boxes count as.
  public var turnedBoxes = TurnedBoxes.around
  /// The size of images that neither a header nor a label file tells (`--image-size`).
  public var statedImageSize: ImageSize?

  /// The defaults.
  public init() {}
}
