import Commands
import Foundation
import JSONText
import Testing

/// `--reader`, `--voc-pixels` and what reports say of them, in every command that asks a trainer.
@Suite struct ReaderOptionTests {
  private static func voc(_ objects: String) -> String {
    """
    <annotation><size><width>300</width><height>300</height><depth>3</depth></size>
    \(objects)</annotation>
    """
  }

  private static func object(_ name: String, _ xMin: String, difficult: String = "0") -> String {
    """
    <object><name>\(name)</name><difficult>\(difficult)</difficult><bndbox><xmin>\(xMin)</xmin>\
    <ymin>51</ymin><xmax>200</xmax><ymax>200</ymax></bndbox></object>

    """
  }

  private func previews(_ arguments: String...) throws -> (run: CommandRun, images: [JSONValue]) {
    let run = CommandRun(
      PreviewMatchesCommand.self,
      arguments + ["--preset", "gluoncv-ssd300", "--no-images", "--format", "json"])
    return (run, try run.output.split(separator: "\n").map { try JSONReader().read(String($0)) })
  }

  private func box(_ image: JSONValue) -> [Double]? {
    image["groundTruths"]?.array?.first?["box"]?.array?.compactMap(\.double)
  }

  @Test func `the preset's reader, another one, ours, and a convention by hand`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(Self.voc(Self.object("Dog", "51")), to: "a.xml")
    for (options, reader, box) in [
      ([], "gluoncv", [50.0, 50, 199, 199]), (["--reader", "plain"], "plain", [50, 50, 200, 200]),
      (["--reader", "detectron2"], "detectron2", [50, 50, 200, 200]),
      (["--reader", "tf-od-kitti"], "plain", [50, 50, 200, 200]),
      (["--voc-pixels", "continuous"], "plain", [51, 51, 200, 200]),
      (["--voc-pixels", "continuous", "--reader", "gluoncv"], "plain", [51, 51, 200, 200]),
    ] {
      let run = CommandRun(
        PreviewMatchesCommand.self,
        [file, "--preset", "gluoncv-ssd300", "--no-images", "--format", "json"] + options)
      let image = try JSONReader().read(run.output)
      #expect(run.status == .clean && image["reader"]?.string == reader, "\(options)")
      #expect(self.box(image) == box, "\(options)")
    }
    #expect(try previews(file, "--reader", "none").run.status == .usage)
  }

  @Test func `classes are spelled as the reader looks them up`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.voc(Self.object("Zebra", "51")), to: "a.xml")
    try folder.write(Self.voc(Self.object("apple", "51") + Self.object("ZEBRA", "61")), to: "b.xml")
    let images = try previews(folder.path("")).images
    let truths = images.flatMap { $0["groundTruths"]?.array ?? [] }
    #expect(truths.map { $0["class"]?.string } == ["zebra", "apple", "zebra"])
    #expect(truths.map { $0["classIndex"]?.int } == [1, 0, 1])
    let evaluation = CommandRun(
      AnchorsCommand.self,
      ["evaluate", folder.path(""), "--preset", "gluoncv-ssd300", "--format", "json"])
    let trainer = try JSONReader().read(evaluation.output)["evaluations"]?.array?[0]["trainer"]
    #expect(trainer?["byClass"]?.array?.map { $0["class"]?.string } == ["apple", "zebra"])
    #expect(trainer?["readers"] == ["gluoncv": 2])
    // Stated names are looked up as they stand, and gluon-cv has none with capitals.
    let stated = try previews(folder.path(""), "--classes", "apple,Zebra").images
    #expect(stated.map { $0["groundTruths"]?.array?.count } == [0, 1])
  }

  @Test func `an image that the reader stops at is told, and drawn with its labels`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(Self.voc(Self.object("dog", "abc")), to: "labels/a.xml")
    try folder.write(Self.voc(Self.object("dog", "51")), to: "labels/b.xml")
    let run = CommandRun(
      PreviewMatchesCommand.self,
      [folder.path("labels"), "--preset", "gluoncv-ssd300", "--output", folder.path("out")])
    #expect(run.status == .findings)
    #expect(
      run.errors.hasSuffix(
        "\nerror: a.xml: reader gluoncv stops at line 2 with ValueError: "
          + "<xmin> is 'abc', which is no number.\n"))
    #expect(run.output.contains("1 image, 1 object under gluoncv-ssd300"))
    #expect(run.output.contains("labels read by: gluoncv (gluon-cv, VOCDetection)"))
    #expect(run.output.contains("  line 2: the trainer stops, <xmin> is 'abc', which is no number"))
    #expect(FileManager.default.fileExists(atPath: folder.path("out/a.png")))
    let preset = ["--preset", "gluoncv-ssd300"]
    let evaluation = CommandRun(AnchorsCommand.self, ["evaluate", folder.path("labels")] + preset)
    #expect(evaluation.status == .findings)
    #expect(evaluation.output.contains("a.xml: reader gluoncv stops at line 2 with ValueError"))
    let encoding = CommandRun(
      AnchorsCommand.self, ["encode", file, "--output", folder.path("t")] + preset)
    #expect(encoding.status == .failed && encoding.errors.contains("reader gluoncv stops"))
  }

  @Test func `a profile makes findings of what its reader does`() throws {
    let folder = try ScratchFolder()
    let objects = Self.object("dog", "0") + Self.object("dog", "51", difficult: "Unspecified")
    try folder.write(Self.voc(objects), to: "a.xml")
    try folder.write(Self.voc(Self.object("dog", "abc")), to: "b.xml")
    func lint(_ options: String...) -> CommandRun {
      CommandRun(
        DatasetCommand.self,
        ["lint", folder.path(""), "--select", "RDR", "--output-format", "concise"] + options)
    }
    #expect(lint().output.isEmpty)
    let gluon = lint("--profile", "gluoncv").output.split(separator: "\n")
    #expect(
      gluon.map { $0.prefix(21) } == [
        "a.xml:2:1: RDR002 rea", "a.xml:3:1: RDR003 rea", "b.xml:2:1: RDR001 rea",
      ])
    #expect(lint("--profile", "gluoncv", "--reader", "plain").output.isEmpty)
    #expect(lint("--profile", "gluoncv", "--voc-pixels", "one-based").output.isEmpty)
    #expect(lint("--profile", "gluoncv", "--reader", "ssd-keras").output.contains("ssd-keras"))
    #expect(lint("--reader", "gluoncv").status == .usage)
    let json = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path(""), "--profile", "gluoncv", "--output-format", "json"])
    let summary = try JSONReader().read(json.output)["summary"]
    #expect(summary?["profile"] == "gluoncv" && summary?["readers"] == ["gluoncv"])
  }

  @Test func `a name that the reader spells otherwise is a finding where the class is stated`()
    throws
  {
    let folder = try ScratchFolder()
    let file = try folder.write(Self.voc(Self.object("Dog", "51")), to: "a.xml")
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", file, "--profile", "gluoncv", "--classes", "Dog", "--select", "RDR"])
    #expect(run.output.contains("RDR002") && run.output.contains("labels read by: gluoncv"))
  }
}
