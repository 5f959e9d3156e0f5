import Glibc

/// One input of a command: a path as the user gave it.
struct InputPath {
  /// The path as bytes.
  var bytes: [UInt8]
  /// The list and the line that it came from; nothing for one from the command line.
  var source: (list: String, line: Int)?

  /// The paths of a command: `@list.txt` and `-` are replaced by the lines of that file and of the
  /// standard input.
  static func expand(_ paths: [String]) throws(LabelsError) -> [InputPath] {
    var inputs: [InputPath] = []
    for path in paths {
      if path == "-" {
        inputs += try lines(of: readAll(descriptor: STDIN_FILENO, shown: path), list: path)
      } else if path.hasPrefix("@"), path.count > 1 {
        let list = String(path.dropFirst())
        inputs += try lines(of: content(of: list), list: list)
      } else {
        inputs.append(InputPath(bytes: Array(path.utf8), source: nil))
      }
    }
    return inputs
  }

  private static func lines(of text: [UInt8], list: String) throws(LabelsError) -> [InputPath] {
    var inputs: [InputPath] = []
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let path = line.last == 0x0D ? line.dropLast() : line
      guard !path.isEmpty else { continue }
      guard !path.contains(0) else {
        throw .badList(path: list, line: number + 1, reason: "a NUL byte; write one path a line")
      }
      inputs.append(InputPath(bytes: Array(path), source: (list, number + 1)))
    }
    guard !inputs.isEmpty else {
      throw .badList(path: list, line: 1, reason: "the list is empty; write one label path a line")
    }
    return inputs
  }

  private static func content(of list: String) throws(LabelsError) -> [UInt8] {
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY
    let descriptor = withCPath(Array(list.utf8)) { path in
      Int32(truncatingIfNeeded: retrying { Int(open(path, flags)) })
    }
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .notFound(path: list) }
      throw .system(path: list, action: "read the list", reason: systemReason(errno))
    }
    defer { close(descriptor) }
    return try readAll(descriptor: descriptor, shown: list)
  }

  private static func readAll(descriptor: Int32, shown: String) throws(LabelsError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let got = retrying { read(descriptor, &piece, piece.count) }
      guard got >= 0 else {
        throw .system(path: shown, action: "read the list", reason: systemReason(errno))
      }
      if got == 0 { return bytes }
      bytes.append(contentsOf: piece[..<got])
      guard bytes.count <= sizeLimit else {
        throw .system(
          path: shown, action: "read the list", reason: "more than \(sizeLimit) bytes")
      }
    }
  }

  /// 256 MiB: a million long paths.
  private static let sizeLimit = 256 << 20
}
