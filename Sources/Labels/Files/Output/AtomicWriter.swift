import Glibc

/// Writes a file so that it is either the old one or the new one, whole, at every moment: into a
/// temporary file in the same folder, flushed to the disk, then renamed over the target.
///
///     var file = try AtomicWriter("squeeze.config")
///     try file.write(text.utf8)
///     try file.commit()
///
/// What is not committed is removed. A device, a FIFO or a terminal (`--output /dev/stdout`) is
/// written straight.
public struct AtomicWriter: ~Copyable {
  private let target: [UInt8]
  private let shown: String
  private var temporary: [UInt8]?
  private var slot: Int?
  private var descriptor: Int32
  private let source: FileStamp?

  /// Opens a temporary file beside the target.
  ///
  /// - Throws: ``LabelsError/system(path:action:reason:)`` naming the target.
  public init(_ path: String) throws(LabelsError) {
    try self.init(target: Array(path.utf8), replacing: nil)
  }

  /// Opens a temporary file beside a file that was read and shall be replaced. Its mode and owner are
  /// kept, a link is refused, and ``commit()`` refuses when the file has changed since.
  public init(replacing file: SourceFile) throws(LabelsError) {
    try self.init(target: file.path, replacing: file.stamp)
  }

  private init(target path: [UInt8], replacing source: FileStamp?) throws(LabelsError) {
    let opened = try Self.open(path, replacing: source)
    target = opened.target
    shown = PathBytes.display(path)
    temporary = opened.temporary
    slot = opened.temporary.flatMap(TemporaryFiles.add)
    descriptor = opened.descriptor
    self.source = source
  }

  deinit { Self.discard(descriptor, temporary, slot) }

  /// Adds bytes. They go to the disk at once: give large pieces.
  public mutating func write(_ bytes: some Sequence<UInt8>) throws(LabelsError) {
    var code: Int32 = 0
    let descriptor = descriptor
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      code = Self.writeAll(UnsafeRawBufferPointer(buffer), to: descriptor)
    }
    if isDone == nil { code = Array(bytes).withUnsafeBytes { Self.writeAll($0, to: descriptor) } }
    guard code == 0 else { throw failure(code) }
  }

  /// Flushes the file and puts it in the target's place.
  ///
  /// - Throws: ``LabelsError/system(path:action:reason:)``; the target is then as it was.
  public consuming func commit() throws(LabelsError) {
    let isRegular = temporary != nil
    if isRegular, retrying({ Int(fsync(descriptor)) }) != 0 { throw failure(errno) }
    let closing = descriptor
    descriptor = -1
    // After EINTR the descriptor is closed on Linux; trying again could close another's.
    if close(closing) != 0, errno != EINTR { throw failure(errno) }
    guard let temporary else { return }
    if let source {
      var status = stat()
      let failed = withCPath(target, { lstat($0, &status) }) != 0
      guard !failed, FileStamp(status) == source else { throw Self.changed(shown) }
    }
    let code = withCPath(temporary) { old in
      withCPath(target) { new in rename(old, new) == 0 ? 0 : errno }
    }
    guard code == 0 else { throw failure(code) }
    self.temporary = nil
    TemporaryFiles.remove(slot)
    slot = nil
    try syncFolder()
  }

  /// Writes a whole file.
  public static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(LabelsError) {
    var file = try AtomicWriter(path)
    try file.write(bytes)
    try file.commit()
  }

  /// Writes new content over a file that was read, unless it has changed since.
  public static func replace(
    _ file: SourceFile, with bytes: some Sequence<UInt8>
  ) throws(LabelsError) {
    var writer = try AtomicWriter(replacing: file)
    try writer.write(bytes)
    try writer.commit()
  }

  private func failure(_ code: Int32) -> LabelsError {
    .system(path: shown, action: "write", reason: systemReason(code))
  }

  static func changed(_ shown: String) -> LabelsError {
    .system(path: shown, action: "replace it", reason: "it has changed since it was read")
  }

  /// A renamed file is safe once its folder is on the disk. File systems that can't flush a folder
  /// say EINVAL; there is nothing more to do there.
  private func syncFolder() throws(LabelsError) {
    let folder = Self.folder(of: target)
    let opened = withCPath(folder) { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard opened >= 0 else { return }
    defer { close(opened) }
    if retrying({ Int(fsync(opened)) }) != 0, errno != EINVAL, errno != EROFS {
      throw failure(errno)
    }
  }
}
