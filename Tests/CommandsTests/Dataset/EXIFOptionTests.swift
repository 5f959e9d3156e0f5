import ArgumentParser
import Commands
import Foundation
import JSONText
import Testing

/// `--exif`: whether a picture counts as stored or as a viewer shows it.
@Suite struct EXIFOptionTests {
  /// A gray JPEG of 16×8 pixels that the camera marks as lying on its side.
  private static let picture: [UInt8] = {
    let text = """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB
      AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACgv/xAAUEAEA
      AAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/ACfqqD//2Q==
      """
    let plain = [UInt8](Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
    // One entry: tag 0x0112, a short, 1 of them, 6.
    let tiff: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]
    let body = Array("Exif\0\0".utf8) + tiff + [0, 0, 0, 0, 0, 0]
    let length = body.count + 2
    return plain.prefix(2) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + body
      + plain.dropFirst(2)
  }()

  private func dataset() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("0 0.5 0.5 0.5 0.5\n", to: "labels/a.txt")
    try folder.write("", to: "images/keep")
    try Data(Self.picture).write(to: folder.url.appending(path: "images/a.jpg"))
    return folder
  }

  @Test(arguments: [([], 8.0, 4.0), (["--exif", "keep"], 8, 4), (["--exif", "turn"], 4, 8)])
  func `a share is one of the picture as it is read`(
    options: [String], width: Double, height: Double
  ) throws {
    let folder = try dataset()
    let out = folder.path("out")
    let run = CommandRun(
      DatasetCommand.self, ["convert", folder.url.path, "--to", "coco", "--output", out] + options)
    #expect(run.status == .clean, "\(run.errors)")
    let text = try String(contentsOfFile: out + "/annotations.json", encoding: .utf8)
    let box = try JSONReader().read(text)["annotations"]?.array?.first?["bbox"]?.array
    #expect(box?.compactMap(\.double).suffix(2) == [width, height])
  }

  @Test func `labels of the turned frame are told by whoever reads them`() throws {
    let folder = try dataset()
    let box = "<xmin>1</xmin><ymin>2</ymin><xmax>8</xmax><ymax>16</ymax>"
    let size = "<size><width>8</width><height>16</height><depth>1</depth></size>"
    try folder.write(
      "<annotation>\(size)<object><name>cat</name><bndbox>\(box)</bndbox></object></annotation>\n",
      to: "voc/a.xml")
    let labels = [folder.path("voc"), "--images", folder.path("images")]
    func errors(_ tool: any ParsableCommand.Type, _ arguments: [String]) -> String {
      CommandRun(tool, arguments + labels).errors
    }
    let told = "the boxes of 1 picture, first "
    for (place, exif) in ["keep", "turn"].enumerated() {
      let out = folder.path("out\(place)")
      let all = [
        errors(DatasetCommand.self, ["stats", "--exif", exif]),
        errors(DatasetCommand.self, ["convert", "--to", "coco", "--output", out, "--exif", exif]),
        errors(AnchorsCommand.self, ["cluster", "--k", "1", "--exif", exif]),
      ]
      for text in all {
        #expect(text.contains(told) == (exif == "keep"), "\(text)")
        #expect(text.contains("--exif turn") == (exif == "keep"))
      }
    }
    #expect(errors(DatasetCommand.self, ["stats", "--quiet"]).isEmpty)
    // Lint has a finding for it.
    #expect(!errors(DatasetCommand.self, ["lint"]).contains(told))
  }

  @Test func `a picture that is turned is no fault, and previews turn it`() throws {
    let folder = try dataset()
    func lint(_ options: String...) -> String {
      let rules = ["lint", folder.url.path, "--output-format", "concise", "--select", "IMG004"]
      return CommandRun(DatasetCommand.self, rules + options).output
    }
    #expect(lint().contains("IMG004"))
    #expect(lint("--exif", "turn").isEmpty)
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [
        folder.url.path, "--preset", "torchvision-ssd300", "--no-images", "--format", "json",
        "--exif", "turn",
      ])
    #expect(run.output.contains(#""height":16"#) && run.output.contains(#""width":8"#))
  }
}
