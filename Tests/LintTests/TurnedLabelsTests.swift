import Boxes
import Labels
import Testing

@testable import Lint

@Suite struct `Turned labels` {
  /// A picture of 100 × 80 that viewers turn, and labels that were drawn in the frame that they show.
  private static let picture = ImageFacts(
    path: "a.jpg", size: ImageSize(width: 100, height: 80), orientation: 6)

  private static func labels(_ box: WrittenBox, declared: Bool = true) -> LabeledImage {
    var image = LabeledImage(
      path: "a.xml", format: .voc, objects: [LabeledObject(className: "dog", box: box)],
      declaredSize: declared ? DeclaredSize(width: 80, height: 100, depth: 3) : nil)
    image.imageSize = picture.size
    if !declared { image.issues = [ReadIssue(.missingSize(detail: "no <size>"), at: .start)] }
    return image
  }

  private static func findings(_ image: LabeledImage, select: [String] = []) throws -> [Finding] {
    let selection = try select.isEmpty ? .standard : RuleSelection(select: select)
    var worker = Linter(selection: selection).makeWorker()
    return worker.check(image, picture: picture)
  }

  @Test(arguments: [WrittenBox(10, 85, 20, 98), WrittenBox(10, 60, 20, 98)])
  func `boxes that fit only the turned frame are one error, and nothing is to be mended`(
    box: WrittenBox
  ) throws {
    let findings = try Self.findings(Self.labels(box))
    #expect(findings.map(\.code) == ["IMG004"] && findings.map(\.severity) == [.error])
    // Without the rule that says it, the others do, but offer nothing.
    let others = try Self.findings(Self.labels(box), select: ["VOC013", "BOX001", "BOX002"])
    #expect(others.count == 2 && others.allSatisfy { $0.fix == nil })
  }

  @Test func `the stored size is not offered where the turned one is declared or wanted`() throws {
    let fitsBoth = WrittenBox(10, 10, 20, 20)
    let declared = try Self.findings(Self.labels(fitsBoth), select: ["VOC013"])
    #expect(declared.map(\.code) == ["VOC013"] && declared[0].fix == nil)
    let missing = Self.labels(WrittenBox(10, 85, 20, 98), declared: false)
    let findings = try Self.findings(missing, select: ["VOC012"])
    #expect(findings.map(\.code) == ["VOC012"] && findings[0].fix == nil)
  }

  @Test func `labels of the stored frame are judged by it as ever`() throws {
    var image = Self.labels(WrittenBox(90, 10, 104, 20))
    image.declaredSize = DeclaredSize(width: 100, height: 80, depth: 3)
    let findings = try Self.findings(image)
    #expect(
      findings.map(\.code) == ["IMG004", "BOX001"] || findings.map(\.code) == ["BOX001", "IMG004"])
    #expect(findings.contains { $0.code == "BOX001" && $0.fix != nil })
  }
}
