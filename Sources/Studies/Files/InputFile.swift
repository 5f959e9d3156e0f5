import Labels

/// Files that a user names, other than labels: configs, class lists, sketches.
enum InputFile {
  /// The whole content.
  ///
  /// - Throws: `LabelsError.system` with the path and the system's reason.
  static func read(_ path: String) throws(LabelsError) -> [UInt8] {
    try ImageFile(path: path, openPath: Array(path.utf8)).content()
  }
}
