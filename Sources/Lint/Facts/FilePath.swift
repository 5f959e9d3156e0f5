import Glibc

/// Parts of a relative path, found by bytes: a path is walked once a file, and Swift's characters
/// cost a hundred times more than bytes.
enum FilePath {
  /// The folder with its slash; empty for a bare name.
  static func folder(of path: String) -> Substring {
    path[..<path.utf8.index(path.startIndex, offsetBy: stemRange(path).lowerBound)]
  }

  /// The file name without folder and extension.
  static func stem(of path: String) -> Substring {
    let range = stemRange(path)
    let start = path.utf8.index(path.startIndex, offsetBy: range.lowerBound)
    return path[start..<path.utf8.index(start, offsetBy: range.count)]
  }

  /// What stands behind the last dot of the name, in lower case; empty when there is none.
  static func fileExtension(of path: String) -> String {
    let stem = stem(of: path)
    return String(path[stem.endIndex...].dropFirst()).lowercased()
  }

  /// A hash of the stem.
  static func stemHash(_ path: String) -> UInt64 {
    withBytes(path) { Fingerprint.of(bytes: $0[stemRange($0)]) }
  }

  /// Whether two texts have the same bytes, which is more than being the same text to Swift.
  static func areEqual(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    withBytes(a) { a in
      withBytes(b) { b in
        guard a.count == b.count, let first = a.baseAddress, let second = b.baseAddress else {
          return a.count == b.count
        }
        return memcmp(first, second, a.count) == 0
      }
    }
  }

  private static func withBytes<Result>(
    _ text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = String(text)
    return copy.withUTF8(body)
  }

  private static func stemRange(_ path: String) -> Range<Int> {
    withBytes(path) { stemRange($0) }
  }

  /// Where the stem lies: behind the last slash, up to the last dot that is not its first byte.
  private static func stemRange(_ path: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = path.count
    var end: Int?
    while start > 0, path[start - 1] != UInt8(ascii: "/") {
      start -= 1
      if end == nil, path[start] == UInt8(ascii: ".") { end = start }
    }
    guard let end, end > start else { return start..<path.count }
    return start..<end
  }
}
