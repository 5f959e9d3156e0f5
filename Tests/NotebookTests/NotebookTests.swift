import Foundation
import Testing

@Suite struct NotebookTests {
  @Test(arguments: Notebook.all())
  func `the commands of a walk print what it shows`(notebook: Notebook) throws {
    let shell = try NotebookShell()
    defer { shell.remove() }
    let (before, after) = try notebook.rerun(in: shell)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try after.write(to: notebook.url, atomically: true, encoding: .utf8)
    } else {
      #expect(
        before == after,
        "\(notebook.url.lastPathComponent) is stale: UPDATE_GOLDENS=1 swift test --filter Notebook")
    }
  }
}
