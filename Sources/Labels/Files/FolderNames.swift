import Glibc

/// The names of the files in a folder: for folders that hold something else than labels.
public enum FolderNames {
  /// The regular files' names in byte order, hidden ones left out; nothing where `path` is no folder.
  ///
  /// - Throws: `LabelsError.system` with the path and the system's reason.
  public static func files(in path: String) throws(LabelsError) -> [String]? {
    var status = stat()
    guard stat(path, &status) == 0, FileKind(mode: status.st_mode) == .folder else { return nil }
    let files = try FolderListing(path: Array(path.utf8), shown: path).files
    return (0..<files.count).map { String(decoding: files[$0], as: UTF8.self) }
  }
}
