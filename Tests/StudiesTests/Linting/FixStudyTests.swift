import Foundation
import Lint
import Studies
import Testing

@Suite struct FixStudyTests {
  @Test func `a preview shows what is written, all rounds of it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fix-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    // Swapped edges: only when they are put in order does the box reach past its image.
    try write(
      """
      <annotation><size><width>100</width><height>80</height><depth>3</depth></size>
      <object><name>car</name><bndbox><xmin>60</xmin><ymin>10</ymin><xmax>30</xmax><ymax>95</ymax>\
      </bndbox></object>
      <object><name>Car</name><bndbox><xmin>70</xmin><ymin>10</ymin><xmax>130</xmax><ymax>40</ymax>\
      </bndbox></object>
      </annotation>

      """, "Annotations/a.xml")
    try write("a\r\n", "ImageSets/Main/train.txt")
    let before = try text("Annotations/a.xml")
    let study = FixStudy(safeties: [.safe, .unsafe])
    let (changes, preview) = study.preview(LintStudy().run(on: try Dataset([folder.path])))
    #expect(try text("Annotations/a.xml") == before)
    var outcome = LintStudy().run(on: try Dataset([folder.path]))
    let tally = study.run(&outcome)
    #expect(changes.map(\.path) == ["Annotations/a.xml", "ImageSets/Main/train.txt"])
    for change in changes {
      #expect(try String(decoding: change.after, as: UTF8.self) == text(change.path))
    }
    #expect(changes.first.map { String(decoding: $0.before, as: UTF8.self) } == before)
    #expect(try text("Annotations/a.xml").contains("<ymax>80</ymax>"))
    #expect(preview.fixed == tally.fixed && preview.files == 2 && tally.files == 2)
    #expect(outcome.findings.allSatisfy { $0.fix == nil })
  }
}
