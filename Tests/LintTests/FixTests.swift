import Labels
import Testing

@testable import Lint

@Suite struct FixTests {
  /// A VOC file of one object; the lines are those of a usual writer.
  private static func file(_ name: String, _ box: String, size: String = "") -> [UInt8] {
    let values = zip(["xmin", "ymin", "xmax", "ymax"], box.split(separator: " "))
      .map { "<\($0)>\($1)</\($0)>" }.joined()
    return Array(
      """
      <annotation><size><width>100</width><height>80</height><depth>3</depth></size>
      <object><name>\(name)</name><bndbox>\(values)</bndbox></object>
      </annotation>

      """.utf8)
  }

  private static func read(_ bytes: [UInt8], _ path: String) -> [LabeledImage] {
    LabelFormats.read(bytes, as: .voc).map { image in
      var image = image
      image.path = path
      return image
    }
  }

  private static func findings(_ files: [(String, [UInt8])]) -> [Finding] {
    let linter = Linter()
    var worker = linter.makeWorker()
    var findings: [Finding] = []
    for (path, bytes) in files {
      for image in read(bytes, path) { findings += worker.check(image) }
    }
    return findings + linter.conclude([worker])
  }

  private static func fixed(_ files: [(String, [UInt8])]) throws -> [(String, [UInt8])] {
    let findings = findings(files)
    return try files.map { path, bytes in
      let edits = read(bytes, path).flatMap { image in findings.flatMap { $0.edits(in: image) } }
      return (path, try LabelEditor.apply(edits, to: bytes, as: .voc))
    }
  }

  @Test(arguments: [
    ("BOX001", "90 10 104 20", "90 10 100 20"), ("BOX003", "40 30 20 10", "20 10 40 30"),
  ])
  func `a fixed box passes, and only its numbers have changed`(
    code: String, before: String, after: String
  ) throws {
    let files = [("a.xml", Self.file("car", before))]
    #expect(Self.findings(files).map(\.code) == [code])
    let fixed = try Self.fixed(files)
    #expect(fixed[0].1 == Self.file("car", after))
    #expect(Self.findings(fixed).isEmpty)
  }

  @Test func `an object that nothing can be made of is taken out`() throws {
    let fixed = try Self.fixed([("a.xml", Self.file("car", "20 10 20 30"))])
    #expect(Self.read(fixed[0].1, "a.xml").first?.objects.isEmpty == true)
  }

  @Test func `a set that counts from 0 is written anew in every file`() throws {
    let files = [
      ("a.xml", Self.file("car", "0 10 99 40")), ("b.xml", Self.file("car", "5 10 30 40")),
    ]
    #expect(Self.findings(files).map(\.code) == ["VOC020"])
    let fixed = try Self.fixed(files)
    #expect(fixed.map(\.1) == [Self.file("car", "1 11 100 41"), Self.file("car", "6 11 31 41")])
    #expect(Self.findings(fixed).isEmpty)
  }

  @Test func `a spelling is corrected in every file`() throws {
    let files = [
      ("a.xml", Self.file("car", "10 10 30 40")), ("b.xml", Self.file("Car", "10 10 30 40")),
      ("c.xml", Self.file("car", "10 10 30 40")), ("d.xml", Self.file("Car", "10 10 30 40")),
      ("e.xml", Self.file("car", "10 10 30 40")),
    ]
    let fixed = try Self.fixed(files)
    #expect(fixed.allSatisfy { $0.1 == files[0].1 })
    #expect(Self.findings(fixed).isEmpty)
  }
}
