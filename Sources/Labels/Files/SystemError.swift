import Glibc

/// The system's words for an error number, without a capital.
func systemReason(_ code: Int32) -> String {
  switch code {
  case ENOENT: return "no such file or folder"
  case ELOOP: return "a link that loops, or too many levels of links"
  default: break
  }
  guard let words = strerror(code) else { return "error \(code)" }
  let text = String(cString: words)
  return text.prefix(1).lowercased() + text.dropFirst()
}

/// Repeats a system call while a signal interrupts it.
@inline(__always)
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// Calls `body` with the bytes as a C string. A path that holds a NUL ends there, as it does for
/// the system; names from a folder never hold one.
func withCPath<R>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
  (path + [0]).withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { chars in
      // The buffer holds at least the NUL, so it has an address.
      chars.baseAddress.map(body) ?? body("")
    }
  }
}
