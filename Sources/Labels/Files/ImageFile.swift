import Boxes
import Glibc

/// Tells the size of an image file, usually from its header; `nil` when it can't.
///
/// This room does not decode images: the closure comes from whoever does.
public typealias ImageSizeProbe = @Sendable (ImageFile) -> ImageSize?

/// An image that belongs to a label. Nothing is opened until it is asked for.
public struct ImageFile: Hashable, Sendable {
  /// The path to report, relative to the input root where it lies below it.
  public let path: String
  /// The path that opens it, as bytes.
  public let openPath: [UInt8]

  /// The first bytes of the file and its length.
  public struct Head: Hashable, Sendable {
    /// The first bytes, at most as many as were asked for.
    public let bytes: [UInt8]
    /// The length of the whole file in bytes.
    public let fileSize: Int
  }

  /// Names an image file.
  public init(path: String, openPath: [UInt8]) {
    self.path = path
    self.openPath = openPath
  }

  /// The file name as text, without its folder.
  public var name: String {
    PathBytes.display(openPath.split(separator: PathBytes.slash).last ?? [])
  }

  /// Reads the beginning of the file. Size, channels and orientation stand there.
  ///
  /// - Throws: ``LabelsError/system(path:action:reason:)`` when it is not there, no regular file,
  ///   or can't be read.
  public func head(_ length: Int = 64 << 10) throws(LabelsError) -> Head {
    try read { _ in 0..<length }
  }

  /// Reads the end of the file, where a JPEG has its end marker.
  public func tail(_ length: Int = 64) throws(LabelsError) -> Head {
    try read { size in max(0, size - length)..<size }
  }

  /// Reads the whole file.
  public func content(limit: Int = 256 << 20) throws(LabelsError) -> [UInt8] {
    let head = try read { size in 0..<min(size, limit + 1) }
    guard head.bytes.count <= limit else {
      throw .system(
        path: path, action: "read", reason: "\(head.fileSize) bytes; the limit is \(limit)")
    }
    return head.bytes
  }

  private func read(_ range: (Int) -> Range<Int>) throws(LabelsError) -> Head {
    let descriptor = withCPath(openPath) { path in
      Int32(truncatingIfNeeded: retrying { Int(open(path, FileReader.openFlags)) })
    }
    guard descriptor >= 0 else { throw failure(systemReason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(systemReason(errno)) }
    if let oddity = FileKind(mode: status.st_mode).oddity {
      throw failure("\(oddity), no regular file")
    }
    let size = Int(status.st_size)
    let wanted = range(size).clamped(to: 0..<size)
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted.count) { buffer, count in
      while count < wanted.count, let base = buffer.baseAddress {
        let at = off_t(wanted.lowerBound + count)
        let got = retrying { pread(descriptor, base + count, wanted.count - count, at) }
        if got < 0 { code = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    guard code == 0 else { throw failure(systemReason(code)) }
    return Head(bytes: bytes, fileSize: size)
  }

  private func failure(_ reason: String) -> LabelsError {
    .system(path: path, action: "read", reason: reason)
  }
}
