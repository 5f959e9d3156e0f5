import Glibc

/// Which file was read, and in which state: tells whether it is still the same before it is replaced.
public struct FileStamp: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }
}

/// A label file that was read to be changed: its bytes, and the state that it was in.
public struct SourceFile: Sendable {
  /// The path that opens the file, as bytes.
  public let path: [UInt8]
  /// The whole content.
  public let bytes: [UInt8]
  /// The state of the file when it was read.
  public let stamp: FileStamp

  /// Reads a file whole, without following a link.
  ///
  /// - Throws: ``LabelsError/system(path:action:reason:)`` when it is no regular file, too large, or
  ///   can't be read.
  public init(path: [UInt8], limit: Int = 1 << 30) throws(LabelsError) {
    let shown = PathBytes.display(path)
    let descriptor = withCPath(path) { path in
      Int32(truncatingIfNeeded: retrying { Int(open(path, FileReader.openFlags | O_NOFOLLOW)) })
    }
    guard descriptor >= 0 else {
      throw .system(path: shown, action: "read", reason: systemReason(errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .system(path: shown, action: "read", reason: systemReason(errno))
    }
    if let oddity = FileKind(mode: status.st_mode).oddity {
      throw .system(path: shown, action: "read", reason: "\(oddity), no regular file")
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw .system(path: shown, action: "read", reason: "\(size) bytes; the limit is \(limit)")
    }
    var code: Int32 = 0
    bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = retrying { read(descriptor, base + count, size - count) }
        if got < 0 { code = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    guard code == 0 else { throw .system(path: shown, action: "read", reason: systemReason(code)) }
    self.path = path
    stamp = FileStamp(status)
  }
}
