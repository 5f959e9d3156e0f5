import Labels

/// The class lists by which files are read, and those that documents bring along, each once with the
/// first file that it is about.
///
/// Mergeable; the result does not depend on the order of files.
struct DeclaredLists: Sendable {
  private var latest: DeclaredClasses?
  private var files: [DeclaredClasses: String] = [:]

  /// Takes what an image declares.
  mutating func collect(_ image: LabeledImage) {
    // Files of one list share its storage: this comparison looks at no name.
    guard let declared = image.declaredClasses, declared != latest else { return }
    latest = declared
    files[declared] = min(files[declared] ?? image.path, image.path)
  }

  /// Adds what another worker met.
  mutating func merge(_ other: Self) {
    for (list, file) in other.files { files[list] = min(files[list] ?? file, file) }
  }

  /// The lists in the order of their files.
  var sorted: [(list: DeclaredClasses, file: String)] {
    files.map { (list: $0.key, file: $0.value) }.sorted {
      $0.file == $1.file
        ? $0.list.names.lexicographicallyPrecedes($1.list.names) : $0.file < $1.file
    }
  }
}

extension DatasetFacts {
  /// The class list's file, where it is not the labels' own.
  ///
  /// - Parameter file: a file that is read by the list.
  func source(of list: DeclaredClasses, readWith file: String) -> String {
    // A document is its own list.
    if list.ids != nil { return file }
    let folder = FilePath.folder(of: file)
    let named = classLists.filter { $0.names == list.names }
    let nearest = named.filter { folder.hasPrefix(FilePath.folder(of: $0.path)) }
      .max { $0.path.count < $1.path.count }
    return (nearest ?? named.first)?.path ?? file
  }
}
