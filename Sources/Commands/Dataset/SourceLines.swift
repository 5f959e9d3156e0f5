import Labels
import Synchronization

/// Lines of label files, for reports that show them. Keeps the last file, since findings come
/// sorted by file.
final class SourceLines: Sendable {
  /// Larger files were not read as labels either.
  private static let sizeLimit = 8 << 20
  private let root: String
  private let last = Mutex<(path: String, lines: [ArraySlice<UInt8>])?>(nil)

  /// Paths are relative to this folder.
  init(root: String) {
    self.root = root
  }

  /// A line (from 1) without its end, or nothing when the file can't be read again.
  func line(_ number: Int, of path: String) -> [UInt8]? {
    last.withLock { last in
      if last?.path != path {
        let full = root.isEmpty || path.hasPrefix("/") ? path : root + "/" + path
        let file = ImageFile(path: path, openPath: Array(full.utf8))
        guard let bytes = try? file.content(limit: Self.sizeLimit) else { return nil }
        last = (path, bytes.split(separator: 0x0A, omittingEmptySubsequences: false))
      }
      guard let lines = last?.lines, lines.indices.contains(number - 1) else { return nil }
      let line = lines[number - 1]
      return Array(line.last == 0x0D ? line.dropLast() : line)
    }
  }
}
