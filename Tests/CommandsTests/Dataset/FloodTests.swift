import Commands
import Foundation
import Testing

/// What a whole set has in common is told once, and mended in all its files.
@Suite struct FloodTests {
  private func dataset(_ number: String = "10.0") throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for name in 0..<6 {
      try folder.write(
        """
        <annotation><size><width>100</width><height>80</height><depth>3</depth></size>
        <object><name>car</name><truncated>Unspecified</truncated><bndbox><xmin>\(number)</xmin>
        <ymin>\(name + 2)</ymin><xmax>40</xmax><ymax>50</ymax></bndbox></object></annotation>
        """, to: "labels/\(name).xml")
    }
    return folder
  }

  private func lint(_ folder: ScratchFolder, _ options: String...) -> CommandRun {
    CommandRun(
      DatasetCommand.self,
      [
        "lint", folder.path("labels"), "--output-format", "concise", "--select", "VOC017,VOC018",
        "--voc-pixels", "one-based",
      ]
        + options)
  }

  @Test func `one finding speaks for six files, and its fix mends them all`() throws {
    let folder = try dataset()
    let found = lint(folder).output.split(separator: "\n")
    #expect(found.count { $0.contains("VOC017") } == 1)
    #expect(found.count { $0.contains("VOC018") } == 1)
    #expect(found.allSatisfy { $0.hasPrefix("0.xml:") && $0.contains("in 6 files, also 1.xml:") })
    let diff = lint(folder, "--diff")
    #expect(diff.output.matches(of: /\+<object>.*<xmin>10<\/xmin>/).count == 6)
    let fixed = lint(folder, "--fix")
    #expect(!fixed.output.contains("VOC017"))
    let text = try String(contentsOfFile: folder.path("labels/5.xml"), encoding: .utf8)
    #expect(text.contains("<xmin>10</xmin>"))
  }

  @Test func `a baseline holds each of them back`() throws {
    let folder = try dataset("10.5")
    let known = folder.path("known.txt")
    #expect(lint(folder, "--write-baseline", known).status == .clean)
    let entries = try String(contentsOfFile: known, encoding: .utf8)
    #expect(entries.split(separator: "\n").count == 13)
    #expect(lint(folder, "--baseline", known).output.isEmpty)
    // A new file is told, though its like are known.
    try FileManager.default.copyItem(
      atPath: folder.path("labels/5.xml"), toPath: folder.path("labels/9.xml"))
    let found = lint(folder, "--baseline", known).output.split(separator: "\n")
    #expect(found.count == 2 && found.allSatisfy { $0.hasPrefix("9.xml:") })
  }
}
