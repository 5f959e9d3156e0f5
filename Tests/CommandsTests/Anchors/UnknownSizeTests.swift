import ArgumentParser
import Commands
import Foundation
import JSONText
import Testing

/// Sizes in pixels of images whose size nobody knows.
@Suite struct UnknownSizeTests {
  private static let car =
    "Car 0.00 0 -1.57 100.00 150.00 160.00 190.00 1.50 1.60 3.90 -5.00 1.70 20.00 -1.57\n"

  private static func anchors(_ arguments: String...) -> CommandRun {
    CommandRun(AnchorsCommand.self, arguments)
  }

  @Test func `the network's pixels can't be had without them`() throws {
    let folder = try ScratchFolder()
    let labels = try folder.write(Self.car, to: "label_2/a.txt")
    for run in [
      Self.anchors("cluster", "--k", "1", labels, "--input-size", "1248x384"),
      Self.anchors("elbow", "--counts", "1-1", labels, "--input-size", "1248x384"),
      Self.anchors(
        "cluster", "--k", "1", labels, "--input-size", "1248x384", "--emit", "darknet",
        "--classes", "Car", "--output", folder.path("a.cfg")),
      Self.anchors("cluster", "--layout", "ssd300", labels),
      Self.anchors("evaluate", labels, "--anchors", "60,40", "--input-size", "1248x384"),
    ] {
      #expect(run.status == .failed && run.output.isEmpty)
      #expect(run.errors.contains("--images DIR or --image-size WxH"), "\(run.errors)")
    }
    #expect(folder.contents == ["label_2"])
    // A sketch holds what is known, says what it lacks, and is refused where that is needed.
    let sketched = Self.anchors("sketch", labels, "--output", folder.path("a.sketch"))
    #expect(sketched.status == .clean && sketched.errors.contains("no image sizes are known"))
    let scaled = Self.anchors(
      "cluster", "--k", "1", folder.path("a.sketch"), "--input-size", "1248x384")
    #expect(scaled.status == .failed && scaled.errors.contains("--images DIR"))
    let asLabeled = Self.anchors("cluster", "--k", "1", folder.path("a.sketch"))
    #expect(asLabeled.output == Self.anchors("cluster", "--k", "1", labels).output)
    let stated = Self.anchors(
      "cluster", "--k", "1", labels, "--input-size", "1248x384", "--image-size", "1242x375")
    #expect(stated.status == .clean)
    // Without an input nothing of the kind is asked for.
    #expect(Self.anchors("cluster", "--k", "1", labels).errors.contains("warning"))
  }

  @Test func `nor for a part of the boxes`() throws {
    let folder = try ScratchFolder()
    for (name, size) in [("a", ""), ("b", "<size><width>100</width><height>80</height></size>")] {
      let box = "<xmin>11</xmin><ymin>11</ymin><xmax>30</xmax><ymax>30</ymax>"
      try folder.write(
        "<annotation>\(size)<object><name>cat</name><bndbox>\(box)</bndbox></object></annotation>\n",
        to: "Annotations/\(name).xml")
    }
    let labels = folder.path("Annotations")
    for run in [
      Self.anchors("cluster", "--k", "1", labels, "--input-size", "300x300"),
      Self.anchors("elbow", "--counts", "1-1", labels, "--input-size", "300x300"),
      Self.anchors("cluster", "--layout", "ssd300", labels),
      Self.anchors("evaluate", labels, "--anchors", "60,40", "--input-size", "300x300"),
    ] {
      #expect(run.status == .failed && run.output.isEmpty)
      #expect(run.errors.contains("1 of 2 boxes are in images of unknown size"), "\(run.errors)")
      #expect(run.errors.contains("--images DIR or --image-size WxH"))
    }
    let stated = Self.anchors(
      "cluster", "--k", "1", labels, "--input-size", "300x300", "--image-size", "100x80")
    #expect(stated.status == .clean)
    // Our own shapes need all sizes; what a trainer makes of an image is told image by image.
    let preset = Self.anchors(
      "evaluate", labels, "--preset", "torchvision-ssd300", "--classes", "cat")
    #expect(preset.status == .findings, "\(preset.errors)")
    #expect(preset.output.contains("on which the trainer stops"))
  }

  @Test func `shares of an image are not mixed with pixels`() throws {
    let folder = try ScratchFolder()
    try folder.write("0 0.5 0.5 0.3 0.5\n", to: "labels/a.txt")
    try folder.write("0 0.5 0.5 0.3 0.5\n", to: "labels/b.txt")
    try folder.write("id,width,height\na,100,80\n", to: "sizes.csv")
    let options = [folder.path("labels"), "--image-sizes", folder.path("sizes.csv")]
    let pixels = options + ["--normalize", "none"]
    let run = CommandRun(
      AnchorsCommand.self, ["cluster", "--k", "2", "--format", "json"] + pixels)
    let json = try JSONReader().read(run.output)
    #expect(json["boxes"]?.int == 1 && json["leftOut"]?["image-size"]?.int == 1)
    #expect(json["anchors"]?.array?.compactMap { $0["width"]?.double } == [30])
    let text = CommandRun(AnchorsCommand.self, ["cluster", "--k", "1"] + pixels)
    #expect(text.output.contains("1 box of images of unknown size left out: give --images DIR"))
    let letterbox = CommandRun(
      AnchorsCommand.self,
      ["cluster", "--k", "1", "--resize", "letterbox", "--input-size", "100x80"] + options)
    #expect(letterbox.status == .failed && letterbox.errors.contains("1 of 2 boxes"))
    // A share is a share: it needs no pixels.
    let shares = CommandRun(
      AnchorsCommand.self, ["cluster", "--k", "1", "--format", "json"] + options)
    #expect(try JSONReader().read(shares.output)["boxes"]?.int == 2)
    let stats = CommandRun(DatasetCommand.self, ["stats", "--format", "json"] + options)
    let sizes = try JSONReader().read(stats.output)["sizes"]
    #expect(sizes?["width"]?["minimum"]?.double == 30)
    let told = CommandRun(DatasetCommand.self, ["stats"] + options)
    #expect(told.output.contains("1 box of images of unknown size, in no width or height"))
    #expect(!told.output.contains("1x1") && told.output.contains("unknown"))
  }

  @Test func `a layout is for its own input`() throws {
    let voc = CommandRun.fixture("voc")
    let other = Self.anchors("cluster", "--layout", "ssd300", voc, "--input-size", "640x480")
    #expect(other.status == .failed && other.output.isEmpty)
    #expect(other.errors.contains("--layout ssd300 is for an input of 300x300"))
    let same = Self.anchors("cluster", "--layout", "ssd300", voc, "--input-size", "300x300")
    #expect(same.status == .clean)
    #expect(same.output == Self.anchors("cluster", "--layout", "ssd300", voc).output)
  }
}
