/// Where the files of a format lie below a dataset's root, as its trainers expect them.
public struct FormatLayout: Hashable, Sendable {
  /// The folder of the labels; `nil` where they lie in the root.
  public var labelFolder: String?
  /// The file that holds all images; `nil` for formats with one file an image.
  public var document: String?
  /// The folder of the pictures, beside that of the labels; `nil` where no name is usual.
  public var imageFolder: String?
  /// The extension that its pictures usually have.
  public var imageExtension: String
  /// Where lists of image ids lie, beside the label folder; `nil` where none are usual.
  public var splitLists: SplitListPlace?
  /// What its trainers read to know the images of a part.
  public var splitStyle: SplitStyle

  /// States a layout; by default one of loose files.
  public init(
    labelFolder: String? = nil, document: String? = nil, imageFolder: String? = nil,
    imageExtension: String = "jpg", splitLists: SplitListPlace? = nil,
    splitStyle: SplitStyle = .voc
  ) {
    self.labelFolder = labelFolder
    self.document = document
    self.imageFolder = imageFolder
    self.imageExtension = imageExtension
    self.splitLists = splitLists
    self.splitStyle = splitStyle
  }

  /// A folder of lists of image ids.
  public struct SplitListPlace: Hashable, Sendable {
    /// The folder, seen from the one that holds the label folder.
    public var folder: String
    /// Whether it may also lie one folder further up.
    public var isAlsoAbove: Bool

    /// Names a folder.
    public init(folder: String, isAlsoAbove: Bool = false) {
      self.folder = folder
      self.isAlsoAbove = isAlsoAbove
    }
  }
}
