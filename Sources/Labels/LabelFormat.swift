import Boxes

/// A label format: what it is called, how its files are told apart, and who reads them.
public protocol LabelFormat: Sendable {
  /// The name on the command line.
  static var name: LabelFormatName { get }
  /// One line for `--help` and the docs.
  static var summary: String { get }
  /// The extension of its files, in lower case, without the dot.
  static var fileExtension: String { get }
  /// The largest file that is read, in bytes.
  static var sizeLimit: Int { get }
  /// Whether the beginning of a file (4 KiB or all of it) looks like this format.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool
  /// A reader for one thread; it keeps its buffers from file to file.
  static func makeReader(_ options: ReadOptions) -> any LabelReader
}

extension LabelFormat {
  /// 8 MiB: thousands of times a real label file, and small enough to hold in memory.
  public static var sizeLimit: Int { 8 << 20 }
}

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
}

/// What a user says about how labels are to be read.
public struct ReadOptions: Hashable, Sendable {
  /// How the numbers of VOC files name edges.
  public var vocPixels = PixelConvention.oneBasedInclusive
  /// The class names of formats that write numbers, in index order.
  public var classNames: [String]?
  /// The size of images that neither a header nor a label file tells (`--image-size`).
  public var statedImageSize: ImageSize?

  /// The defaults.
  public init() {}
}
