import CFileSystem
import Glibc

/// When a file that was written goes to the disk.
public enum FileFlush: Sendable {
  /// Before it takes its place: an older file is never lost.
  case atOnce
  /// Later, with all others of its folder (``all(in:)``): right for new files, where nothing older
  /// can be lost. Two flushes a file take most of the time of writing twenty thousand labels.
  case later

  /// Flushes all files that were written to a folder, and what lies below it.
  ///
  /// - Throws: ``LabelsError/system(path:action:reason:)`` when the disk refuses.
  public static func all(in folder: String) throws(LabelsError) {
    let path = Array(folder.utf8)
    let opened = withCPath(path) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard opened >= 0 else { throw failure(folder, errno) }
    defer { close(opened) }
    // File systems that can't be flushed say so; there is nothing more to do there.
    if retrying({ Int(syncfs(opened)) }) != 0, errno != EINVAL, errno != EROFS, errno != ENOSYS {
      throw failure(folder, errno)
    }
  }

  private static func failure(_ folder: String, _ code: Int32) -> LabelsError {
    .system(path: folder, action: "write", reason: systemReason(code))
  }
}
