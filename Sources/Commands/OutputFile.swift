import Labels

#if canImport(Glibc)
  import Glibc
#endif

/// Files that a command writes: whole or not at all.
enum OutputFile {
  /// Writes a file through a temporary one beside it.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try AtomicWriter.write(bytes, to: path)
  }

  /// Refuses to go on when one of the files is there already.
  static func refuseExisting(_ paths: [String]) throws {
    var found: [String] = []
    for path in paths {
      var status = stat()
      if lstat(path, &status) == 0 { found.append(path) }
    }
    guard let first = found.first else { return }
    let more = found.count > 1 ? " and \(found.count - 1) more files are" : " is"
    throw UserFacingError("\(first)\(more) there already. Give --force to replace what is there.")
  }

  /// Makes a folder and those above it; one that is there already is no error.
  static func makeFolder(_ path: String) throws {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o777) != 0, errno != EEXIST else { continue }
      throw LabelsError.system(
        path: path, action: "make this folder", reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard stat(made, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw LabelsError.system(
        path: path, action: "use it as a folder", reason: "it is a file")
    }
  }
}
