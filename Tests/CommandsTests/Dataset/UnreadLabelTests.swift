import Commands
import JSONText
import Testing

/// A label file that can't be read is no image without objects.
@Suite struct UnreadLabelTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      """
      <annotation><filename>0.jpg</filename><size><width>100</width><height>80</height>
      <depth>3</depth></size><object><name>car</name><bndbox><xmin>11</xmin><ymin>21</ymin>
      <xmax>60</xmax><ymax>70</ymax></bndbox></object></annotation>
      """, to: "set/0.xml")
    try folder.write("<annotation><object>", to: "set/2.xml")
    try folder.write("<annotations></annotations>", to: "set/1.xml")
    try folder.write("{\"images\": [", to: "bad/a.json")
  }

  private static let warning = "2 label files can't be read (first 1.xml) and are left out"

  @Test func `stats counts and names them`() throws {
    let text = CommandRun(DatasetCommand.self, ["stats", folder.path("set")])
    #expect(text.status == .clean)
    #expect(text.output.hasPrefix("1 image, 1 object"))
    #expect(text.output.contains(Self.warning) && !text.output.contains("without objects"))
    let json = CommandRun(DatasetCommand.self, ["stats", folder.path("set"), "--format", "json"])
    let tree = try JSONReader().read(json.output)
    #expect(tree["images"]?.int == 1 && tree["unreadFiles"]?.int == 2)
    #expect(json.errors.contains(Self.warning))
  }

  @Test(arguments: [
    ["cluster", "--k", "1"], ["elbow", "--counts", "1-1"], ["input-size"],
    ["evaluate", "--anchors", "20,20", "--normalize", "none"],
  ])
  func `sizes come from the files that can be read, and that is said`(arguments: [String]) {
    let run = CommandRun(AnchorsCommand.self, arguments + [folder.path("set")])
    #expect(run.status == .clean, "\(run.errors)")
    #expect(run.errors.contains(Self.warning), "\(arguments): \(run.errors)")
    if arguments[0] == "cluster" { #expect(run.output.contains("1 box in 1 image")) }
  }

  @Test func `quiet, only the numbers are printed`() {
    let run = CommandRun(
      AnchorsCommand.self, ["cluster", "--k", "1", folder.path("set"), "--quiet"])
    #expect(run.status == .clean && run.errors.isEmpty, "\(run.errors)")
  }

  @Test func `where nothing can be read, stats ends with 2`() {
    let run = CommandRun(DatasetCommand.self, ["stats", folder.path("bad")])
    #expect(run.status == .failed)
    #expect(run.output.contains("1 label file can't be read (first a.json) and is left out"))
  }

  @Test func `a trainer is told why, and not that the size is missing`() throws {
    let arguments = [folder.path("set"), "--preset", "torchvision-ssd300", "--reader", "plain"]
    let preview = CommandRun(PreviewMatchesCommand.self, arguments + ["--no-images"])
    #expect(preview.status == .findings)
    #expect(preview.errors.contains("1.xml: the label file can't be read"), "\(preview.errors)")
    let encoded = CommandRun(
      AnchorsCommand.self, ["encode"] + arguments + ["--output", folder.path("t.safetensors")])
    #expect(encoded.status == .findings)
    #expect(encoded.errors.contains("2.xml: the label file can't be read"), "\(encoded.errors)")
    #expect(!encoded.errors.contains("size"))
    // With a size, it is not taken for an image without objects either.
    let sized = CommandRun(
      PreviewMatchesCommand.self, arguments + ["--no-images", "--image-size", "100x80"])
    #expect(sized.errors.contains("not well-formed XML"), "\(sized.errors)")
  }
}
