import YAMLText

/// Finds the class lists of label folders: beside the labels, else above them, the nearest first.
struct ClassListSearch {
  private let root: [UInt8]
  /// The files of the folders that were walked which may be class lists, by folder.
  private let walked: [[UInt8]: [[UInt8]]]
  /// The lists of each folder, the one that counts first.
  private var known: [[UInt8]: [ClassListFile]] = [:]

  init(_ files: LabelFiles) {
    root = files.rootBytes
    walked = files.classListNames
  }

  /// The list that names the classes of a folder, and others that could.
  mutating func lists(near folder: [UInt8]) -> (chosen: ClassListFile?, others: [ClassListFile]) {
    var shown = folder
    var chosen: ClassListFile?
    var others: [ClassListFile] = []
    let inside = PathBytes.components(folder).count
    for level in 0...max(inside, Self.levels) {
      for list in lists(in: shown) {
        if chosen == nil, list.isReadable, !list.isNote {
          chosen = list
        } else {
          others.append(list)
        }
      }
      // Above the dataset, the nearest folder with a list is all that concerns it.
      if chosen != nil, level >= inside { break }
      shown = ImageFolderNames.parent(of: shown)
    }
    return (chosen, others)
  }

  private mutating func lists(in shown: [UInt8]) -> [ClassListFile] {
    if let lists = known[shown] { return lists }
    let path = PathBytes.join(root, shown)
    let candidates = (walked[shown] ?? Self.listed(path)).compactMap { name in
      ClassListNames.kind(of: name).map { (name: name, kind: $0.kind, rank: $0.rank) }
    }
    let ordered = candidates.sorted {
      $0.rank == $1.rank ? $0.name.lexicographicallyPrecedes($1.name) : $0.rank < $1.rank
    }
    let lists = ordered.prefix(Self.mostFiles).compactMap { name, kind, _ in
      read(PathBytes.join(shown, name), kind)
    }
    known[shown] = lists
    return lists
  }

  private func read(_ relative: [UInt8], _ kind: ClassListNames.Kind) -> ClassListFile? {
    let path = PathBytes.display(relative)
    let file = ImageFile(path: path, openPath: PathBytes.join(root, relative))
    guard let head = try? file.head(YAMLParser.sizeLimit), head.fileSize <= YAMLParser.sizeLimit
    else { return nil }
    return ClassListNames.read(head.bytes, kind, path: path)
  }

  private static func listed(_ path: [UInt8]) -> [[UInt8]] {
    guard let listing = try? FolderListing(path: path, shown: "") else { return [] }
    return [listing.files, listing.others].flatMap { names in
      (0..<names.count).map { Array(names[$0]) }
    }
  }

  /// How many folders above a label folder are looked at, at least.
  private static let levels = 2
  /// How many files of a folder are opened: a folder of settings is not read whole.
  private static let mostFiles = 32
}

extension LabelFiles {
  /// Finds the class lists of all folders with labels that may number their classes.
  mutating func findClassLists() {
    var numbered: Set<Int> = []
    for file in 0..<count where !numbered.contains(folder(file)) {
      let formats =
        format(file).map { [$0.type] } ?? LabelFormats.formats(of: FileEnding(names[file]))
      if formats.contains(where: { $0.numbersClasses }) { numbered.insert(folder(file)) }
    }
    var search = ClassListSearch(self)
    var lists: [String: ClassListFile] = [:]
    var found: [Int: (chosen: String?, others: [String])] = [:]
    for folder in numbered.sorted() {
      let (chosen, others) = search.lists(near: folders[folder].relative)
      for list in others + (chosen.map { [$0] } ?? []) { lists[list.path] = list }
      found[folder] = (chosen?.path, others.map(\.path))
    }
    classLists = lists.values.sorted { $0.path < $1.path }
    let places = Dictionary(
      uniqueKeysWithValues: classLists.enumerated().map { ($1.path, $0) })
    for (folder, entry) in found {
      folders[folder].classList = entry.chosen.flatMap { places[$0] }
      folders[folder].otherClassLists = entry.others.compactMap { places[$0] }
    }
  }

  /// The class list that names the classes of a file's labels.
  public func classList(of file: Int) -> ClassListFile? {
    folders[folder(file)].classList.map { classLists[$0] }
  }

  /// The class names that lie beside the first labels of class numbers, in index order; `nil` when
  /// there are none.
  public var classNames: [String]? {
    folders.lazy.compactMap(\.classList).first.map { classLists[$0].names }
  }

  /// Class lists that are not read by because another is nearer or comes first: each with the one
  /// that is.
  public var unusedClassLists: [(unused: ClassListFile, used: ClassListFile)] {
    var pairs: Set<[Int]> = []
    for folder in folders {
      guard let used = folder.classList else { continue }
      for other in folder.otherClassLists { pairs.insert([other, used]) }
    }
    return pairs.sorted { $0.lexicographicallyPrecedes($1) }
      .map { (classLists[$0[0]], classLists[$0[1]]) }
  }
}
