import Commands
import Foundation
import Testing

/// The text of the TF2 walk-through's reader, through every command that reads or writes labels.
@Suite struct `TF2 text on the command line` {
  private static func dataset(_ arguments: String...) -> CommandRun {
    CommandRun(DatasetCommand.self, arguments)
  }

  /// The drawn VOC set as text, its boxes cut to whole pixels.
  private static func converted(_ folder: ScratchFolder) throws -> String {
    let out = folder.path("text")
    let run = dataset(
      "convert", CommandRun.fixture("voc"), "--to", "tf2-text", "--output", out, "--lossy")
    try #require(run.status == .clean, "\(run.errors)")
    return out
  }

  /// Matches without what differs from format to format: names of files and lines.
  private static func placeless(_ matches: String) -> String {
    matches.replacing(/"line":\d+/, with: "").replacing(".txt", with: ".xml")
      .replacing("Annotations/", with: "")
  }

  @Test func `to text and back gives the same boxes and classes`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "car,1,10,20,30,60\ntraffic light,0,0,0,100,80\n", to: "in/a.txt")
    let there = Self.dataset(
      "convert", folder.path("in"), "--to", "voc", "--output", folder.path("voc"), "--image-size",
      "100x80")
    #expect(there.status == .clean, "\(there.errors)")
    let back = Self.dataset(
      "convert", folder.path("voc"), "--to", "tf2-text", "--output", folder.path("out"),
      "--classes", "traffic light,car")
    #expect(back.output == "1 image, 2 objects: \(folder.path("out"))\n")
    let text = try String(contentsOfFile: folder.path("out/a.txt"), encoding: .utf8)
    #expect(text == "car,1,10,20,30,60\ntraffic light,0,0,0,100,80\n")
    #expect(folder.contents == ["in", "out", "voc"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["a.txt"])
  }

  @Test(arguments: ["tf2-text", "auto"])
  func `statistics and anchors are those of the same boxes in VOC`(format: String) throws {
    let folder = try ScratchFolder()
    let text = try Self.converted(folder)
    let voc = folder.path("voc")
    let images = ["--images", CommandRun.fixture("voc/JPEGImages")]
    _ = Self.dataset(
      "convert", text, "--to", "voc", "--output", voc, "--images", images[1])
    for arguments in [["stats"], ["stats", "--format", "json"]] {
      let a = CommandRun(
        DatasetCommand.self, arguments + [text, "--labels-format", format] + images)
      let b = CommandRun(DatasetCommand.self, arguments + [voc] + images)
      #expect(a.status == .clean, "\(a.errors)")
      #expect(a.output.replacing("tf2-text", with: "voc") == b.output)
    }
    let cluster = ["cluster", "--k", "3", "--format", "csv"]
    let a = CommandRun(AnchorsCommand.self, cluster + [text, "--labels-format", format] + images)
    let b = CommandRun(AnchorsCommand.self, cluster + [voc] + images)
    #expect(a.status == .clean && a.output == b.output, "\(a.errors)")
    let preview = [
      "--preset", "gluoncv-ssd300", "--reader", "plain", "--no-images", "--format", "json",
      "--quiet",
    ]
    let c = CommandRun(
      PreviewMatchesCommand.self, preview + [text, "--labels-format", format] + images)
    let d = CommandRun(PreviewMatchesCommand.self, preview + [voc] + images)
    #expect(c.status == d.status && c.errors == d.errors)
    #expect(Self.placeless(c.output) == Self.placeless(d.output))
    #expect(c.output.contains("\"iou\":"))
  }

  @Test func `lint names each bad row with its place`() throws {
    let folder = try ScratchFolder()
    try folder.write("car,0,1,2,30,40\n", to: "a.txt")
    try folder.write(
      "class,x1,y1,x2,y2\ncar,0,1,2,30,40\ncar,1,2,30\n\ncar,zero,1,2,30,40\ncar,0,9,2,3,40\n",
      to: "b.txt")
    try folder.write("", to: "c.txt")
    let run = Self.dataset(
      "lint", folder.url.path, "--labels-format", "tf2-text", "--output-format", "concise",
      "--select", "KIT,YOL,VOC,TXT,BOX003,SET003", "--image-size", "100x80")
    #expect(run.status == .findings)
    let found = run.output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^(\w\.txt:(?:\d+:\d+:)?).*?([A-Z]{3}\d{3})/).map { "\($0.1) \($0.2)" }
    }
    #expect(
      found == [
        "b.txt:1:7: KIT002", "b.txt:1:10: KIT002", "b.txt:1:13: KIT002", "b.txt:1:16: KIT002",
        "b.txt:3:1: KIT001", "b.txt:5:5: YOL004", "b.txt:6:1: BOX003", "c.txt:1:1: SET003",
      ], "\(run.output)")
    #expect(run.output.contains("the row has 4 fields; 6 are expected"))
  }

  @Test func `fractions are counted and refused without --lossy`() throws {
    let folder = try ScratchFolder()
    try folder.write("car,0,1.5,2,30,40\n", to: "a.txt")
    let refused = Self.dataset(
      "convert", folder.path("a.txt"), "--labels-format", "tf2-text", "--to", "tf2-text",
      "--output", folder.path("out"))
    #expect(refused.status == .failed)
    #expect(refused.errors.contains("1 × fraction of a pixel (first in a.txt)"))
    #expect(folder.contents == ["a.txt"])
  }
}
