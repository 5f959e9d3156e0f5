import Glibc

/// Finds pictures that a COCO document names with folders, `batch_1/000000.jpg`, or that lie in a
/// folder below it. The document is read after the folders were listed, so each such name costs a
/// look at the disk.
struct DocumentPictures: Sendable {
  /// The folders that names may be meant from, for each label folder, the likeliest first.
  private var roots: [[Root]] = []
  /// Those of them that lie below the document and are not listed.
  private var inner: [[Root]] = []

  private struct Root: Sendable {
    let path: [UInt8]
    let shown: [UInt8]

    var isThere: Bool { DocumentPictures.kind(path) == .some(S_IFDIR) }

    /// The picture of a name, if it is in this folder.
    func picture(_ name: [UInt8]) -> ImageFile? {
      let path = PathBytes.join(path, name)
      guard DocumentPictures.kind(path) == .some(S_IFREG) else { return nil }
      return ImageFile(path: PathBytes.display(PathBytes.join(shown, name)), openPath: path)
    }
  }

  /// Takes the folders that are there.
  ///
  /// - Parameter stated: where the images are; else the usual neighbors of the document, its own
  ///   folder and the one above.
  init(_ files: LabelFiles, in stated: String?) {
    roots = Array(repeating: [], count: files.folders.count)
    inner = roots
    var seen: Set<Int> = []
    for file in 0..<files.count where Self.mayBeDocument(file, files) {
      let folder = files.folder(file)
      guard seen.insert(folder).inserted else { continue }
      let relative = files.folders[folder].relative
      if stated == nil {
        inner[folder] = Self.inner(of: relative, files).filter(\.isThere)
      }
      let others = Self.roots(of: relative, files, stated).filter(\.isThere)
      roots[folder] = inner[folder] + others
    }
  }

  /// Whether there are documents, and folders that their names could be meant from.
  var isEmpty: Bool { roots.allSatisfy(\.isEmpty) }

  /// The picture that a document of a label folder names; nothing for a name without a folder, which
  /// is among those that were listed.
  func picture(_ name: String, _ folder: Int) -> ImageFile? {
    var parts = name.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }.map { Array($0.utf8) }
    // A name may begin above the folder that the user names.
    while parts.count > 1 {
      let name = Array(parts.joined(separator: [PathBytes.slash]))
      if let found = roots[folder].lazy.compactMap({ $0.picture(name) }).first { return found }
      parts.removeFirst()
    }
    return nil
  }

  /// The picture of a name without folders in a folder below the document.
  func innerPicture(_ name: [UInt8], _ folder: Int) -> ImageFile? {
    inner[folder].lazy.compactMap { $0.picture(name) }.first
  }

  private static func mayBeDocument(_ file: Int, _ files: LabelFiles) -> Bool {
    if let format = files.format(file) { return LabelFormats.documentNames.contains(format) }
    return LabelFormats.formats(of: FileEnding(files.names[file]))
      .contains { LabelFormats.documentNames.contains($0.name) }
  }

  private static func roots(
    of relative: [UInt8], _ files: LabelFiles, _ stated: String?
  ) -> [Root] {
    if let stated {
      let path = Array(stated.utf8)
      return [Root(path: path, shown: path)]
    }
    let own = PathBytes.join(files.rootBytes, relative)
    let neighbors = ImageFolderNames.neighbors(of: own, relative)
      .map { Root(path: $0.0, shown: $0.1) }
    let above = Root(
      path: ImageFolderNames.parent(of: own), shown: ImageFolderNames.parent(of: relative))
    return neighbors + [Root(path: own, shown: relative), above]
  }

  private static func inner(of relative: [UInt8], _ files: LabelFiles) -> [Root] {
    let own = PathBytes.join(files.rootBytes, relative)
    return ImageFolderNames.all.map { name in
      Root(path: PathBytes.join(own, name.utf8), shown: PathBytes.join(relative, name.utf8))
    }
  }

  fileprivate static func kind(_ path: [UInt8]) -> mode_t? {
    var status = stat()
    let found = withCPath(path.isEmpty ? [PathBytes.dot] : path) { stat($0, &status) }
    return found == 0 ? status.st_mode & S_IFMT : nil
  }
}
