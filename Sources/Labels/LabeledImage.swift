import Boxes

/// What one label file says about one image, and what could not be read of it.
public struct LabeledImage: Sendable {
  /// The label file, relative to the input root; bytes that are no UTF-8 are shown as `\xNN`.
  public var path: String
  /// The format it was read as.
  public var format: LabelFormatName
  /// The objects in file order, unreadable ones included as far as they go.
  public var objects: [LabeledObject]
  /// What could not be read, in file order.
  public var issues: [ReadIssue]
  /// The size that the label file declares; possibly nonsense.
  public var declaredSize: DeclaredSize?
  /// The size read from the image itself.
  public var imageSize: ImageSize?
  /// The size that the user states for images that tell none (`--image-size`).
  public var statedSize: ImageSize?
  /// Whether boxes are still shares of the image, `0…1`, because its size is not known. Then
  /// ``size`` is 1×1, so that bounds and normalization stay right; pixels have no meaning.
  public var isUnit = false
  /// Whether this is no image, but what a document of many images says of none of them.
  public internal(set) var isDocument = false
  /// The classes that its document or class list declares; `nil` where names are written alone, or
  /// the user states the classes.
  public var declaredClasses: DeclaredClasses?
  /// What COCO says about the image; `nil` in other formats.
  public var coco: COCOImage?
  /// VOC's fields beyond size and objects; `nil` in other formats.
  public var voc: VOCFields?
  /// Which copy of the image it is, from 0, where several are asked for (``LabelStream/copies``).
  public var copy = 0
  /// Where the pixels of its picture lie, and of others, when an augmentation has moved them; empty for
  /// an image as it is labeled.
  public var placements: [PicturePlacement] = []

  /// Joins what a reader found.
  public init(
    path: String, format: LabelFormatName, objects: [LabeledObject] = [],
    issues: [ReadIssue] = [], declaredSize: DeclaredSize? = nil, imageSize: ImageSize? = nil,
    voc: VOCFields? = nil
  ) {
    self.path = path
    self.format = format
    self.objects = objects
    self.issues = issues
    self.declaredSize = declaredSize
    self.imageSize = imageSize
    self.voc = voc
  }

  /// The size that geometry is judged by: the image's own when known, else the declared one, else
  /// the one that the user states.
  public var size: ImageSize? {
    imageSize ?? declaredSize?.checked ?? statedSize
      ?? (isUnit ? ImageSize(width: 1, height: 1) : nil)
  }

  /// Whether the file as a whole could not be opened or read: a run that meets one is incomplete.
  public var isUnreadable: Bool {
    issues.contains { issue in
      if case .unreadable = issue.kind { true } else { false }
    }
  }

  /// The file name without folder and extension: what pairs a label with its image.
  public var stem: Substring {
    let path = coco?.fileName ?? path
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return name[..<dot]
  }
}

/// An image size as a label file declares it; fields that are absent or no number are `nil`.
public struct DeclaredSize: Hashable, Sendable {
  /// Width in pixels as written.
  public var width: Int?
  /// Height in pixels as written.
  public var height: Int?
  /// Channels as written.
  public var depth: Int?

  /// Holds what is declared.
  public init(width: Int?, height: Int?, depth: Int? = nil) {
    self.width = width
    self.height = height
    self.depth = depth
  }

  /// The size, when both sides are there and make sense.
  public var checked: ImageSize? {
    guard let width, let height else { return nil }
    return ImageSize(width: width, height: height)
  }
}

/// What COCO says about an image besides its size.
public struct COCOImage: Hashable, Sendable {
  /// The id that annotations name.
  public var id: COCOID
  /// The file name as written.
  public var fileName: String
  /// Where the image stands in the document.
  public var position: TextPosition

  /// Holds the fields.
  public init(id: COCOID, fileName: String, position: TextPosition = .start) {
    self.id = id
    self.fileName = fileName
    self.position = position
  }
}

/// VOC's fields about the file itself, as written.
public struct VOCFields: Hashable, Sendable {
  /// `<filename>`.
  public var filename: String?
  /// `<folder>`.
  public var folder: String?
  /// `<path>`, which some tools add.
  public var path: String?
  /// Where `<filename>` stands.
  public var filenamePosition: TextPosition?
  /// Where `<size>` stands.
  public var sizePosition: TextPosition?
  /// `<pixels>`, in which our own files say how their numbers name pixels where fractions would speak
  /// against it.
  public var pixels: PixelConvention?
  /// How many coordinates of boxes are written with a decimal point or an exponent.
  public var pointedNumbers = 0
  /// How many coordinates of boxes are not whole.
  public var fractions = 0

  /// Holds the fields.
  public init(filename: String? = nil, folder: String? = nil, path: String? = nil) {
    self.filename = filename
    self.folder = folder
    self.path = path
  }
}
