import Labels

/// What is known of the folders around the labels, before any label is read.
///
/// A value: the loader fills it, rules judge it. Paths are relative to the input root.
public struct DatasetFacts: Hashable, Sendable {
  /// A file in a label folder that is no label, and what it is instead.
  public struct ForeignFile: Hashable, Sendable {
    /// The file.
    public var path: String
    /// What it looks like: `an image`, `a hidden file`.
    public var what: String

    /// Names a file.
    public init(path: String, what: String) {
      self.path = path
      self.what = what
    }
  }

  /// A list of image ids that makes one part of a split.
  public struct SplitList: Hashable, Sendable {
    /// The list file.
    public var path: String
    /// What the part is called: the file's stem, `train`, `val`, `trainval`.
    public var name: String
    /// The ids in file order; line n is element n − 1. Blank lines are empty.
    public var ids: [String]
    /// Lines (from 1) that end with a carriage return or blanks.
    public var untidyLines: [Int]

    /// Holds a list.
    public init(path: String, name: String, ids: [String], untidyLines: [Int] = []) {
      self.path = path
      self.name = name
      self.ids = ids
      self.untidyLines = untidyLines
    }
  }

  /// A class list that is not read, because another one is.
  public struct UnusedClassList: Hashable, Sendable {
    /// The list that is not read.
    public var unused: ClassListFile
    /// The list that is.
    public var used: ClassListFile

    /// Joins the two.
    public init(unused: ClassListFile, used: ClassListFile) {
      self.unused = unused
      self.used = used
    }
  }

  /// Pictures that two folders or documents of labels both describe.
  public struct Double: Hashable, Sendable {
    /// One of the two folders or documents; empty for the root.
    public var first: String
    /// How its labels are written.
    public var firstFormat: LabelFormatName
    /// The other.
    public var second: String
    /// How its labels are written.
    public var secondFormat: LabelFormatName
    /// How many pictures both describe.
    public var pictures: Int
    /// The first of them.
    public var example: String
    /// Whether these are few, so that the two are parts of one set.
    public var isLeak: Bool

    /// Holds what was found.
    public init(
      _ first: String, _ firstFormat: LabelFormatName, _ second: String,
      _ secondFormat: LabelFormatName, pictures: Int, example: String, isLeak: Bool = false
    ) {
      self.first = first
      self.firstFormat = firstFormat
      self.second = second
      self.secondFormat = secondFormat
      self.pictures = pictures
      self.example = example
      self.isLeak = isLeak
    }
  }

  /// Every label file, sorted.
  public var labelFiles: [String] = []
  /// Whether the user says where pictures are.
  public var statesImages = false
  /// Every picture in the image folders, sorted; empty when no image folder is known.
  public var imageFiles: [String] = []
  /// The pictures that no label file belongs to, sorted.
  public var imagesWithoutLabels: [String] = []
  /// Labels for which several folders of pictures have one of their name.
  public var ambiguousImages = AmbiguousImages()
  /// What else lies in the label folders, sorted.
  public var foreignFiles: [ForeignFile] = []
  /// The class lists near labels of class numbers, sorted by path.
  public var classLists: [ClassListFile] = []
  /// Those of them that are not read; none where the user states the classes.
  public var unusedClassLists: [UnusedClassList] = []
  /// The split lists, sorted by path.
  public var splits: [SplitList] = []
  /// Labels of the same pictures, in the order of their files.
  public var doubles: [Double] = []

  /// Nothing known.
  public init() {}
}
