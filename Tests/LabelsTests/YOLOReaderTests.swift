import Boxes
import Testing

@testable import Labels

@Suite struct `YOLO reader` {
  private func readYOLO(_ text: String, _ names: [String]? = ["car", "dog"]) throws -> LabeledImage
  {
    var options = ReadOptions()
    options.classNames = names
    return try read(text, .yolo, options)
  }

  @Test func `a row is a share of the image until its size is known`() throws {
    var image = try readYOLO("1 0.5 0.5 0.25 0.5\n")
    #expect(image.objects.map(\.className) == ["dog"])
    #expect(image.objects.first?.box == WrittenBox(0.375, 0.25, 0.625, 0.75, .continuous))
    #expect(image.isUnit)
    #expect(image.size == ImageSize(width: 1, height: 1))
    image.imageSize = ImageSize(width: 80, height: 40)
    image.scaleUnitBoxes()
    // 0.375 · 80 = 30, 0.25 · 40 = 10, 0.625 · 80 = 50, 0.75 · 40 = 30.
    #expect(image.objects.first?.box == WrittenBox(30, 10, 50, 30, .continuous))
    #expect(!image.isUnit)
    #expect(image.size == ImageSize(width: 80, height: 40))
  }

  @Test func `without names the number is the name`() throws {
    #expect(try readYOLO("7 0.5 0.5 0.2 0.2", nil).objects.map(\.className) == ["7"])
  }

  static let faults: [(String, ReadIssue.Kind)] = [
    ("2 0.5 0.5 0.2 0.2", .badClassNumber(text: "2", classes: 2)),
    ("-1 0.5 0.5 0.2 0.2", .badClassNumber(text: "-1", classes: 2)),
    ("1.5 0.5 0.5 0.2 0.2", .badClassNumber(text: "1.5", classes: 2)),
    (
      "99999999999999999999 0.5 0.5 0.2 0.2",
      .badClassNumber(text: "99999999999999999999", classes: 2)
    ),
    ("0 0.5 0.5 0.2", .wrongFieldCount(found: 4, expected: 5)),
    ("0 0.5 0.5 0.2 0.2 0.87", .wrongFieldCount(found: 6, expected: 5)),
    ("0,0.5,0.5,0.2,0.2", .wrongFieldCount(found: 1, expected: 5)),
    ("0 0.1 0.1 0.2 0.1 0.2 0.2 0.3", .wrongFieldCount(found: 8, expected: 5)),
    ("0 0.5 0.5 0.2 1.000002", .outsideUnit(field: "height", text: "1.000002")),
    ("0 -0.00001 0.5 0.2 0.2", .outsideUnit(field: "x", text: "-0.00001")),
    ("0 nan 0.5 0.2 0.2", .badNumber(field: "x", text: "nan")),
    ("0 0.5 20 0.2 0.2", .outsideUnit(field: "y", text: "20")),
    ("0 0.5 0.5 -0.2 0.2", .outsideUnit(field: "width", text: "-0.2")),
  ]

  @Test(arguments: faults)
  func `one bad row is named and loses no other`(row: String, kind: ReadIssue.Kind) throws {
    let image = try readYOLO("0 0.5 0.5 0.2 0.2\n\n\(row)\n1 0.5 0.5 0.2 0.2\n")
    #expect(image.issues.map(\.kind) == [kind])
    #expect(image.issues.first?.position.line == 3)
    #expect(image.objects.map { $0.box != nil } == [true, false, true])
  }

  @Test(arguments: [
    ("1 0.25 0.5 0.5 0.125 0.375 0.75", 3, WrittenBox(0.25, 0.125, 0.5, 0.75, .continuous)),
    ("1 0.5 0.25 0.75 0.5 0.5 0.75 0.25 0.5", 4, WrittenBox(0.25, 0.25, 0.75, 0.75, .continuous)),
  ])
  func `a polygon is the box around it, and said`(row: String, points: Int, box: WrittenBox) throws
  {
    let image = try readYOLO(row + "\n0 0.5 0.5 0.2 0.2\n")
    #expect(image.issues.map(\.kind) == [.polygonRow(points: points)])
    #expect(image.objects.first?.box == box)
    #expect(image.objects.map(\.className) == ["dog", "car"])
    let bad = try readYOLO(row + " 0.5 1.5")
    #expect(bad.issues.map(\.kind).last == .outsideUnit(field: "y", text: "1.5"))
    #expect(bad.objects.map(\.box) == [nil])
  }

  @Test func `what misses 0 or 1 by rounding is 0 or 1`() throws {
    let image = try readYOLO("0 0.5 0.5 1.0000000000000002 1.0000001\n0 -1e-17 0.5 0 0.2")
    #expect(image.issues.isEmpty)
    #expect(
      image.objects.map(\.box) == [
        WrittenBox(0, 0, 1, 1, .continuous), WrittenBox(0, 0.4, 0, 0.6, .continuous),
      ])
  }

  @Test func `class names come from beside the labels`() throws {
    let scratch = Scratch()
    scratch.write("labels/a.txt", "1 0.5 0.5 0.2 0.2\n")
    scratch.write("images/a.png", "1234")
    scratch.write("data.yaml", "path: .\nnc: 2\nnames: [car, 'big dog']\n")
    let files = try DatasetLoader().find([scratch.path])
    #expect(files.format(0) == .yolo)
    #expect(files.classNames == ["car", "big dog"])
    var stream = LabelStream(files)
    stream.images = try ImagePairing(files)
    stream.imageSize = { _ in ImageSize(width: 100, height: 50) }
    let (found, _) = stream.forEach(makeWorker: { 0 }) { _, image, _, _ in
      "\(image.objects.map(\.className)) \(image.objects.first?.box?.checked?.width ?? 0)"
    }
    #expect(found == ["[\"big dog\"] 20.0"])
  }
}
