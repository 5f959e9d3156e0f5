import Foundation
import Glibc

@testable import Labels

/// A folder of a test's own, removed with everything in it.
final class Scratch {
  let path: String

  init() {
    var template = Array("/tmp/anchorkit-labels-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit { Self.remove(path) }

  /// Writes a file, and the folders above it.
  @discardableResult
  func write(_ name: String, _ text: String) -> String {
    write(Array(name.utf8), Array(text.utf8))
    return "\(path)/\(name)"
  }

  func write(_ name: [UInt8], _ bytes: [UInt8]) {
    let whole = PathBytes.join(path.utf8, name)
    let parts = name.split(separator: PathBytes.slash).dropLast()
    var folder = Array(path.utf8)
    for part in parts {
      folder = PathBytes.join(folder, part)
      _ = withCPath(folder) { mkdir($0, 0o755) }
    }
    let file = withCPath(whole) { open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  func folder(_ name: String) { mkdir("\(path)/\(name)", 0o755) }

  func link(_ name: String, to target: String) { symlink(target, "\(path)/\(name)") }

  func content(_ name: String) throws -> String {
    String(decoding: try SourceFile(path: Array("\(path)/\(name)".utf8)).bytes, as: UTF8.self)
  }

  /// The names in the folder itself, hidden ones too, sorted.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      withUnsafeBytes(of: &entry.pointee.d_name) { field in
        names.append(String(decoding: field.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  private static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
