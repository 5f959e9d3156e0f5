import Glibc
import Synchronization

extension AtomicWriter {
  /// What is written to: a temporary beside the target, or the target itself where it is no file.
  struct Opened {
    var target: [UInt8]
    var temporary: [UInt8]?
    var descriptor: Int32
  }

  /// Opens what is written to.
  static func open(
    _ path: [UInt8], replacing source: FileStamp?
  ) throws(LabelsError) -> Opened {
    var path = path
    let shown = PathBytes.display(path)
    var status = stat()
    var exists = withCPath(path, { lstat($0, &status) }) == 0
    if exists, source == nil, FileKind(mode: status.st_mode) == .link {
      // The user named a link: what it points to is written, and the link stays.
      path = InputRoot.resolved(path) ?? path
      exists = withCPath(path, { stat($0, &status) }) == 0
    }
    let kind = exists ? FileKind(mode: status.st_mode) : .file
    switch kind {
    case .file:
      if let source, !exists || FileStamp(status) != source { throw changed(shown) }
      let (temporary, descriptor) = try openTemporary(beside: path, shown)
      if exists { keepOwnerAndMode(descriptor, status) }
      return Opened(target: path, temporary: temporary, descriptor: descriptor)
    case .folder, .link:
      throw .system(path: shown, action: "write", reason: kind.oddity ?? "no regular file")
    case .fifo, .socket, .device:
      let flags = O_WRONLY | O_CLOEXEC | O_NOCTTY
      let descriptor = withCPath(path) { path in
        Int32(truncatingIfNeeded: retrying { Int(Glibc.open(path, flags)) })
      }
      guard descriptor >= 0 else {
        throw .system(path: shown, action: "write", reason: systemReason(errno))
      }
      return Opened(target: path, temporary: nil, descriptor: descriptor)
    }
  }

  /// Makes a new file beside the target that nobody else has.
  static func openTemporary(
    beside target: [UInt8], _ shown: String
  ) throws(LabelsError) -> (path: [UInt8], descriptor: Int32) {
    let name = target.split(separator: PathBytes.slash).last ?? []
    for _ in 0..<100 {
      let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
      // 40 bytes of the name, 160 when none is UTF-8, and a number: below the 255 of file systems.
      let temporary = ".\(PathBytes.display(name.prefix(40))).\(getpid())-\(number).tmp"
      let path = PathBytes.join(folder(of: target), temporary.utf8)
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = withCPath(path) { path in
        Int32(truncatingIfNeeded: retrying { Int(Glibc.open(path, flags, 0o666)) })
      }
      if descriptor >= 0 { return (path, descriptor) }
      guard errno == EEXIST else {
        throw .system(path: shown, action: "write", reason: systemReason(errno))
      }
    }
    throw .system(path: shown, action: "write", reason: "no free temporary name beside it")
  }

  /// The folder of a path; `.` for a bare name.
  static func folder(of path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: PathBytes.slash) else { return [PathBytes.dot] }
    return slash == 0 ? [PathBytes.slash] : Array(path[..<slash])
  }

  /// Gives a new file the owner and mode of the one it will replace, as far as the system lets.
  static func keepOwnerAndMode(_ descriptor: Int32, _ status: stat) {
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    _ = fchmod(descriptor, status.st_mode & 0o7777)
  }

  /// Writes all bytes, in as many calls as it takes. Returns 0, or the error number.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count, let base = bytes.baseAddress {
      let count = retrying { Glibc.write(descriptor, base + written, bytes.count - written) }
      guard count >= 0 else { return errno }
      // A file that takes nothing and gives no reason is full.
      guard count > 0 else { return ENOSPC }
      written += count
    }
    return 0
  }

  /// Closes and removes what was not committed.
  static func discard(_ descriptor: Int32, _ temporary: [UInt8]?, _ slot: Int?) {
    if descriptor >= 0 { close(descriptor) }
    if let temporary { withCPath(temporary) { _ = unlink($0) } }
    TemporaryFiles.remove(slot)
  }

  private static let counter = Atomic<Int>(0)
}
