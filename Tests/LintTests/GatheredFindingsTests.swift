import Boxes
import Labels
import Testing

@testable import Lint

/// One finding for many of a kind.
@Suite struct `Gathered findings` {
  /// VOC files without a size, whose images are there.
  private static func findings(_ count: Int) -> [Finding] {
    let linter = Linter()
    var worker = linter.makeWorker()
    return (0..<count).flatMap { number in
      var image = LabeledImage(
        path: "\(number).xml", format: .voc,
        objects: [LabeledObject(className: "car", box: WrittenBox(10, 10, 30, 30))],
        issues: [ReadIssue(.missingSize(detail: "no <size>"), at: .start)])
      image.imageSize = ImageSize(width: 100 + number, height: 80)
      return worker.check(image)
    }
  }

  @Test func `a few of a kind are left as they are`() {
    #expect(Self.findings(3).gathered().map(\.file) == ["0.xml", "1.xml", "2.xml"])
  }

  @Test func `more are one, at the first place, with the count and the fix of all`() throws {
    let all = Self.findings(5)
    let gathered = Array(all.reversed()).gathered()
    let finding = try #require(gathered.first)
    #expect(gathered.count == 1)
    #expect(finding.file == "0.xml")
    #expect(
      finding.message.text
        == "no usable image size: no <size> (in 5 files, also 1.xml:1 and 2.xml:1)")
    #expect(finding.severity == .warning)
    #expect(finding.fix?.title == "write the size of each image")
    #expect(finding.fixedFiles == ["0.xml", "1.xml", "2.xml", "3.xml", "4.xml"])
    for (number, one) in all.enumerated() {
      let image = LabeledImage(path: "\(number).xml", format: .voc)
      let size = try #require(ImageSize(width: 100 + number, height: 80))
      #expect(finding.edits(in: image) == [.setSize(size)])
      #expect(one.edits(in: image) == [.setSize(size)])
    }
    #expect(finding.edits(in: LabeledImage(path: "9.xml", format: .voc)).isEmpty)
    // A baseline of it knows it again when there are more.
    #expect(Self.findings(7).gathered().map(\.fingerprint) == [finding.fingerprint])
  }

  @Test func `kinds and severities stay apart, and what is of no kind stays`() {
    var findings = Self.findings(4)
    findings[3].severity = .error
    #expect(findings.gathered().count == 4)
    var other = Self.findings(4)
    for place in other.indices { other[place].kind = .init("another") }
    #expect((Self.findings(4) + other).gathered().count == 2)
    for place in other.indices { other[place].kind = nil }
    #expect((Self.findings(4) + other).gathered().count == 5)
  }
}
