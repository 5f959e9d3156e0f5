/// The label files that were found, in the byte order of their paths: columns, so that a million
/// files take tens of megabytes.
public struct LabelFiles: Sendable {
  /// The input root as the user typed it: what ``path(_:)`` is relative to.
  ///
  /// It is the folder that was given, or the deepest folder that holds all inputs.
  public var root: String { PathBytes.display(rootBytes) }
  /// How many label files there are.
  public var count: Int { names.count }
  /// Files in label folders that are no labels, and links that were not followed.
  public internal(set) var foreign: [ForeignFile] = []
  /// The folders that hold label files, in the order of their paths, relative to the root.
  public var folderPaths: [String] { folders.map { PathBytes.display($0.relative) } }

  /// The class lists that lie beside labels of class numbers or above them, in the order of their
  /// paths, those that are not read by included.
  public internal(set) var classLists: [ClassListFile] = []

  var rootBytes: [UInt8]
  var folders: [Folder] = []
  var names = NameColumn()
  var folderOf: [UInt32] = []
  /// The format of each file as its place in `LabelFormats.names`; `byContent` for the rest.
  var formats: [UInt8] = []
  /// What a file is instead of a regular one.
  var specials: [Int: String] = [:]
  /// Files that may be class lists, by the folder that was walked.
  var classListNames: [[UInt8]: [[UInt8]]] = [:]

  /// A folder that holds labels.
  struct Folder: Sendable {
    /// Its path below the root; empty for the root.
    var relative: [UInt8]
    /// Images that lie beside the labels.
    var images = NameColumn()
    /// The class list of its labels and others that could be, by their places in `classLists`.
    var classList: Int?
    var otherClassLists: [Int] = []
  }

  static let byContent = UInt8.max

  init(rootBytes: [UInt8]) { self.rootBytes = rootBytes }

  /// The path of a file relative to ``root``; bytes that are no UTF-8 are shown as `\xNN`.
  public func path(_ file: Int) -> String { PathBytes.display(relativeBytes(file)) }

  /// The place of a file by its ``path(_:)``; `nil` where there is none, and for names that are no
  /// UTF-8, which stand elsewhere in the order.
  public func place(ofPath path: String) -> Int? {
    let wanted = Array(path.utf8)
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if relativeBytes(middle).lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && relativeBytes(low) == wanted ? low : nil
  }

  /// The path that opens a file, as bytes: ``root`` and the path below it.
  public func openPath(_ file: Int) -> [UInt8] {
    PathBytes.join(rootBytes, relativeBytes(file))
  }

  /// The file name without folder and extension: what pairs a label with its image.
  public func stem(_ file: Int) -> [UInt8] { PathBytes.stem(names[file]) }

  /// What a list of ids calls a file: its stem, after the folders below the label folder
  /// (`Annotations/night/a.xml` is `night/a`).
  public func splitID(_ file: Int) -> [UInt8] {
    let parts = PathBytes.components(folders[Int(folderOf[file])].relative)
    guard let place = parts.lastIndex(where: { LabelFormats.labelFolders(contain: $0[...]) }) else {
      return stem(file)
    }
    return Array((parts[(place + 1)...] + [stem(file)]).joined(separator: [PathBytes.slash]))
  }

  /// The place of a file's folder in ``folderPaths``.
  public func folder(_ file: Int) -> Int { Int(folderOf[file]) }

  /// The format that a file is read as; `nil` when its content will tell.
  public func format(_ file: Int) -> LabelFormatName? {
    formats[file] == Self.byContent ? nil : LabelFormats.names[Int(formats[file])]
  }

  func relativeBytes(_ file: Int) -> [UInt8] {
    PathBytes.join(folders[Int(folderOf[file])].relative, names[file])
  }
}

/// A file in a label folder that is no label, or a link that was not followed.
public struct ForeignFile: Hashable, Sendable {
  /// Its path relative to the input root.
  public let path: String
  /// What it is, in words: `no label`, `a link to a folder`.
  public let what: String

  /// Names a file and says what it is.
  public init(path: String, what: String) {
    self.path = path
    self.what = what
  }
}

extension LabelFiles {
  mutating func append(_ name: some Collection<UInt8>, folder: Int, format: LabelFormatName?) {
    guard names.append(name) else { return }
    folderOf.append(UInt32(truncatingIfNeeded: folder))
    let code = format.flatMap(LabelFormats.names.firstIndex).flatMap(UInt8.init(exactly:))
    formats.append(code ?? Self.byContent)
  }

  /// Puts the files of several inputs in the order of their paths, each once.
  mutating func sortAndDropRepeats() {
    let order = (0..<count).sorted { isOrdered($0, $1) }
    var sorted = LabelFiles(rootBytes: rootBytes)
    sorted.folders = folders
    sorted.classListNames = classListNames
    sorted.foreign = Array(Set(foreign)).sorted { $0.path < $1.path }
    var last: Int?
    for file in order {
      if let last, !isOrdered(last, file) { continue }
      last = file
      sorted.specials[sorted.count] = specials[file]
      sorted.append(names[file], folder: Int(folderOf[file]), format: format(file))
    }
    self = sorted
  }

  private func isOrdered(_ a: Int, _ b: Int) -> Bool {
    if folderOf[a] == folderOf[b] { return names[a].lexicographicallyPrecedes(names[b]) }
    return relativeBytes(a).lexicographicallyPrecedes(relativeBytes(b))
  }
}
