import Commands
import Foundation
import JSONText
import Testing

/// Where an image's size comes from: its header, else a table, else the label, else `--image-size`.
@Suite struct ImageSizeOrderTests {
  /// One KITTI label beside its picture of 1242 × 375, and one without a picture.
  private func dataset() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for name in ["label_2/000003.txt", "image_2/000003.png"] {
      let target = folder.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: CommandRun.fixture("kitti/" + name), toPath: target.path)
    }
    try FileManager.default.copyItem(
      atPath: folder.path("label_2/000003.txt"), toPath: folder.path("label_2/bare.txt"))
    return folder
  }

  private func sizes(_ folder: ScratchFolder, _ options: [String]) throws -> [String] {
    let output = folder.path("coco-\(folder.contents.count)")
    let run = CommandRun(
      DatasetCommand.self,
      ["convert", folder.path("label_2"), "--to", "coco", "--lossy", "--output", output] + options)
    #expect(run.status == .clean, "\(run.errors)")
    let text = try String(contentsOfFile: output + "/annotations.json", encoding: .utf8)
    return try #require(try JSONReader().read(text)["images"]?.array).map {
      "\($0["width"]?.int ?? 0)x\($0["height"]?.int ?? 0)"
    }
  }

  @Test func `a header wins over a table, a table over what is stated for all`() throws {
    let folder = try dataset()
    let table = try folder.write("000003,100,90\nbare,640,480\n", to: "sizes.csv")
    #expect(try sizes(folder, ["--image-sizes", table]) == ["1242x375", "640x480"])
    #expect(
      try sizes(folder, ["--image-sizes", table, "--image-size", "50x40"])
        == ["1242x375", "640x480"])
    #expect(try sizes(folder, ["--image-size", "50x40"]) == ["1242x375", "50x40"])
  }

  @Test func `lint judges by the header where a table says otherwise`() throws {
    let folder = try dataset()
    // By the table, every box of the picture reaches out of it.
    let table = try folder.write("000003,20,10\nbare,20,10\n", to: "sizes.csv")
    let run = CommandRun(
      DatasetCommand.self,
      [
        "lint", folder.path("label_2"), "--select", "BOX002", "--output-format", "concise",
        "--image-sizes", table,
      ])
    #expect(run.output.contains("bare.txt") && !run.output.contains("000003.txt"))
  }

  @Test func `a label's own size comes after the table and before what is stated for all`() throws {
    let folder = try ScratchFolder()
    let box =
      "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox>"
    for name in ["a", "b"] {
      try folder.write(
        "<annotation><size><width>60</width><height>50</height><depth>3</depth></size>"
          + "<object><name>car</name>\(box)</object></annotation>", to: "label_2/\(name).xml")
    }
    let table = try folder.write("b,640,480\n", to: "sizes.csv")
    #expect(
      try sizes(folder, ["--image-sizes", table, "--image-size", "70x70"]) == ["60x50", "640x480"])
  }
}
