import ArgumentParser
import Rendering
import Studies

/// A chart written as PNG or SVG, by the file's extension.
enum PlotFile {
  /// Draws and writes.
  ///
  /// - Throws: for another extension, and when the file can't be written.
  static func write(_ drawing: some Drawing, to path: String) throws {
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "png": try OutputFile.write(try drawing.png(), to: path)
    case "svg": try OutputFile.write(try drawing.svg(), to: path)
    default:
      throw ValidationError("\(path): plots are written as .png or .svg; use one of these endings.")
    }
  }
}
