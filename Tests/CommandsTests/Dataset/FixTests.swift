import Commands
import Foundation
import Testing

@Suite struct FixTests {
  /// A dataset of its own: one box past the edge, one whose edges changed places, one missing size.
  private func dataset() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    func object(_ box: [Int]) -> String {
      """
      <object><name>car</name><difficult>0</difficult><bndbox><xmin>\(box[0])</xmin>\
      <ymin>\(box[1])</ymin><xmax>\(box[2])</xmax><ymax>\(box[3])</ymax></bndbox></object>
      """
    }
    let size = "<size><width>100</width><height>80</height><depth>3</depth></size>"
    // CRLF and a comment: both have to stay.
    try folder.write(
      "<annotation>\r\n<!-- kept --><filename>a.jpg</filename>\r\n\(size)\r\n"
        + "\(object([10, 10, 140, 40]))\r\n\(object([60, 20, 30, 50]))\r\n</annotation>\r\n",
      to: "Annotations/a.xml")
    try folder.write(
      "<annotation>\(size)\(object([10, 10, 40, 40]))</annotation>\n", to: "Annotations/b.xml")
    try folder.write("<annotation><object>", to: "Annotations/broken.xml")
    return folder
  }

  private func text(_ folder: ScratchFolder, _ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private func run(_ folder: ScratchFolder, _ options: String...) -> CommandRun {
    CommandRun(
      DatasetCommand.self,
      ["lint", folder.url.path, "--output-format", "concise", "--ignore", "SET,CLS"] + options)
  }

  @Test func `a diff shows what would change and writes nothing`() throws {
    let folder = try dataset()
    let before = try text(folder, "Annotations/a.xml")
    let diff = run(folder, "--diff", "--unsafe-fixes")
    #expect(diff.status == .findings)
    #expect(
      diff.output.hasPrefix("--- a/Annotations/a.xml\n+++ b/Annotations/a.xml\n@@ -1,6 +1,6 @@"))
    #expect(diff.output.contains("<xmax>100</xmax>") && !diff.output.contains("b.xml"))
    #expect(diff.errors.hasSuffix("\n2 fixable in 1 file; nothing was written.\n"))
    #expect(try text(folder, "Annotations/a.xml") == before)
  }

  @Test func `safe fixes leave alone what would change meaning`() throws {
    let folder = try dataset()
    let before = try text(folder, "Annotations/a.xml")
    let fixed = run(folder, "--fix")
    #expect(fixed.status == .findings && fixed.errors.hasSuffix("\n0 fixed in 0 files.\n"))
    #expect(try text(folder, "Annotations/a.xml") == before)
  }

  @Test func `fixes change only what they must, report what is left, and find nothing to do again`()
    throws
  {
    let folder = try dataset()
    let before = try text(folder, "Annotations/a.xml")
    let fixed = run(folder, "--unsafe-fixes")
    #expect(fixed.errors.hasSuffix("\n2 fixed in 1 file.\n"))
    #expect(fixed.status == .findings && fixed.output.contains("broken.xml"))
    #expect(!fixed.output.contains("BOX001") && !fixed.output.contains("BOX003"))
    // 140 becomes the image's width; 60 and 30 change places.
    let after = before.replacing("<xmax>140<", with: "<xmax>100<")
      .replacing("<xmin>60<", with: "<xmin>30<").replacing("<xmax>30<", with: "<xmax>60<")
    #expect(try text(folder, "Annotations/a.xml") == after)
    let again = run(folder, "--unsafe-fixes")
    #expect(again.errors.hasSuffix("\n0 fixed in 0 files.\n") && again.output == fixed.output)
    #expect(try text(folder, "Annotations/broken.xml") == "<annotation><object>")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "Annotations").path)
    #expect(left.sorted() == ["a.xml", "b.xml", "broken.xml"])
  }

  @Test func `a split list loses its carriage returns`() throws {
    let folder = try dataset()
    try folder.write("a\r\nb\r\n", to: "ImageSets/Main/train.txt")
    let fixed = CommandRun(
      DatasetCommand.self, ["lint", folder.url.path, "--select", "SET007", "--fix"])
    #expect(fixed.status == .clean && fixed.errors.hasSuffix("\n1 fixed in 1 file.\n"))
    #expect(try text(folder, "ImageSets/Main/train.txt") == "a\nb\n")
  }

  @Test func `a link that leads out of the dataset is not followed`() throws {
    let folder = try dataset()
    let link = folder.url.appending(path: "Annotations/a.xml")
    let outside = try ScratchFolder()
    let target = outside.url.appending(path: "elsewhere.xml")
    try FileManager.default.moveItem(at: link, to: target)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
    let before = try String(contentsOf: target, encoding: .utf8)
    _ = run(folder, "--unsafe-fixes")
    #expect(try String(contentsOf: target, encoding: .utf8) == before)
  }

  @Test func `a finding that is not told is not fixed`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      <annotation><size><width>100</width><height>80</height><depth>3</depth></size><object>\
      <name>car</name><bndbox><xmin>10.0</xmin><ymin>10</ymin><xmax>40</xmax><ymax>40</ymax>\
      </bndbox></object></annotation>
      """, to: "a.xml")
    let quiet = CommandRun(
      DatasetCommand.self,
      ["lint", folder.url.path, "--fix", "--output-format", "concise", "--ignore", "CLS"])
    #expect(quiet.status == .clean && quiet.output.isEmpty)
    #expect(try text(folder, "a.xml").contains("10.0"))
    let told = CommandRun(
      DatasetCommand.self, ["lint", folder.url.path, "--select", "VOC017", "--fix"])
    #expect(told.errors.hasSuffix("\n1 fixed in 1 file.\n"))
    #expect(try text(folder, "a.xml").contains("<xmin>10</xmin>"))
  }

  @Test func `a class renamed everywhere counts as the one finding that it is`() throws {
    let folder = try ScratchFolder()
    for (file, name) in [("a", "car"), ("b", "car"), ("c", "Car"), ("d", "Car"), ("e", "car")] {
      try folder.write(
        """
        <annotation><size><width>100</width><height>80</height><depth>3</depth></size><object>\
        <name>\(name)</name><bndbox><xmin>10</xmin><ymin>10</ymin><xmax>40</xmax><ymax>40</ymax>\
        </bndbox></object></annotation>
        """, to: "labels/\(file).xml")
    }
    let fixed = CommandRun(
      DatasetCommand.self, ["lint", folder.path("labels"), "--select", "CLS002", "--unsafe-fixes"])
    #expect(fixed.status == .clean && fixed.errors.hasSuffix("\n1 fixed in 2 files.\n"))
    #expect(try text(folder, "labels/d.xml").contains("<name>car</name>"))
  }

  /// Two objects that only a second round mends: swapped edges whose box then reaches past its image.
  private func twoRounds() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(
      """
      <annotation><size><width>100</width><height>80</height><depth>3</depth></size>
      <object><name>car</name><bndbox><xmin>60</xmin><ymin>10</ymin><xmax>30</xmax><ymax>95</ymax>\
      </bndbox></object>
      <object><name>Car</name><bndbox><xmin>70</xmin><ymin>10</ymin><xmax>130</xmax><ymax>40</ymax>\
      </bndbox></object>
      </annotation>

      """, to: "Annotations/a.xml")
    try folder.write("a\r\n", to: "ImageSets/Main/train.txt")
    return folder
  }

  @Test func `rounds of one file are one file`() throws {
    let folder = try twoRounds()
    let diff = run(folder, "--unsafe-fixes", "--diff")
    let fixed = run(folder, "--unsafe-fixes")
    #expect(diff.errors.contains("fixable in 1 file;"), "\(diff.errors)")
    #expect(fixed.errors.contains("fixed in 1 file."), "\(fixed.errors)")
  }

  @Test(arguments: [
    "<pose>Left</pose>", "<difficult>1</difficult>", "<attributes><a>1</a></attributes>",
  ])
  func `a copy that says something else is no copy`(extra: String) throws {
    let folder = try ScratchFolder()
    func file(_ extras: [String]) -> String {
      let objects = extras.map {
        """
        <object><name>car</name>\($0)<bndbox><xmin>10</xmin><ymin>10</ymin><xmax>40</xmax>
        <ymax>40</ymax></bndbox></object>

        """
      }
      return "<annotation><size><width>100</width><height>80</height><depth>3</depth></size>\n"
        + objects.joined() + "</annotation>\n"
    }
    let other = file(["", extra])
    try folder.write(other, to: "a.xml")
    let told = CommandRun(
      DatasetCommand.self, ["lint", folder.url.path, "--select", "BOX009", "--unsafe-fixes"])
    #expect(told.output.contains("BOX009"))
    #expect(try folder.text("a.xml") == other)
    try folder.write(file([extra, "", extra]), to: "a.xml")
    _ = CommandRun(DatasetCommand.self, ["lint", folder.url.path, "--select", "BOX009", "--fix"])
    #expect(try folder.text("a.xml") == file([extra, ""]))
  }

  @Test func `rows that differ in space stay, and a true copy goes`() throws {
    let folder = try ScratchFolder()
    let row = "Car 0.00 0 -1.57 100 150 160 190 1.50 1.60 3.90 -5.00 1.70 20.00 -1.57\n"
    let other = row.replacing("20.00", with: "31.00")
    try folder.write(row + other + row.replacing("0.00", with: "0.0"), to: "label_2/000001.txt")
    let fixed = CommandRun(
      DatasetCommand.self,
      ["lint", folder.url.path, "--select", "BOX009", "--fix", "--image-size", "1242x375"])
    #expect(fixed.errors.contains("1 fixed in 1 file."))
    #expect(fixed.output.contains("same box: 'Car' of line 1 has it too"))
    #expect(try folder.text("label_2/000001.txt") == row + other)
  }
}
