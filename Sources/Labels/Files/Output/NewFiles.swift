import CFileSystem
import Glibc

/// Writes many files where none is: each straight under its name, and all flushed at the end.
///
/// Nothing older can be lost, so that the care of ``AtomicWriter`` (a temporary file, a rename, two
/// flushes) is not needed for each; it takes most of the time of writing twenty thousand labels.
///
///     try NewFiles.write(bytes, to: "labels/a.txt")
///     try NewFiles.flush(in: "labels")
public enum NewFiles {
  /// Writes a whole file that must not be there yet; what can't be finished is removed.
  ///
  /// - Throws: ``LabelsError/system(path:action:reason:)``.
  public static func write(_ bytes: [UInt8], to path: String) throws(LabelsError) {
    let target = Array(path.utf8)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = withCPath(target) { path in
      Int32(truncatingIfNeeded: retrying { Int(open(path, flags, 0o666)) })
    }
    guard descriptor >= 0 else { throw failure(path, errno) }
    let slot = TemporaryFiles.add(target)
    defer { TemporaryFiles.remove(slot) }
    var code = bytes.withUnsafeBytes { AtomicWriter.writeAll($0, to: descriptor) }
    // After EINTR the descriptor is closed on Linux.
    if close(descriptor) != 0, code == 0, errno != EINTR { code = errno }
    guard code != 0 else { return }
    withCPath(target) { _ = unlink($0) }
    throw failure(path, code)
  }

  /// Flushes what was written to a folder, and below it.
  ///
  /// - Throws: ``LabelsError/system(path:action:reason:)`` when the disk refuses.
  public static func flush(in folder: String) throws(LabelsError) {
    let opened = withCPath(Array(folder.utf8)) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard opened >= 0 else { throw failure(folder, errno) }
    defer { close(opened) }
    // File systems that can't be flushed say so; there is nothing more to do there.
    if retrying({ Int(syncfs(opened)) }) != 0, errno != EINVAL, errno != EROFS, errno != ENOSYS {
      throw failure(folder, errno)
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> LabelsError {
    .system(path: path, action: "write", reason: systemReason(code))
  }
}
