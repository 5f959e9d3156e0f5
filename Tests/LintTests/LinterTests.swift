import Boxes
import Foundation
import Labels
import Testing

@testable import Lint

@Suite struct LinterTests {
  /// Files with faults of many kinds, the same for the same number.
  static let images: [LabeledImage] = (0..<60).map { number in
    var examples = RuleList.all.flatMap { $0.info.triggers + $0.info.passes }.flatMap(\.images)
    var image = examples.remove(at: (number * 7) % examples.count)
    image.path = "labels/\(number % 7)/\(100 - number).xml"
    return image
  }

  static func findings(
    _ images: [LabeledImage], workers count: Int, _ selection: RuleSelection
  ) -> [Finding] {
    let linter = Linter(selection: selection)
    var workers = (0..<count).map { _ in linter.makeWorker() }
    var findings: [Finding] = []
    for (place, image) in images.enumerated() {
      findings += workers[place % count].check(image)
    }
    return (findings + linter.conclude(workers)).sorted()
  }

  @Test(arguments: 1...5)
  func `findings depend neither on the number of workers nor on the order`(workers: Int) throws {
    let all = try RuleSelection(select: ["ALL"])
    let expected = Self.findings(Self.images, workers: 1, all)
    #expect(expected.count > 50)
    #expect(Self.findings(Self.images.reversed(), workers: workers, all) == expected)
    #expect(Self.findings(Self.images.shuffled(), workers: workers, all) == expected)
  }

  @Test func `a file can be silenced for some rules, and severities can be raised`() throws {
    var settings = LintSettings()
    settings.ignores = [try PathIgnore(pattern: "old/**", rules: ["BOX"])]
    settings.severities = ["BOX009": .error]
    let linter = Linter(settings: settings)
    var worker = linter.makeWorker()
    var image = LabeledImage(
      path: "old/x/a.xml", format: .voc,
      objects: [
        LabeledObject(className: "car", box: WrittenBox(10, 10, 30, 30), index: 0),
        LabeledObject(className: "car", box: WrittenBox(10, 10, 30, 30), index: 1),
      ])
    #expect(worker.check(image).isEmpty)
    image.path = "new/a.xml"
    #expect(worker.check(image).map(\.severity) == [.error])
  }

  @Test func `a finding about a field gets the field's place from the bytes`() {
    let text = "<annotation>\n  <filenames/>\n  <filename>b.jpg</filename>\n</annotation>\n"
    var image = LabeledImage(path: "a.xml", format: .voc)
    image.voc = VOCFields(filename: "b.jpg")
    let linter = Linter()
    var worker = linter.makeWorker()
    let found = Array(text.utf8).withUnsafeBytes { worker.check(image, bytes: $0) }
    #expect(found.map(\.code) == ["VOC015"])
    #expect(found.first?.position == TextPosition(line: 3, column: 3))
    #expect(worker.check(image).first?.position == nil)
    let cut = Array("<annotation><filename".utf8).withUnsafeBytes {
      worker.check(image, bytes: $0)
    }
    #expect(cut.first?.position == nil)
  }

  @Test func `crowded files are searched without comparing all pairs`() {
    // 20,000 distinct boxes on one spot: all pairs would be 200 million overlaps.
    let objects = (0..<20_000).map { number in
      let shift = Double(number) / 100_000
      return LabeledObject(
        className: "car", box: WrittenBox(shift, shift, 50 + shift, 50 + shift, .continuous),
        index: number)
    }
    let image = LabeledImage(path: "a.txt", format: .kitti, objects: objects)
    let clock = ContinuousClock()
    var count = 0
    let time = clock.measure {
      let linter = Linter()
      var worker = linter.makeWorker()
      count = worker.check(image).count
    }
    #expect(count == 19_999)
    #expect(time < .seconds(20))
  }

  @Test func `every kind of read issue is reported by exactly one rule`() throws {
    let all = try RuleSelection(select: ["ALL"])
    for (kind, format) in Self.issues {
      var image = LabeledImage(
        path: "a", format: format,
        objects: [LabeledObject(className: "Car", box: WrittenBox(10, 10, 30, 30))],
        issues: [ReadIssue(kind, at: .start, object: 0)])
      image.imageSize = ImageSize(width: 100, height: 80)
      var clean = image
      clean.issues = []
      let told = [image, clean].map { Self.findings([$0], workers: 1, all).count }
      #expect(told[0] == told[1] + 1, "\(kind)")
    }
  }

  private static let issues: [(ReadIssue.Kind, LabelFormatName)] = [
    (.unreadable(reason: "x"), .voc), (.notARegularFile(what: "x"), .voc),
    (.tooLarge(bytes: 2, limit: 1), .kitti), (.badEncoding(detail: "x"), .kitti),
    (.byteOrderMark, .kitti), (.lineTooLong(bytes: 2, limit: 1, fields: 15), .kitti),
    (.mixedLineEnds, .voc), (.bareReturns, .kitti), (.noLabel(what: "x"), .yolo),
    (.quotedClass(name: "a b"), .kitti), (.cornerAndSize, .voc),
    (.rowsRunTogether(objects: 2, field: 16, text: "0.00car"), .kitti),
    (.malformedXML(message: "x"), .voc), (.wrongRoot(found: "x"), .voc),
    (.doctype(refused: true), .voc), (.xmlLimit(what: "x"), .voc), (.missingName, .voc),
    (.missingCoordinate(field: "xmin"), .voc), (.repeatedField(field: "name"), .voc),
    (.repeatedField(field: "xmin"), .voc), (.badNumber(field: "xmin", text: "x"), .voc),
    (.badNumber(field: "xmin", text: "x"), .kitti),
    (.fractionalCoordinate(field: "xmin", text: "1.5", whole: false), .voc),
    (.missingSize(detail: "x"), .voc), (.badFlag(field: "difficult", text: "x"), .voc),
    (.ignoredContent(what: "x"), .voc), (.untidy(field: "xmin"), .voc),
    (.wrongFieldCount(found: 1, expected: 15), .kitti), (.trackingFormat, .kitti),
    (.classWithSpace(name: "a b"), .kitti), (.untidySeparator(what: "x"), .kitti),
    (.unsupportedFormat(name: "yolo"), .yolo), (.tooManyObjects(limit: 1), .kitti),
    (.wrongFieldCount(found: 6, expected: 5), .yolo),
    (.lineTooLong(bytes: 2, limit: 1, fields: 5), .yolo),
    (.badNumber(field: "x", text: "nan"), .yolo), (.outsideUnit(field: "x", text: "7"), .yolo),
    (.badClassNumber(text: "-1", classes: nil), .yolo), (.polygonRow(points: 3), .yolo),
    (.wrongFieldCount(found: 4, expected: 6), .tf2Text),
    (.lineTooLong(bytes: 2, limit: 1, fields: 6), .tf2Text),
    (.badNumber(field: "xmin", text: "x"), .tf2Text),
    (.badClassNumber(text: "x", classes: nil), .tf2Text),
    (.fractionalCoordinate(field: "xmin", text: "1.5", whole: false), .tf2Text),
    (.badEncoding(detail: "x"), .yolo), (.byteOrderMark, .yolo), (.byteOrderMark, .coco),
    (.malformedJSON(message: "x"), .coco), (.badStructure(detail: "x"), .coco),
    (.badAnnotation(id: "5", field: "image_id", detail: "x"), .coco),
    (.badAnnotation(id: "5", field: "category_id", detail: "x"), .coco),
    (.badAnnotation(id: "5", field: "bbox", detail: "x"), .coco),
    (.repeatedID(what: "image", id: 1), .coco), (.missingSize(detail: "x"), .coco),
    (.unsafePath(field: "file_name", text: "../x"), .coco),
    (.hiddenCharacters(category: "a\u{7}"), .coco), (.textIDs(what: "images"), .coco),
    (.nonFiniteNumbers(first: "NaN", count: 2), .coco),
    (.repeatedFileName(name: "a.jpg", id: "b"), .coco),
    (.repeatedCategory(name: "cat", id: 1, other: 2), .coco),
  ]

  @Test func `no kind of read issue is missing from the list that is tried`() throws {
    let source = try String(
      contentsOf: Repository.root.appending(path: "Sources/Labels/ReadIssue.swift"),
      encoding: .utf8)
    let kinds = source.matches(of: /\n    case ([a-zA-Z]+)/).map { String($0.1) }
    let tried = Set(Self.issues.map { String("\($0.0)".prefix { $0.isLetter }) })
    #expect(kinds.count > 30)
    #expect(Set(kinds).subtracting(tried).isEmpty)
  }
}
