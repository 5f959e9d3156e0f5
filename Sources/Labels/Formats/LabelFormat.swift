/// A label format: all that is known of it stands in its folder and is said here.
public protocol LabelFormat: Sendable {
  /// The name on the command line.
  static var name: LabelFormatName { get }
  /// The name in sentences: `Pascal VOC`.
  static var title: String { get }
  /// One line for the docs.
  static var summary: String { get }

  /// The extension of its files, in lower case, without the dot.
  static var fileExtension: String { get }
  /// What tells its files from others with that extension.
  static var evidence: LabelEvidence { get }
  /// Whether the beginning of a file (4 KiB or all of it) looks like this format.
  static func recognizes(_ head: UnsafeRawBufferPointer) -> Bool
  /// The largest file that is read, in bytes.
  static var sizeLimit: Int { get }

  /// Where its files lie.
  static var layout: FormatLayout { get }
  /// The file that is written beside its labels to give class numbers their names; `nil` for formats
  /// that write names.
  static var classFile: String? { get }
  /// Whether its files state the size of their image.
  static var statesImageSize: Bool { get }
  /// Whether the numbers of its boxes name pixels, so that one has to know how they count.
  static var namesPixels: Bool { get }
  /// Whether readers of its files know outlines of objects besides boxes.
  static var holdsOutlines: Bool { get }
  /// Whether a byte order mark is part of the format, and no slip.
  static var allowsByteOrderMark: Bool { get }

  /// A reader for one thread; it keeps its buffers from file to file.
  static func makeReader(_ options: ReadOptions) -> any LabelReader
  /// Writes one file: of one image, or of all where the layout has a document.
  ///
  /// - Parameters:
  ///   - images: The images, each with the name of its picture file.
  ///   - writer: The classes and conventions to write by.
  ///   - losses: Counts what the format can't hold.
  static func write(
    _ images: [(image: LabeledImage, pictureName: String)], by writer: LabelWriter,
    _ losses: inout ConversionLosses
  ) -> [UInt8]
  /// What changes its files in place; `nil` where only the text as such can be changed.
  static var editor: (any LabelFileEditor.Type)? { get }
  /// The place of the first element of a name, for formats whose files have named elements: readers
  /// do not keep it, so that clean files do not pay for places that nobody asks for.
  static func place(ofElement name: String, in text: UnsafeRawBufferPointer) -> TextPosition?
}

extension LabelFormat {
  /// 8 MiB: thousands of times a real label file, and small enough to hold in memory.
  public static var sizeLimit: Int { 8 << 20 }

  /// None: names are written.
  public static var classFile: String? { nil }

  /// Whether its labels name classes by number.
  public static var numbersClasses: Bool { classFile != nil }

  /// No size.
  public static var statesImageSize: Bool { false }

  /// Edges or shares.
  public static var namesPixels: Bool { false }

  /// Boxes alone.
  public static var holdsOutlines: Bool { false }

  /// A slip.
  public static var allowsByteOrderMark: Bool { false }

  /// No editor.
  public static var editor: (any LabelFileEditor.Type)? { nil }

  /// No named elements.
  public static func place(
    ofElement name: String, in text: UnsafeRawBufferPointer
  ) -> TextPosition? { nil }
}

/// What tells that a file with a format's extension is one of its labels.
public enum LabelEvidence: Hashable, Sendable {
  /// The extension: other files hardly have it.
  case fileName
  /// The content of each file.
  case content
  /// The first file of the folder that shows a format speaks for all, so that a damaged or empty file
  /// is read as what it should be; else the folder's name.
  case folder
}
