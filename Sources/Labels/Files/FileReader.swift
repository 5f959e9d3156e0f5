import Glibc

/// Reads whole files into one buffer that it keeps, for one thread. It holds one folder open.
final class FileReader {
  /// What came of reading one file.
  enum Outcome {
    /// The content; valid until the next read.
    case content(UnsafeRawBufferPointer)
    case failed(ReadIssue.Kind)
  }

  private var buffer: UnsafeMutableRawBufferPointer
  private var folder: Int32 = -1
  private var openFolder: Int?

  init() { buffer = .allocate(byteCount: 64 << 10, alignment: 16) }

  deinit {
    buffer.deallocate()
    if folder >= 0 { close(folder) }
  }

  /// Reads a file of the list, up to `limit` bytes.
  func read(_ file: Int, of files: LabelFiles, limit: Int) -> Outcome {
    let place = Int(files.folderOf[file])
    if openFolder != place, let failure = open(folder: place, of: files) { return failure }
    let descriptor = open(files.names, file)
    guard descriptor >= 0 else { return .failed(.unreadable(reason: systemReason(errno))) }
    defer { close(descriptor) }
    return readSmall(descriptor, limit: limit) ?? read(descriptor, limit: limit)
  }

  /// A label file is smaller than the buffer: one call reads it whole, and asks nothing before.
  ///
  /// `pread` refuses what is no file on a disk (FIFO, socket, terminal), and a short answer says
  /// that the end was reached. Whatever else comes, nothing and errors too, is looked at closely.
  private func readSmall(_ descriptor: Int32, limit: Int) -> Outcome? {
    guard let base = buffer.baseAddress else { return nil }
    let count = retrying { pread(descriptor, base, buffer.count, 0) }
    guard count > 0, count < buffer.count, count <= limit else { return nil }
    return .content(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  /// Opens a file of the open folder.
  private func open(_ names: NameColumn, _ file: Int) -> Int32 {
    let name = names.range(file)
    let folder = folder
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count + 1) { path in
      names.bytes.withUnsafeBufferPointer { bytes in
        let end = path.update(fromContentsOf: bytes[name])
        path[end] = 0
      }
      return path.withMemoryRebound(to: CChar.self) { path in
        guard let path = path.baseAddress else { return -1 }
        return Int32(truncatingIfNeeded: retrying { Int(openat(folder, path, Self.openFlags)) })
      }
    }
  }

  private func open(folder place: Int, of files: LabelFiles) -> Outcome? {
    if folder >= 0 { close(folder) }
    openFolder = nil
    let path = PathBytes.join(files.rootBytes, files.folders[place].relative)
    folder = withCPath(path) { path in
      Int32(
        truncatingIfNeeded: retrying { Int(Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) })
    }
    guard folder >= 0 else { return .failed(.unreadable(reason: systemReason(errno))) }
    openFolder = place
    return nil
  }

  private func read(_ descriptor: Int32, limit: Int) -> Outcome {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      return .failed(.unreadable(reason: systemReason(errno)))
    }
    if let what = FileKind(mode: status.st_mode).oddity {
      return .failed(.notARegularFile(what: what))
    }
    let size = Int(status.st_size)
    guard size <= limit else { return .failed(.tooLarge(bytes: size, limit: limit)) }
    var count = 0
    // One byte more than the size: a short answer says that the end was reached.
    var wanted = size + 1
    while true {
      if buffer.count < wanted { grow(to: wanted) }
      guard let base = buffer.baseAddress else { break }
      let got = retrying { Glibc.read(descriptor, base + count, wanted - count) }
      guard got >= 0 else { return .failed(.unreadable(reason: systemReason(errno))) }
      count += got
      if got == 0 || count == size { break }
      if count > limit { return .failed(.tooLarge(bytes: count, limit: limit)) }
      if count == wanted { wanted = min(wanted * 2, limit + 1) }
    }
    return .content(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  private func grow(to size: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(size, buffer.count * 2), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    buffer = larger
  }

  /// A FIFO does not block, a terminal is not taken over, a child process inherits nothing.
  static let openFlags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
}
