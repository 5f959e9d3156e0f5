import ArgumentParser
import Commands
import Foundation
import Testing

@Suite struct VOCPixelsTests {
  /// A VOC file of 100 × 80 with one box.
  private static func file(_ box: String) -> String {
    let numbers = zip(["xmin", "ymin", "xmax", "ymax"], box.split(separator: " "))
      .map { "<\($0)>\($1)</\($0)>" }.joined()
    return """
      <annotation><size><width>100</width><height>80</height><depth>3</depth></size>
      <object><name>car</name><bndbox>\(numbers)</bndbox></object></annotation>

      """
  }

  private static func edges() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(file("0 10 40 50"), to: "set/a.xml")
    try folder.write(file("30 20 100 80"), to: "set/b.xml")
    return folder
  }

  private static let note =
    "note: VOC numbers are read as edges (--voc-pixels continuous): "
    + "1 minimum of 0 and 2 maxima of the width or the height\n"

  @Test func `every command reads a set in the same way, and says why`() throws {
    let folder = try Self.edges()
    let set = folder.path("set")
    let commands: [(any ParsableCommand.Type, [String])] = [
      (DatasetCommand.self, ["lint", set]),
      (DatasetCommand.self, ["stats", set]),
      (DatasetCommand.self, ["convert", set, "--to", "coco", "--output", folder.path("out")]),
      (DatasetCommand.self, ["read", set]),
      (AnchorsCommand.self, ["cluster", "--k", "2", set]),
      (AnchorsCommand.self, ["elbow", "--counts", "1-2", set]),
      (AnchorsCommand.self, ["input-size", set]),
      (AnchorsCommand.self, ["sketch", set, "--output", folder.path("a.sketch")]),
      (AnchorsCommand.self, ["evaluate", set, "--anchors", "30,40", "--normalize", "none"]),
      (
        AnchorsCommand.self,
        [
          "evaluate", set, "--preset", "gluoncv-ssd300", "--reader", "plain", "--classes", "car",
        ]
      ),
    ]
    for (tool, arguments) in commands {
      let run = CommandRun(tool, arguments)
      #expect(run.errors.contains(Self.note), "\(arguments.joined(separator: " ")): \(run.errors)")
    }
    let quiet = CommandRun(DatasetCommand.self, ["stats", set, "--quiet"])
    #expect(quiet.errors.isEmpty)
    // Its own reader reads VOC files: what we would make of them is beside the point.
    let own = CommandRun(
      AnchorsCommand.self, ["evaluate", set, "--preset", "gluoncv-ssd300", "--classes", "car"])
    #expect(!own.errors.contains("VOC numbers"))
  }

  @Test func `boxes are the same for any number of threads and any order of paths`() throws {
    let folder = try Self.edges()
    let (a, b) = (folder.path("set/a.xml"), folder.path("set/b.xml"))
    var outputs: Set<String> = []
    for arguments in [[a, b], [b, a], [a, b, "--jobs", "1"], [b, a, "--jobs", "4"]] {
      let run = CommandRun(
        AnchorsCommand.self,
        ["cluster", "--k", "2", "--normalize", "none", "--format", "json"] + arguments)
      #expect(run.errors.hasPrefix(Self.note))
      outputs.insert(run.output)
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.contains("\"width\": 40") == true)
  }

  @Test func `an option that is given wins, and is doubted where the evidence is against it`()
    throws
  {
    let folder = try Self.edges()
    func lint(_ options: String...) -> CommandRun {
      CommandRun(
        DatasetCommand.self,
        ["lint", folder.path("set"), "--select", "VOC020", "--output-format", "concise"] + options)
    }
    for option in ["one-based", "zero-based"] {
      let run = lint("--voc-pixels", option)
      #expect(run.status == .clean && run.errors.isEmpty)
      #expect(run.output.contains("seems to hold edges, not pixels (--voc-pixels continuous)"))
    }
    #expect(lint("--voc-pixels", "continuous").output.isEmpty)
    #expect(lint("--voc-pixels", "two-based").status == .usage)
    let auto = lint("--voc-pixels", "auto")
    #expect(auto.errors == Self.note && auto.output.contains("holds edges, not pixels"))
  }

  @Test func `counting from 1 leaves each box in its image, and is then what is read`() throws {
    let folder = try Self.edges()
    let run = CommandRun(
      DatasetCommand.self,
      ["lint", folder.path("set"), "--select", "VOC020", "--unsafe-fixes"])
    #expect(run.errors.contains("1 fixed in 2 files"))
    #expect(!run.output.contains("VOC020"))
    #expect(try folder.text("set/a.xml") == Self.file("1 11 40 50"))
    #expect(try folder.text("set/b.xml") == Self.file("31 21 100 80"))
  }

  @Test func `fixes that go by a convention in doubt are held back`() throws {
    let folder = try ScratchFolder()
    let texts = ["a.xml": Self.file("0 10 100 80"), "b.xml": Self.file("30 20 40 140")]
    for (name, text) in texts { try folder.write(text, to: name) }
    for select in ["BOX001", "BOX001,BOX002,BOX003,BOX004"] {
      for option in ["zero-based", "one-based"] {
        let run = CommandRun(
          DatasetCommand.self,
          [
            "lint", folder.url.path, "--select", select, "--unsafe-fixes", "--diff",
            "--voc-pixels", option,
          ])
        #expect(!run.output.contains("+++"), "\(select) \(option): \(run.output)")
        #expect(!run.output.contains("VOC020"))
      }
    }
    // As the set shows, they are made.
    _ = CommandRun(
      DatasetCommand.self, ["lint", folder.url.path, "--select", "BOX001", "--unsafe-fixes"])
    #expect(try folder.text("a.xml") == texts["a.xml"])
    #expect(try folder.text("b.xml").contains("<ymax>80</ymax>"))
  }

  @Test func `a set of two conventions is read by no confident guess`() throws {
    let folder = try ScratchFolder()
    for (place, box) in ["1 1 100 80", "0 0 99 79", "10.0 20.0 30.0 40.0"].enumerated() {
      try folder.write(Self.file(box), to: "\(place).xml")
    }
    let words = """
      its files contradict each other, 1 file from 1 (1 and the side), 1 file from 0 (0 and the side \
      − 1), 1 file with edges (0 and the side, or decimals)
      """
    let stats = CommandRun(DatasetCommand.self, ["stats", folder.url.path])
    #expect(
      stats.errors == """
        warning: VOC numbers are read as pixels from 1 (--voc-pixels one-based): \(words)

        """)
    for option in ["auto", "continuous"] {
      let run = CommandRun(
        DatasetCommand.self,
        [
          "lint", folder.url.path, "--select", "VOC020", "--output-format", "concise",
          "--voc-pixels", option,
        ])
      #expect(run.output.contains("in more than one way") && run.output.contains(words))
      #expect(run.output.contains("VOC020"))
    }
  }

  @Test func `decimal points that show edges are not taken away`() throws {
    let folder = try ScratchFolder()
    let text = Self.file("10.0 20.0 50.0 60.0")
    try folder.write(text, to: "a.xml")
    for options in [[], ["--voc-pixels", "one-based"]] {
      _ = CommandRun(
        DatasetCommand.self,
        ["lint", folder.url.path, "--select", "VOC017", "--fix"] + options)
      #expect(try folder.text("a.xml") == text)
    }
    let silent = CommandRun(
      DatasetCommand.self,
      ["lint", folder.url.path, "--select", "VOC017", "--output-format", "concise"])
    #expect(silent.output.isEmpty && silent.errors.contains("all 4 numbers have a decimal point"))
    let mixed = Self.file("10.0 20 50 60")
    try folder.write(mixed, to: "a.xml")
    _ = CommandRun(DatasetCommand.self, ["lint", folder.url.path, "--select", "VOC017", "--fix"])
    #expect(try folder.text("a.xml") == Self.file("10 20 50 60"))
  }

  @Test func `a VOC file that we write with fractions is read back as it was meant`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "Car 0.00 0 -1.57 10.25 20.50 50.75 60.00 -1 -1 -1 -1000 -1000 -1000 -10\n",
      to: "label_2/a.txt")
    for (source, target) in [("label_2", "voc"), ("voc", "kitti")] {
      let run = CommandRun(
        DatasetCommand.self,
        [
          "convert", folder.path(source), "--to", target, "--output", folder.path(target),
          "--lossy", "--image-size", "100x80",
        ])
      #expect(run.status == .clean, "\(run.errors)")
    }
    #expect(try folder.text("voc/Annotations/a.xml").contains("<pixels>one-based</pixels>"))
    #expect(try folder.text("kitti/label_2/a.txt").contains("10.25 20.5 50.75 60"))
  }
}
