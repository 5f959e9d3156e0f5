import ArgumentParser
import Commands
import Foundation
import Testing

@Suite struct QuietTests {
  private static let car =
    "Car 0.00 0 -1.57 100.00 150.00 160.00 190.00 1.50 1.60 3.90 -5.00 1.70 20.00 -1.57\n"

  @Test func `nothing but results is printed, and a picture that is missing is told`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.car, to: "label_2/a.txt")
    let labels = folder.path("label_2")
    let commands: [(any ParsableCommand.Type, [String])] = [
      (AnchorsCommand.self, ["cluster", "--k", "3", labels, "--format", "json"]),
      (AnchorsCommand.self, ["elbow", "--counts", "1-2", labels]),
      (AnchorsCommand.self, ["sketch", labels, "--output", folder.path("a.sketch")]),
      (
        AnchorsCommand.self,
        [
          "emit", "--anchors", "10,14 23,27 37,58", "--to", "tao", "--input-size", "96x96",
          "--output", folder.path("spec.txt"),
        ]
      ),
      (AnchorsCommand.self, ["evaluate", labels, "--anchors", "30,40", "--normalize", "none"]),
      (
        PreviewMatchesCommand.self,
        [
          labels, "--preset", "torchcv-ssd300", "--image-size", "1242x375", "--output",
          folder.path("out"), "--contact-sheet", folder.path("sheet.png"),
        ]
      ),
      (DatasetCommand.self, ["stats", CommandRun.fixture("voc")]),
      (DatasetCommand.self, ["lint", CommandRun.fixture("voc")]),
    ]
    for (tool, arguments) in commands {
      let loud = CommandRun(tool, arguments)
      let quiet = CommandRun(tool, arguments + ["--quiet"])
      #expect(quiet.status == loud.status)
      #expect(quiet.errors.isEmpty, "\(arguments): \(quiet.errors)")
    }
    let preview = CommandRun(commands[5].0, commands[5].1)
    #expect(
      preview.errors.contains("note: 1 picture was not found (first a), and a blank is drawn"))
    let numbers = CommandRun(
      PreviewMatchesCommand.self,
      [labels, "--preset", "torchcv-ssd300", "--image-size", "1242x375", "--no-images"])
    #expect(!numbers.errors.contains("picture"))
  }

  @Test func `a limit counts images, and a file that is none is told`() throws {
    let folder = try ScratchFolder()
    let voc = """
      <annotation><size><width>100</width><height>80</height><depth>3</depth></size><object>\
      <name>car</name><bndbox><xmin>10</xmin><ymin>10</ymin><xmax>60</xmax><ymax>60</ymax></bndbox>\
      </object></annotation>
      """
    for name in ["a", "c", "d", "f", "g"] { try folder.write(voc, to: "labels/\(name).xml") }
    for name in ["b", "e"] { try folder.write("<annotation><object>", to: "labels/\(name).xml") }
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [
        folder.path("labels"), "--preset", "ssd-tensorflow-300", "--no-images", "--format", "json",
        "--limit", "4",
      ])
    let images = run.output.matches(of: /"image": ?"(\w)"/).map { String($0.1) }
    #expect(images == ["a", "c", "d", "f"])
    #expect(run.errors.contains("b.xml") && run.errors.contains("e.xml"))
  }
}
