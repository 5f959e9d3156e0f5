import Labels

/// Files that a command writes: whole or not at all.
enum OutputFile {
  /// Writes a file through a temporary one beside it.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try AtomicWriter.write(bytes, to: path)
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws {
    try AtomicWriter.makeFolder(path)
  }
}
