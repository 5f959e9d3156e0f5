import Commands
import Foundation
import JSONText
import Testing

@Suite struct ClusterLayoutTests {
  private func run(_ labels: String, _ arguments: [String]) -> CommandRun {
    CommandRun(
      AnchorsCommand.self, ["cluster", labels, "--layout", "ssd300"] + Self.few + arguments)
  }

  /// Looks that a debug build has the time for.
  private static let few = ["--refine", "--budget", "16"]

  private func json(_ labels: String, _ arguments: [String]) throws -> JSONValue {
    let run = run(labels, arguments + ["--format", "json"])
    #expect(run.status == .clean, "\(run.errors)")
    return try JSONReader().read(run.output)
  }

  /// A VOC file of an image with boxes of some classes.
  private func voc(
    _ boxes: [(name: String, x: Int, y: Int, width: Int, height: Int)], _ width: Int, _ height: Int
  ) -> String {
    let objects = boxes.map { box in
      "<object><name>\(box.name)</name><bndbox><xmin>\(box.x + 1)</xmin><ymin>\(box.y + 1)</ymin>"
        + "<xmax>\(box.x + box.width)</xmax><ymax>\(box.y + box.height)</ymax></bndbox></object>"
    }.joined()
    return
      "<annotation><size><width>\(width)</width><height>\(height)</height><depth>3</depth></size>"
      + objects + "</annotation>"
  }

  @Test func `an SSD layout is never worse than its defaults under the matcher`() throws {
    for layout in ["ssd300", "caffe-ssd512"] {
      let run = CommandRun(
        AnchorsCommand.self,
        ["cluster", CommandRun.fixture("voc"), "--layout", layout, "--format", "json"]
          + Self.few)
      #expect(run.status == .clean, "\(run.errors)")
      let json = try JSONReader().read(run.output)
      let (fitted, defaults) = (try #require(json["fitted"]), try #require(json["defaults"]))
      for name in ["score", "matched", "trueOverlap"] {
        #expect(
          try #require(fitted[name]?.double) >= #require(defaults[name]?.double), "\(name)")
      }
      #expect(fitted["neverMatched"]?.int == defaults["neverMatched"]?.int)
      let more =
        try #require(fitted["matched"]?.double) - #require(defaults["matched"]?.double)
      #expect(
        try #require(fitted["positives"]?.double)
          <= 1.5 * #require(defaults["positives"]?.double) + 12 * more)
      #expect(json["levels"]?.array?.first?["rows"]?.int == (layout == "ssd300" ? 38 : 64))
    }
  }

  @Test func `what is told of a layout is what evaluate counts`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("fitted.json")
    let fit = CommandRun(
      AnchorsCommand.self,
      [
        "cluster", CommandRun.fixture("voc"), "--layout", "ssd300", "--save-layout", file,
        "--format", "json",
      ] + Self.few)
    let told = try #require(try JSONReader().read(fit.output)["fitted"])
    let evaluated = CommandRun(
      AnchorsCommand.self,
      ["evaluate", CommandRun.fixture("voc"), "--layout", file, "--format", "json"])
    let json = try JSONReader().read(evaluated.output)
    let matches = try #require(
      json["evaluations"]?.array?.first?["trainer"]?["matches"])
    for (name, own) in [
      ("objects", "objects"), ("matched", "matched"), ("forcedOnly", "forced"),
      ("neverMatched", "neverMatched"), ("positives", "positives"),
    ] {
      #expect(try #require(matches[name]?.int) == told[own]?.int, "\(name)")
    }
    // A layout that was fitted is its own defaults the next time.
    let again = CommandRun(
      AnchorsCommand.self,
      ["cluster", CommandRun.fixture("voc"), "--layout", file] + Self.few)
    #expect(again.status == .clean && again.output.contains("under the matcher"))
  }

  @Test func `a fitted layout is emitted for its trainer`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("constants.py")
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "cluster", CommandRun.fixture("voc"), "--layout", "ssd300", "--emit", "torchcv",
        "--output", file,
      ] + Self.few)
    #expect(run.status == .clean, "\(run.errors)")
    let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
    #expect(text.contains("BOX_SIZES") && text.contains("ASPECT_RATIOS"))
  }

  @Test func `a fitted layout is kept in a file that other commands read`() throws {
    let folder = try ScratchFolder()
    let file = folder.path("fitted.json")
    let fit = CommandRun(
      AnchorsCommand.self,
      ["cluster", CommandRun.fixture("voc"), "--layout", "ssd300", "--save-layout", file]
        + Self.few)
    #expect(fit.status == .clean, "\(fit.errors)")
    let preview = CommandRun(
      PreviewMatchesCommand.self,
      [CommandRun.fixture("voc"), "--layout", file, "--no-images", "--limit", "1"])
    #expect(preview.status == .clean, "\(preview.errors)")
    #expect(preview.output.contains("torchcv-ssd300-fitted"))
  }

  @Test func `a target of free sizes refuses a layout and names those that take one`() throws {
    let folder = try ScratchFolder()
    let run = CommandRun(
      AnchorsCommand.self,
      [
        "cluster", CommandRun.fixture("voc"), "--layout", "ssd300", "--emit", "json", "--output",
        folder.path("a.json"),
      ])
    #expect(run.status == .failed)
    #expect(run.errors.contains("torchcv") && run.errors.contains("--save-layout"))
    #expect(folder.contents.isEmpty)
  }

  @Test func `where nothing is better the first line says so`() throws {
    // A prior of the defaults, where it lies: 30 pixels around the center of a cell of 8.
    let folder = try ScratchFolder()
    try folder.write(voc([("a", 85, 85, 30, 30)], 300, 300), to: "a.xml")
    let run = run(folder.path("a.xml"), ["--voc-pixels", "one-based"])
    #expect(run.status == .clean, "\(run.errors)")
    let first = try #require(run.output.split(separator: "\n").first)
    #expect(first.hasPrefix("torchcv-ssd300: keep the defaults, nothing better was found"))
    #expect(!run.output.contains("  fitted  "))
  }

  @Test func `only the objects that are asked for are fitted, and classes can count alike`() throws
  {
    let folder = try ScratchFolder()
    for place in 0..<12 {
      let flat = (0..<3).map {
        (name: "flat", x: 7 * place + 11 * $0, y: 3 + 9 * $0, width: 90, height: 22)
      }
      let boxes = flat + [(name: "tall", x: 150 + place, y: 40 + 5 * place, width: 20, height: 100)]
      try folder.write(voc(boxes, 300, 300), to: "\(place).xml")
    }
    let labels = folder.path(".")
    let all = try json(labels, [])
    #expect(all["fitted"]?["objects"]?.int == 48)
    let tall = try json(labels, ["--only-classes", "tall"])
    #expect(tall["fitted"]?["objects"]?.int == 12)
    let low = try json(labels, ["--max-side", "95"])
    #expect(low["fitted"]?["objects"]?.int == 36)
    let alike = try json(labels, ["--balance"])
    #expect(alike["fitted"]?["objects"]?.int == 48)
    let share = try #require(all["defaults"]?["score"]?.double)
    #expect(try #require(alike["defaults"]?["score"]?.double) != share)
    #expect(
      try #require(alike["fitted"]?["score"]?.double)
        >= #require(alike["defaults"]?["score"]?.double))
  }

  @Test func `a letterbox keeps the shapes that a stretch changes`() throws {
    let folder = try ScratchFolder()
    for place in 0..<8 {
      try folder.write(
        voc([("a", 40 * place, 10 + 9 * place, 120, 120)], 600, 300), to: "\(place).xml")
    }
    // 60 × 120 stretched, and 60 × 60 in the letterbox, which the defaults have.
    let stretched = try json(folder.path("."), [])
    let boxed = try json(
      folder.path("."), ["--resize", "letterbox", "--input-size", "300x300"])
    let (one, other) = (
      try #require(stretched["defaults"]?["meanMatchedIoU"]?.double),
      try #require(boxed["defaults"]?["meanMatchedIoU"]?.double)
    )
    #expect(other > one)
  }

  @Test func `a sketch is fitted at places of its own`() throws {
    let folder = try ScratchFolder()
    let sketch = folder.path("a.sketch")
    let made = CommandRun(
      AnchorsCommand.self,
      ["sketch", CommandRun.fixture("voc"), "--input-size", "300x300", "--output", sketch])
    #expect(made.status == .clean, "\(made.errors)")
    let fitted = try json(sketch, [])
    #expect(fitted["hasPlaces"]?.bool == false)
    #expect(
      try #require(fitted["fitted"]?["matched"]?.int)
        > #require(fitted["defaults"]?["matched"]?.int))
    #expect(run(sketch, []).output.contains("sketches hold no places"))
  }

  @Test func `small images need fewer maps`() throws {
    let folder = try ScratchFolder()
    for place in 0..<6 {
      try folder.write(
        voc([("a", 2 * place, place, 20 + place, 30)], 64, 48), to: "\(place).xml")
    }
    let report = run(folder.path("."), []).output
    #expect(report.contains("half of the images are 64x48 or smaller"))
    // Cells of 8, 16, 32 and 64: the fourth map holds the whole image.
    #expect(report.contains("at their own size 4 of the 6 end in one cell"))
    #expect(try json(CommandRun.fixture("voc"), [])["levelsOfSmallImages"] == .null)
  }

  @Test func `objects are those that the trainer's own code reads`() throws {
    let own = CommandRun(
      AnchorsCommand.self,
      ["cluster", CommandRun.fixture("voc"), "--layout", "caffe-ssd300", "--format", "json"]
        + Self.few)
    let json = try JSONReader().read(own.output)
    let evaluated = CommandRun(
      AnchorsCommand.self,
      ["evaluate", CommandRun.fixture("voc"), "--preset", "caffe-ssd300", "--format", "json"])
    let matches = try #require(
      try JSONReader().read(evaluated.output)["evaluations"]?.array?.first?["trainer"]?["matches"])
    #expect(json["readers"]?.array?.compactMap(\.string) == ["caffe-ssd"])
    #expect(json["defaults"]?["objects"]?.int == matches["objects"]?.int)
    #expect(json["defaults"]?["positives"]?.int == matches["positives"]?.int)
    #expect(json["defaults"]?["matched"]?.int == matches["matched"]?.int)
  }
}
