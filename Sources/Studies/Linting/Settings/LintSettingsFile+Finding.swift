import Glibc
import Labels

extension LintSettingsFile {
  /// The settings of a run: of the file that is named, else of the first `anchorkit.json` in the
  /// folder of the first path or one above it, else none.
  ///
  /// - Throws: ``SettingsError``, or `LabelsError` when the file can't be read.
  public static func find(named stated: String?, from first: String?) throws -> LintSettingsFile {
    guard let path = stated ?? nearest(to: first) else { return LintSettingsFile() }
    return try LintSettingsFile(reading: try InputFile.read(path), path: path)
  }

  /// A list of paths (`@list.txt`, `-`) says nothing about a place: the search begins here.
  private static func nearest(to first: String?) -> String? {
    let isPlace = first.map { !$0.hasPrefix("@") && $0 != "-" } ?? false
    let start = isPlace ? first ?? "." : "."
    guard let resolved = realpath(start, nil) else { return nil }
    defer { free(resolved) }
    var folder = String(cString: resolved)
    while true {
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      if access(path, F_OK) == 0 { return path }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }
}
