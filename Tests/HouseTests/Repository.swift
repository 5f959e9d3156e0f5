import Foundation

/// The repository that these tests stand in.
enum Repository {
  /// The top folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All Swift files below a folder of the repository, sorted by path.
  static func swiftFiles(below folder: String) throws -> [URL] {
    try files(below: folder).filter { $0.pathExtension == "swift" }
  }

  /// All files below a folder of the repository, sorted by path; what builds leave is left out.
  static func files(below folder: String) throws -> [URL] {
    let start = root.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: start.path)
    return paths.filter { !$0.contains("__pycache__") }.sorted()
      .map { start.appending(path: $0) }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
  }

  /// The folders directly below a folder, sorted.
  static func folders(in folder: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }
    .sorted { $0.path < $1.path }
  }

  /// A file's path from the top folder, as findings name it.
  static func path(of file: URL) -> String {
    String(file.path.dropFirst(root.path.count + 1))
  }

  /// A file's lines, blank ones too.
  static func lines(of file: URL) throws -> [Substring] {
    try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }
}
