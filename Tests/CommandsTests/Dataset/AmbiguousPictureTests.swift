import Commands
import Testing

/// `--images` with several folders below it that have a picture of one name.
@Suite struct AmbiguousPictureTests {
  private func folder(_ labels: [String], _ pictures: [String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for name in labels { try folder.write("0 0.5 0.5 0.2 0.4\n", to: "labels/\(name).txt") }
    for name in pictures { try folder.write("", to: "images/\(name)") }
    return folder
  }

  private func run(_ folder: ScratchFolder, _ command: String, _ more: String...) -> CommandRun {
    CommandRun(
      DatasetCommand.self,
      [command, folder.path("labels"), "--images", folder.path("images")] + more)
  }

  @Test func `the label and both pictures are named, once`() throws {
    let folder = try folder(
      ["a", "b", "c"], ["train/a.jpg", "val/a.jpg", "train/b.jpg", "val/b.jpg", "val/c.jpg"])
    let stats = run(folder, "stats")
    let notes = stats.errors.split(separator: "\n").filter { $0.contains("two folders") }
    #expect(notes.count == 1, "\(stats.errors)")
    #expect(notes.first?.contains("2 labels have a picture in two folders of --images") == true)
    #expect(notes.first?.contains("a.txt is read with") == true)
    #expect(notes.first?.contains("images/train/a.jpg, not ") == true)
    #expect(!run(folder, "stats", "--quiet").errors.contains("two folders"))
    let lint = run(folder, "lint", "--select", "SET012", "--output-format", "concise")
    let lines = lint.output.split(separator: "\n").filter { $0.contains("SET012") }
    #expect(lines.count == 1 && lines[0].contains("2 labels, also 'b.txt'"), "\(lint.output)")
  }

  @Test(arguments: [
    (["train/a", "val/a"], ["train/a.jpg", "val/a.jpg"]),
    (["x/train/a", "x/val/a"], ["train/a.jpg", "val/a.jpg"]),
    (["a"], ["a.jpg", "old/a.jpg"]),
    (["a"], ["train/a.jpg", "val/b.jpg"]),
  ])
  func `a picture in the label's own folder is the one that is meant`(
    labels: [String], pictures: [String]
  ) throws {
    let folder = try folder(labels, pictures)
    #expect(!run(folder, "stats").errors.contains("two folders"))
    #expect(!run(folder, "lint", "--select", "SET012").output.contains("SET012"))
  }

  @Test func `a picture at the top is as near as one of the label's folder`() throws {
    let folder = try folder(["train/a", "val/b"], ["a.jpg", "train/a.jpg"])
    #expect(run(folder, "stats").errors.contains("1 label has a picture in two folders"))
  }
}
