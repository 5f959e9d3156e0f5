import Foundation
import Glibc

/// Counts how often each file of a folder is opened, as the kernel tells it.
final class OpenedFiles {
  private let descriptor: Int32

  /// Begins to watch a folder.
  init(in folder: String) throws {
    descriptor = inotify_init1(O_NONBLOCK)
    guard descriptor >= 0, inotify_add_watch(descriptor, folder, UInt32(IN_OPEN)) >= 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  deinit { close(descriptor) }

  /// The files opened since the last call, each with how often.
  func counts() throws -> [String: Int] {
    var counts: [String: Int] = [:]
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let length = read(descriptor, &buffer, buffer.count)
      guard length > 0 else { return counts }
      buffer.withUnsafeBytes { bytes in
        var at = 0
        while at < length {
          let event = bytes.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
          let start = at + MemoryLayout<inotify_event>.size
          let name = bytes[start..<start + Int(event.len)].prefix { $0 != 0 }
          if event.mask & UInt32(IN_ISDIR) == 0 {
            counts[String(decoding: name, as: UTF8.self), default: 0] += 1
          }
          at = start + Int(event.len)
        }
      }
    }
  }
}
