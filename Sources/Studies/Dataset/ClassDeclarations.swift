import Labels

/// The class lists that labels declare, each once, with the file where one thread met it first.
struct ClassDeclarations: Sendable {
  private var latest: DeclaredClasses?
  private var files: [DeclaredClasses: String] = [:]

  /// Takes what an image declares.
  ///
  /// - Returns: the list, if this thread has not met it before.
  mutating func add(_ image: LabeledImage) -> DeclaredClasses? {
    // Files of one list share its storage: this comparison looks at no name.
    guard let declared = image.declaredClasses, declared != latest else { return nil }
    latest = declared
    guard files[declared] == nil else { return nil }
    files[declared] = image.path
    return declared
  }

  /// The classes of all threads: declared lists in the order of their files, then the names that were
  /// found besides, sorted.
  static func list(
    _ parts: some Sequence<ClassDeclarations>, found names: some Sequence<String>
  ) -> ClassList {
    var files: [DeclaredClasses: String] = [:]
    for part in parts {
      for (list, file) in part.files { files[list] = min(files[list] ?? file, file) }
    }
    let lists = files.sorted {
      $0.value == $1.value
        ? $0.key.names.lexicographicallyPrecedes($1.key.names) : $0.value < $1.value
    }
    return ClassList(declared: lists.map(\.key), found: names)
  }
}
