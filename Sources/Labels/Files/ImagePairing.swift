/// Which image belongs to which label: the one with the same stem, in the folder that the user names
/// or in one of the usual neighbors. Folders are listed once; no label costs a look at the disk.
public struct ImagePairing: Sendable {
  /// The folders where images were found or looked for, relative to the input root.
  public var folders: [String] { places.map { PathBytes.display($0.shown) } }
  /// Whether there may be images at all.
  public var mayFindImages: Bool { imageCount > 0 || !documents.isEmpty }
  /// How many images lie in those folders.
  public var imageCount: Int { places.reduce(0) { $0 + $1.stems.names.count } }

  private var places: [Place] = []
  /// For each label the place and the image in it; -1 for none.
  private var placeOf: [Int32]
  private var imageOf: [UInt32]
  /// The image folders of each label folder, and the folder of each label.
  private var candidates: [[Int]] = []
  private let folderOf: [Int]
  /// Whether the user says where images are.
  public let isStated: Bool
  private let stated: [UInt8]?
  /// Where pictures may be that documents name with folders.
  private let documents: DocumentPictures
  /// Label folders in which some label has an image.
  private var foldersWithImages: Set<Int> = []
  /// Labels whose picture is one of several.
  public private(set) var ambiguous = AmbiguousImages()

  /// A folder that holds images.
  private struct Place: Sendable {
    var path: [UInt8]
    var shown: [UInt8]
    var stems: StemIndex
  }

  /// Pairs the labels of a list with images.
  ///
  /// - Parameter folder: Where the images are, or folders of images; `nil` for the usual neighbors of
  ///   each label folder: `JPEGImages`, `image_2`, `images`, `data` beside it, and the folder itself.
  /// - Throws: ``LabelsError`` when the stated folder is not there or can't be listed.
  public init(_ files: LabelFiles, in folder: String? = nil) throws(LabelsError) {
    placeOf = Array(repeating: -1, count: files.count)
    imageOf = Array(repeating: 0, count: files.count)
    folderOf = (0..<files.count).map(files.folder)
    isStated = folder != nil
    stated = folder.map { Array($0.utf8) }
    documents = DocumentPictures(files, in: folder)
    var tree: ImageTree?
    if let folder { tree = try ImageTree(Array(folder.utf8)) }
    var known: [[UInt8]: Int] = [:]
    for place in files.folders.indices {
      candidates.append(Self.candidates(place, files, tree, &known, &places))
    }
    for file in 0..<files.count {
      let stem = StemIndex.stem(files.names[file])
      let candidates = candidates[files.folder(file)]
      for (rank, place) in candidates.enumerated() {
        guard let image = places[place].stems.find(stem) else { continue }
        placeOf[file] = Int32(truncatingIfNeeded: place)
        imageOf[file] = UInt32(truncatingIfNeeded: image)
        foldersWithImages.insert(folderOf[file])
        if let tree {
          noteRivals(files, file, tree, (place, image), candidates[(rank + 1)...])
        }
        break
      }
    }
  }

  /// Notes a label for which another folder below the stated one has a picture too, no farther away
  /// than the one that was found.
  private mutating func noteRivals(
    _ files: LabelFiles, _ file: Int, _ tree: ImageTree, _ found: (place: Int, image: Int),
    _ others: ArraySlice<Int>
  ) {
    let relative = files.folders[files.folder(file)].relative
    let stem = StemIndex.stem(files.names[file])
    for other in others {
      guard let image = places[other].stems.find(stem),
        !tree.isNearer(places[found.place].path, than: places[other].path, to: relative)
      else { continue }
      let (picture, rival) = (places[found.place], places[other])
      ambiguous.add(
        AmbiguousImages.Example(
          label: files.path(file), picture: self.image(found.image, in: picture).path,
          other: self.image(image, in: rival).path))
      return
    }
  }

  /// Whether a label should have an image: the user says where images are, or some other label of
  /// its folder has one. A folder of labels alone, or beside unrelated pictures, is no fault.
  public func expectsImage(of file: Int) -> Bool {
    isStated || foldersWithImages.contains(folderOf[file])
  }

  /// The image of one label of a file: by the name that a COCO document gives it, else by the stem
  /// of the file. A name that leads out of the image folders is not followed.
  public func image(of file: Int, _ label: LabeledImage) -> ImageFile? {
    guard let name = label.coco?.fileName else { return image(of: file) }
    guard COCOPath.isInside(name), let last = name.split(separator: "/").last else { return nil }
    if let picture = documents.picture(name, folderOf[file]) { return picture }
    let bytes = Array(last.utf8)[...]
    let hasFolder = last.startIndex != name.startIndex
    for place in candidates[folderOf[file]] {
      // Of a folder that was searched to its bottom, a name with a folder means no other one.
      if hasFolder, let stated, places[place].path != stated { continue }
      let names = places[place].stems.names
      guard let found = places[place].stems.find(StemIndex.stem(bytes)),
        names[found].elementsEqual(bytes)
      else { continue }
      return image(found, in: places[place])
    }
    return documents.innerPicture(Array(bytes), folderOf[file])
  }

  /// The image of a label; `nil` when there is none.
  public func image(of file: Int) -> ImageFile? {
    guard placeOf[file] >= 0 else { return nil }
    return image(Int(imageOf[file]), in: places[Int(placeOf[file])])
  }

  /// All images, folder by folder, in the byte order of their names.
  public var images: [ImageFile] {
    places.flatMap { place in (0..<place.stems.names.count).map { image($0, in: place) } }
  }

  /// The images that no label belongs to.
  public func imagesWithoutLabel() -> [ImageFile] {
    var isPaired = places.map { Array(repeating: false, count: $0.stems.names.count) }
    for (place, image) in zip(placeOf, imageOf) where place >= 0 {
      isPaired[Int(place)][Int(image)] = true
    }
    return zip(places, isPaired).flatMap { place, paired in
      paired.indices.filter { !paired[$0] }.map { image($0, in: place) }
    }
  }

  private func image(_ number: Int, in place: Place) -> ImageFile {
    let name = place.stems.names[number]
    return ImageFile(
      path: PathBytes.display(PathBytes.join(place.shown, name)),
      openPath: PathBytes.join(place.path, name))
  }

  /// The image folders of one label folder, listed when they are new.
  private static func candidates(
    _ number: Int, _ files: LabelFiles, _ stated: ImageTree?, _ known: inout [[UInt8]: Int],
    _ places: inout [Place]
  ) -> [Int] {
    var found: [Int] = []
    func add(_ path: [UInt8], _ shown: [UInt8], _ names: NameColumn?) {
      if let place = known[path] {
        found.append(place)
      } else if let names, !names.isEmpty {
        known[path] = places.count
        found.append(places.count)
        places.append(Place(path: path, shown: shown, stems: StemIndex(names)))
      }
    }
    let own = files.folders[number]
    if let stated {
      for folder in stated.folders(for: own.relative) {
        add(folder.path, folder.path, folder.images)
      }
      return found
    }
    let path = PathBytes.join(files.rootBytes, own.relative)
    for (neighbor, shown) in ImageFolderNames.neighbors(of: path, own.relative) {
      add(neighbor, shown, known[neighbor] == nil ? try? listImages(neighbor) : nil)
    }
    add(path, own.relative, own.images)
    return found
  }

  private static func listImages(_ path: [UInt8]) throws(LabelsError) -> NameColumn {
    try FolderListing(path: path, shown: PathBytes.display(path)).images
  }
}

/// Where images usually lie, seen from their labels.
enum ImageFolderNames {
  /// The formats' own, then what else is common.
  static let all =
    LabelFormats.all.compactMap { $0.layout.imageFolder } + ["Images", "imgs", "img", "data"]

  /// The formats' label folders with the picture folders that belong to them.
  private static let pairs = LabelFormats.all.reversed().compactMap { format in
    format.layout.labelFolder.flatMap { label in
      format.layout.imageFolder.map { (label: label, image: $0) }
    }
  }

  /// The folders beside a label folder that may hold its images, as they open and as they are shown.
  static func neighbors(of path: [UInt8], _ shown: [UInt8]) -> [([UInt8], [UInt8])] {
    var found = all.map { name in
      (PathBytes.join(parent(of: path), name.utf8), PathBytes.join(parent(of: shown), name.utf8))
    }
    // `labels/train` belongs to `images/train`.
    for (label, image) in pairs {
      guard let inner = replacing(label, by: image, in: path) else { continue }
      found.append((inner, replacing(label, by: image, in: shown) ?? inner))
    }
    return found
  }

  static func parent(of path: [UInt8]) -> [UInt8] {
    let up = Array("..".utf8)
    guard let last = path.split(separator: PathBytes.slash).last else {
      return path.first == PathBytes.slash ? path : up
    }
    if Array(last) == up || Array(last) == [PathBytes.dot] { return PathBytes.join(path, up) }
    guard let slash = path.lastIndex(of: PathBytes.slash) else { return [] }
    return slash == 0 ? [PathBytes.slash] : Array(path[..<slash])
  }

  private static func replacing(
    _ name: String, by other: String, in path: [UInt8]
  ) -> [UInt8]? {
    var parts = path.split(separator: PathBytes.slash, omittingEmptySubsequences: false)
      .map(Array.init)
    guard let place = parts.dropLast().lastIndex(of: Array(name.utf8)) else { return nil }
    parts[place] = Array(other.utf8)
    return Array(parts.joined(separator: [PathBytes.slash]))
  }
}
