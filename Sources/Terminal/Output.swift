import Glibc

/// Where a command's text goes: a file descriptor, or memory in tests. Buffered.
///
/// A reader that goes away (`| head`) is no error: writing stops in silence, and `isClosed` says so.
public final class Output {
  private let descriptor: Int32?
  private var buffer: [UInt8] = []
  /// Whether the reader at the other end has gone away.
  public private(set) var isClosed = false
  /// The system's error number of a write that failed for another reason, such as a full disk.
  public private(set) var failure: Int32?

  private static let flushThreshold = 1 << 16

  /// Writes to a file descriptor.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Keeps everything in memory, for tests.
  public init() {
    descriptor = nil
  }

  /// What was written, when it is kept in memory.
  public var text: String { String(decoding: buffer, as: UTF8.self) }

  /// Adds text.
  public func write(_ text: String) {
    guard !isClosed else { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.flushThreshold { flush() }
  }

  /// Adds bytes.
  public func write(_ bytes: [UInt8]) {
    guard !isClosed else { return }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.flushThreshold { flush() }
  }

  /// Adds text and a line end.
  public func line(_ text: String = "") {
    write(text)
    write("\n")
  }

  /// Hands the buffer to the system.
  public func flush() {
    guard let descriptor, !buffer.isEmpty else { return }
    var start = 0
    while start < buffer.count, !isClosed {
      let written = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if written >= 0 {
        start += written
      } else if errno != EINTR {
        isClosed = true
        if errno != EPIPE { failure = errno }
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Whether a person is looking at it.
  public var isTerminal: Bool { descriptor.map { isatty($0) == 1 } ?? false }

  /// The descriptor, when a person is looking at it.
  public var terminal: Int32? { isTerminal ? descriptor : nil }

  /// The terminal's width in columns, when there is one.
  public var columns: Int? {
    guard let descriptor, isTerminal else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
