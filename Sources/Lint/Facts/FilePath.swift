/// Parts of a relative path, found by bytes: a path is walked once a file, and Swift's characters
/// cost a hundred times more than bytes.
enum FilePath {
  /// The folder with its slash; empty for a bare name.
  static func folder(of path: String) -> Substring { path[..<nameStart(path)] }

  /// The file name without folder and extension.
  static func stem(of path: String) -> Substring {
    let start = nameStart(path)
    let name = path.utf8[start...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > start else {
      return path[start...]
    }
    return path[start..<dot]
  }

  /// What stands behind the last dot of the name, in lower case; empty when there is none.
  static func fileExtension(of path: String) -> String {
    let stem = stem(of: path)
    return String(path[stem.endIndex...].dropFirst()).lowercased()
  }

  /// A hash of the stem.
  static func stemHash(_ path: String) -> UInt64 { Fingerprint.of(stem(of: path)) }

  private static func nameStart(_ path: String) -> String.Index {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path.startIndex }
    return path.utf8.index(after: slash)
  }
}
