import Configs

extension AnchorsInput {
  /// Reads sizes written out (`36,37 72,43`), or else the file of that name.
  ///
  /// - Throws: ``StudyError/anchorsFile(path:_:)``, `AnchorsInputError`, `LabelsError`.
  static func read(_ argument: String) throws -> AnchorsInput {
    if looksLikeSizes(argument) { return try AnchorsInput.parse(argument) }
    let text = String(decoding: try InputFile.read(argument), as: UTF8.self)
    do throws(AnchorsInputError) {
      return try AnchorsInput.parse(text)
    } catch {
      throw StudyError.anchorsFile(path: argument, error)
    }
  }

  /// Whether an argument is sizes written out and no file's name.
  static func looksLikeSizes(_ argument: String) -> Bool {
    argument.allSatisfy { "0123456789.,;x× ".contains($0) }
  }
}
