import Testing

@testable import Labels

@Suite struct `Reader limits` {
  private let limit = ReadIssue.Kind.tooManyObjects(limit: 100_000)

  @Test func `a VOC file of too many objects is refused whole`() throws {
    let objects = String(repeating: "<object/>", count: 100_001)
    let image = try read("<annotation>\(objects)</annotation>", .voc)
    #expect(image.objects.isEmpty)
    #expect(image.issues.map(\.kind) == [limit])
    #expect(image.issues.first?.position.column == 13 + 9 * 100_000)
  }

  @Test(arguments: [LabelFormatName.kitti, .yolo])
  func `a text of too many lines is read that far`(format: LabelFormatName) throws {
    let image = try read(String(repeating: "a\n", count: 100_005), format)
    #expect(image.objects.count == 100_000)
    #expect(image.issues.last?.kind == limit)
    #expect(image.issues.last?.position.line == 100_001)
  }

  @Test func `faults without end are noted up to a number`() throws {
    let fields = String(repeating: "<xmin/>", count: 150_000)
    let image = try read(
      "<annotation><object><bndbox>\(fields)</bndbox></object></annotation>", .voc)
    #expect(image.issues.count == 100_000)
    #expect(image.objects.first?.box == nil)
  }
}
