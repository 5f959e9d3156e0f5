import Boxes
import Labels

/// What a trainer's reader gets to see of one image.
public struct ReaderInput: Sendable {
  /// The whole label file.
  public var bytes: [UInt8]
  /// What *we* read in it: its format, and the objects where the trainer has no reader for it.
  public var image: LabeledImage
  /// The size of the picture itself; `nil` when nobody knows. What the label file declares does not
  /// count here: a reader looks at that by itself.
  public var imageSize: ImageSize?
  /// The classes in index order.
  public var classes: ClassList
  /// The network's input, for readers that round on it.
  public var inputSize: ImageSize?

  /// A label file that we have read already.
  public init(
    bytes: [UInt8], image: LabeledImage, imageSize: ImageSize? = nil, classes: ClassList,
    inputSize: ImageSize? = nil
  ) {
    self.bytes = bytes
    self.image = image
    self.imageSize = imageSize
    self.classes = classes
    self.inputSize = inputSize
  }

  /// A label file of one image that nobody has read so far.
  ///
  /// - Parameter format: The format; `nil` to tell it from the content.
  public init(
    bytes: [UInt8], as format: LabelFormatName? = nil, imageSize: ImageSize? = nil,
    classes: ClassList, inputSize: ImageSize? = nil
  ) {
    let image = LabelFormats.read(bytes, as: format).first
    self.init(
      bytes: bytes, image: image ?? LabeledImage(path: "", format: format ?? .kitti),
      imageSize: imageSize, classes: classes, inputSize: inputSize)
  }

  /// The place of a name in the class list, compared byte by byte as programs do: two spellings of
  /// one accented letter are two names.
  ///
  /// - Ties: of two equal names the last counts, as in a Python dictionary, or the first, as with
  ///   Python's `list.index`.
  func classPlace(of name: String, firstCounts: Bool = false) -> Int? {
    let isEqual = { (other: String) in other.utf8.elementsEqual(name.utf8) }
    return firstCounts
      ? classes.names.firstIndex(where: isEqual) : classes.names.lastIndex(where: isEqual)
  }
}
