import Foundation
import Testing

/// A walk in `Notebooks-md`: prose with fenced `console` blocks, whose commands are run and whose
/// output is compared.
///
///     ```console
///     $ anchors cluster --k 3 Fixtures/kitti
///     …what it prints…
///     ```
///
/// A command ends at its line's end; a line that ends in `\` goes on. Everything up to the next `$ `
/// or the end of the fence is its output (stdout and stderr together).
struct Notebook: CustomTestStringConvertible {
  let url: URL

  var testDescription: String { url.lastPathComponent }

  /// All walks, `README.md` among them, sorted by name.
  static func all() -> [Notebook] {
    let folder = root.appending(path: "Notebooks-md")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let walks = names.filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
    return ([root.appending(path: "README.md")] + walks).map(Notebook.init)
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The page with the output of every command replaced by what it prints now.
  func rerun(in shell: NotebookShell) throws -> (before: String, after: String) {
    let before = try String(contentsOf: url, encoding: .utf8)
    var after: [String] = []
    var isConsole = false
    var command: String?
    for line in before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
        command = nil
        after.append(line)
      } else if !isConsole {
        after.append(line)
      } else if let open = command, open.hasSuffix("\\") {
        after.append(line)
        command = open.dropLast() + line
        try run(&command, in: shell, into: &after)
      } else if line.hasPrefix("$ ") {
        after.append(line)
        command = String(line.dropFirst(2))
        try run(&command, in: shell, into: &after)
      }
    }
    return (before, after.joined(separator: "\n"))
  }

  /// Runs a command that is whole; one that goes on is left open.
  private func run(
    _ command: inout String?, in shell: NotebookShell, into lines: inout [String]
  ) throws {
    guard let whole = command, !whole.hasSuffix("\\") else { return }
    command = nil
    let output = try shell.run(whole)
    guard !output.isEmpty else { return }
    let trimmed = output.hasSuffix("\n") ? String(output.dropLast()) : output
    lines += trimmed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
