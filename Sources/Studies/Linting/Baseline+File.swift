import Lint

extension Baseline {
  /// Reads a file of known findings.
  ///
  /// - Throws: ``StudyError/baselineFile(path:_:)``, or `LabelsError` when it can't be read.
  public init(file path: String) throws {
    let text = String(decoding: try InputFile.read(path), as: UTF8.self)
    do throws(LintError) {
      try self.init(parsing: text)
    } catch {
      throw StudyError.baselineFile(path: path, error)
    }
  }
}
