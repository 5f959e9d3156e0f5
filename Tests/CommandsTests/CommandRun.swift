import ArgumentParser
import Commands
import Foundation
import Terminal

/// A command run in process: its end, what it printed, what it complained about.
struct CommandRun {
  let status: ExitStatus
  let output: String
  let errors: String

  init(_ root: any ParsableCommand.Type, _ arguments: [String]) {
    let output = Output()
    let errors = Output()
    let context = CommandContext(output: output, errors: errors)
    status = Tool.run(root, arguments, context)
    self.output = output.text
    self.errors = errors.text
  }

  /// The repository's top folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A path below `Fixtures`.
  static func fixture(_ path: String) -> String {
    root.appending(path: "Fixtures").appending(path: path).path
  }

  /// A path below the folder of shared data beside the repository, where there is one.
  static func sharedData(_ path: String) -> String? {
    var folder = root
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let found = folder.appending(path: "shared/data/\(path)").path
      if FileManager.default.fileExists(atPath: found) { return found }
    }
    return nil
  }
}

/// A folder that goes away with the test.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "anchorkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  /// What a file in the folder says.
  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Everything that lies in the folder, sorted.
  var contents: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
