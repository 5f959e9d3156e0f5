import Glibc

/// What one folder holds, each kind in the byte order of the names. Hidden files, AppleDouble files
/// and editors' backups are left out.
struct FolderListing {
  /// Regular files.
  var files = NameColumn()
  /// Folders; links to folders are not among them.
  var folders = NameColumn()
  /// Links, FIFOs, sockets and devices.
  var others = NameColumn()

  /// Lists a folder.
  init(path: [UInt8], shown: String) throws(LabelsError) {
    guard let folder = withCPath(path, { opendir($0) }) else {
      throw .system(path: shown, action: "open the folder", reason: systemReason(errno))
    }
    defer { closedir(folder) }
    var files = NameColumn()
    var folders = NameColumn()
    var others = NameColumn()
    errno = 0
    while let entry = readdir(folder) {
      let kind = Self.kind(of: entry, in: dirfd(folder))
      withUnsafeBytes(of: &entry.pointee.d_name) { field in
        let name = UnsafeRawBufferPointer(rebasing: field.prefix { $0 != 0 })
        guard !Self.isHidden(name) else { return }
        switch kind {
        case .file: files.append(name)
        case .folder: folders.append(name)
        default: others.append(name)
        }
      }
      errno = 0
    }
    guard errno == 0 else {
      throw .system(path: shown, action: "list the folder", reason: systemReason(errno))
    }
    self.files = files.sorted()
    self.folders = folders.sorted()
    self.others = others.sorted()
  }

  private static func kind(of entry: UnsafeMutablePointer<dirent>, in folder: Int32) -> FileKind {
    switch Int(entry.pointee.d_type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN):
      var status = stat()
      let failed = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) {
          fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW)
        }
      }
      return failed == 0 ? FileKind(mode: status.st_mode) : .link
    default: return .device
    }
  }

  /// `.` and `..`, hidden and AppleDouble files (`._a.xml`), backups (`a.xml~`, `a.xml.bak`).
  static func isHidden(_ name: UnsafeRawBufferPointer) -> Bool {
    guard let first = name.first, let last = name.last else { return true }
    if first == PathBytes.dot || first == UInt8(ascii: "#") || last == UInt8(ascii: "~") {
      return true
    }
    guard name.count > 4 else { return false }
    let end = name.loadUnaligned(fromByteOffset: name.count - 4, as: UInt32.self)
    return backupEndings.contains(end)
      || name.count > 5 && name[name.count - 5] == PathBytes.dot
        && name.suffix(4).elementsEqual("orig".utf8)
  }

  /// Four bytes each, as one number that is quick to compare.
  private static let backupEndings = [".bak", ".swp", ".swo", ".tmp"].map { ending in
    Array(ending.utf8).withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
  }
}

extension NameColumn {
  /// The same names in the order of their bytes.
  func sorted() -> NameColumn {
    var column = NameColumn()
    for index in sortedOrder() { column.append(self[Int(index)]) }
    return column
  }
}
