import Commands
import Foundation
import Testing

/// What `dataset lint` makes of findings: their order in the report, and the exit status.
@Suite struct FindingsTests {
  private static func object(_ name: String, _ box: String) -> String {
    let sides = box.split(separator: " ")
    return "<object><name>\(name)</name><bndbox><xmin>\(sides[0])</xmin><ymin>\(sides[1])</ymin>"
      + "<xmax>\(sides[2])</xmax><ymax>\(sides[3])</ymax></bndbox></object>\n"
  }

  private static func file(_ objects: String) -> String {
    "<annotation><size><width>100</width><height>80</height><depth>3</depth></size>\n\(objects)"
      + "</annotation>\n"
  }

  private func lint(_ folder: ScratchFolder, _ options: String...) -> CommandRun {
    CommandRun(
      DatasetCommand.self,
      [
        "lint", folder.path("labels"), "--output-format", "concise", "--select",
        "BOX001,BOX003,BOX009,CLS002",
      ]
        + options)
  }

  @Test(arguments: ["1", "3"])
  func `findings of files and of the whole set stand together, by file and line`(jobs: String)
    throws
  {
    let folder = try ScratchFolder()
    let sound = Self.object("car", "10 10 40 40")
    for number in 0..<20 {
      try folder.write(
        Self.file(Self.object("car", "\(number + 1) 10 40 40")), to: "labels/m\(number).xml")
    }
    // By code: BOX001, BOX003, CLS002. By line: BOX003 in 2, CLS002 in 3, BOX001 in 4.
    try folder.write(
      Self.file(
        Self.object("car", "60 20 30 50") + Self.object("Car", "10 10 40 40")
          + Self.object("car", "60 20 190 50")), to: "labels/b.xml")
    try folder.write(
      Self.file(sound + Self.object("car", "60 20 190 50")), to: "labels/z.xml")
    try folder.write(
      Self.file(sound + sound + Self.object("car", "60 20 30 50")), to: "labels/a.xml")
    let run = lint(folder, "--jobs", jobs)
    let places = run.output.split(separator: "\n").map { line in
      line.split(separator: " ").prefix(2).joined(separator: " ")
        .replacing(folder.path("labels") + "/", with: "")
    }
    #expect(
      places == [
        "a.xml:3:1: BOX009", "a.xml:4:1: BOX003", "b.xml:2:1: BOX003", "b.xml:3:1: CLS002",
        "b.xml:4:1: BOX001", "z.xml:3:1: BOX001",
      ])
  }

  @Test func `without --fail-on, an error fails and a warning does not`() throws {
    let warned = try ScratchFolder()
    let sound = Self.object("car", "10 10 40 40")
    try warned.write(Self.file(sound + sound), to: "labels/a.xml")
    let run = lint(warned)
    #expect(run.output.contains("BOX009") && run.status == .clean)
    #expect(lint(warned, "--fail-on", "warning").status == .findings)
    #expect(lint(warned, "--fail-on", "error").status == .clean)

    let wrong = try ScratchFolder()
    try wrong.write(Self.file(Self.object("car", "60 20 30 50")), to: "labels/a.xml")
    #expect(lint(wrong).status == .findings)
    #expect(lint(wrong, "--fail-on", "never").status == .clean)
  }

  @Test func `a label that can't be read fails the run, whatever else was found`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.file(Self.object("car", "60 20 30 50")), to: "labels/a.xml")
    // A file that opens and gives an error to whoever reads its beginning, root too.
    let unreadable = "/proc/self/mem"
    let run = CommandRun(
      DatasetCommand.self,
      [
        "lint", folder.path("labels"), unreadable, "--labels-format", "voc", "--output-format",
        "concise",
      ])
    #expect(run.output.contains("SET010") && run.output.contains("BOX003"))
    #expect(run.status == .failed)
  }
}
