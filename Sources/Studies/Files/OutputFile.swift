import Glibc
import Labels

/// Files that a study writes: whole or not at all.
public enum OutputFile {
  /// Writes a file through a temporary one beside it.
  ///
  /// - Throws: `LabelsError.system` with the path and the system's reason.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    try AtomicWriter.write(bytes, to: path)
  }

  /// Refuses to go on when one of the files is there already.
  ///
  /// - Throws: ``StudyError/existing(first:more:)``.
  public static func refuseExisting(_ paths: [String]) throws {
    var found: [String] = []
    for path in paths {
      var status = stat()
      if lstat(path, &status) == 0 { found.append(path) }
    }
    guard let first = found.first else { return }
    throw StudyError.existing(first: first, more: found.count - 1)
  }

  /// Makes a folder and those above it; one that is there already is no error.
  ///
  /// - Throws: `LabelsError.system` with the path and the system's reason.
  public static func makeFolder(_ path: String) throws {
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
