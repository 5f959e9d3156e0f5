import Commands
import Foundation
import Testing

/// Numbers between others that a class list gives no name.
@Suite struct ClassGapTests {
  private static func dataset(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  @Test func `numbers without a name are no classes`() throws {
    let folder = try ScratchFolder()
    try folder.write("1 0.5 0.5 0.2 0.2\n3 0.2 0.2 0.1 0.1\n", to: "labels/a.txt")
    try folder.write("path: .\ntrain: images\nnames:\n  1: cat\n  3: dog\n", to: "data.yaml")
    let lint = Self.dataset("lint", folder.url.path, "--select", "CLS")
    #expect(!lint.output.contains("CLS003"), "\(lint.output)")
    let run = Self.dataset(
      "convert", folder.path("labels"), "--image-size", "100x80", "--to", "coco", "--output",
      folder.path("out"))
    #expect(run.status == .clean, "\(run.errors)")
    let text = try String(contentsOfFile: folder.path("out/annotations.json"), encoding: .utf8)
    #expect(
      text.contains(
        #""categories":[{"id":2,"name":"cat"},{"id":4,"name":"dog"}]"#), "\(text)")
  }
}
