import Boxes
import Foundation
import Testing

@testable import Labels

@Suite struct `TF2 text` {
  private func readText(_ text: String, _ names: [String]? = nil) throws -> LabeledImage {
    var options = ReadOptions()
    options.classNames = names
    return try read(text, .tf2Text, options)
  }

  @Test func `six fields are name, number and corners`() throws {
    let image = try readText("bird,1,605,34,622,59\ncow, 3 ,588,5,606,77\n")
    #expect(image.issues.isEmpty)
    #expect(image.objects.map(\.className) == ["bird", "cow"])
    #expect(
      image.objects.map(\.box) == [
        WrittenBox(605, 34, 622, 59, .continuous), WrittenBox(588, 5, 606, 77, .continuous),
      ])
    #expect(image.objects.map(\.position.line) == [1, 2])
    #expect(image.stem == "a")
  }

  @Test func `five fields are class and corners`() throws {
    let words = try readText("potted plant,-1,0,45,60\nbird,1,2,3,4\n")
    #expect(words.issues.isEmpty)
    #expect(words.objects.map(\.className) == ["potted plant", "bird"])
    #expect(words.objects.first?.box == WrittenBox(-1, 0, 45, 60, .continuous))
    #expect(try readText("1,2,3,4,5\n").objects.map(\.className) == ["1"])
    #expect(try readText("1,2,3,4,5\n", ["car", "dog"]).objects.map(\.className) == ["dog"])
  }

  @Test func `a name that is left out is that of the number`() throws {
    #expect(try readText(",1,2,3,4,5\n", ["car", "dog"]).objects.map(\.className) == ["dog"])
    #expect(try readText(",1,2,3,4,5\n").objects.map(\.className) == ["1"])
  }

  static let faults: [(String, ReadIssue.Kind, Int)] = [
    ("bird,1,2,3", .wrongFieldCount(found: 4, expected: 6), 1),
    ("bird,1,2,3,4,5,6", .wrongFieldCount(found: 7, expected: 6), 1),
    ("bird 1 2 3 4 5", .wrongFieldCount(found: 1, expected: 6), 1),
    ("bird,2,3,4,5", .wrongFieldCount(found: 5, expected: 6), 1),
    ("bird,1,x,3,4,5", .badNumber(field: "xmin", text: "x"), 8),
    ("bird,1,2,3,4,", .badNumber(field: "ymax", text: ""), 14),
    ("bird,1,2,nan,4,5", .badNumber(field: "ymin", text: "nan"), 10),
    ("bird,one,2,3,4,5", .badClassNumber(text: "one", classes: nil), 6),
    ("bird,-1,2,3,4,5", .badClassNumber(text: "-1", classes: nil), 6),
    ("name,class,x1,y1,x2,y2", .badClassNumber(text: "class", classes: nil), 6),
  ]

  @Test(arguments: faults)
  func `one bad row is named and loses no other`(
    row: String, kind: ReadIssue.Kind, column: Int
  ) throws {
    let image = try readText("car,0,1,2,3,4\n\n\(row)\ndog,1,5,6,7,8\n")
    #expect(image.issues.map(\.kind) == [kind])
    #expect(image.issues.first?.position == TextPosition(line: 3, column: column))
    #expect(image.issues.first?.object == 1)
    #expect(image.objects.map { $0.box != nil } == [true, false, true])
  }

  @Test func `class numbers beyond a list are named`() throws {
    let kinds = try readText("2,1,2,3,4\n-1,1,2,3,4\n,1,2,3,4\n", ["a", "b"]).issues.map(\.kind)
    #expect(
      kinds == [
        .badClassNumber(text: "2", classes: 2), .badClassNumber(text: "-1", classes: nil),
        .badClassNumber(text: "", classes: nil),
      ])
  }

  @Test func `the first row that can be read says of which kind all are`() throws {
    let five = try readText("bird,1,2,3,4\nbird,0,1,2,3,4\n")
    #expect(five.issues.map(\.kind) == [.wrongFieldCount(found: 6, expected: 5)])
    // A header of another kind is one bad row, and rows say what they are.
    let headed = try readText("class,x1,y1,x2,y2\nbird,0,1,2,3,4\ncar,1,1,2,3,4\n")
    #expect(headed.issues.map(\.position.line) == [1, 1, 1, 1])
    #expect(headed.objects.map { $0.box != nil } == [false, true, true])
    // The next file is asked anew.
    let reader = TF2TextReader(classNames: nil)
    var issues = 0
    for text in ["a,0,1,2,3,4\n", "a,1,2,3,4\n"] {
      Array(text.utf8).withUnsafeBytes { reader.read($0, path: "") { issues += $0.issues.count } }
    }
    #expect(issues == 0)
  }

  @Test func `fractions are read and named, since the trainer dies of them`() throws {
    let image = try readText("car,0,1.5,2,3.0,4\n")
    #expect(
      image.issues.map(\.kind) == [
        .fractionalCoordinate(field: "xmin", text: "1.5", whole: false),
        .fractionalCoordinate(field: "xmax", text: "3.0", whole: true),
      ])
    #expect(image.objects.first?.box == WrittenBox(1.5, 2, 3, 4, .continuous))
  }

  @Test(arguments: ["", "\n", "\n \r\n\t\n"])
  func `an empty file and blank lines are no objects`(text: String) throws {
    let image = try readText(text)
    #expect(image.objects.isEmpty)
    #expect(image.issues.filter { $0.kind != .mixedLineEnds }.isEmpty)
  }

  @Test func `what no text file should hold is said`() throws {
    let long = String(repeating: "9", count: 70_000)
    #expect(
      try readText("car,0,1,2,3,\(long)").issues.map(\.kind)
        == [.lineTooLong(bytes: 70_012, limit: 65_536, fields: 6)])
    #expect(try readText("\u{FEFF}car,0,1,2,3,4").issues.map(\.kind) == [.byteOrderMark])
    let bad = try read(Array("car,0,1,2,3,4\nc".utf8) + [0xE9, 0x2C], .tf2Text)
    #expect(bad.issues.map(\.kind) == [.badEncoding(detail: "a byte that is no UTF-8")])
    let wide = try read([0xFF, 0xFE, 0x63, 0], .tf2Text)
    #expect(
      wide.issues.map(\.kind)
        == [.badEncoding(detail: "UTF-16; TF2 text labels are ASCII or UTF-8")])
  }

  @Test(arguments: 0..<8)
  func `mutated texts never trap and keep one object a line at most`(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let start = Array("bird,1,605,34,622,59\npotted plant,17,-1,0,45,60\r\n\ncar,2,1,2,3,4".utf8)
    for _ in 0..<500 {
      let bytes = mutate(start, &random)
      for image in LabelFormats.read(bytes, as: .tf2Text) {
        #expect(image.objects.count <= bytes.count { $0 == 0x0A || $0 == 0x0D } + 1)
        #expect(image.objects.indices.allSatisfy { image.objects[$0].index == $0 })
      }
    }
  }
}

@Suite struct `TF2 text among others` {
  private func recognized(_ text: String) -> LabelFormatName? {
    Array(text.utf8).withUnsafeBytes { LabelFormats.recognize($0)?.name }
  }

  @Test(arguments: ["bird,1,605,34,622,59\n", "\n\npotted plant,-1,0,45,60", "a , 0 , 1,2,3,4"])
  func `its rows are told by content`(text: String) {
    #expect(recognized(text) == .tf2Text)
  }

  @Test(arguments: [
    // Lists of pictures, with sizes or with boxes.
    "a.jpg,1,10,20,30,40", "img/a,10,20,30,40", "a.jpg,10,20,30,40", "c:\\a,10,20,30,40",
    "a.jpg 10,20,30,40,2", "street,640,480,24,3", "000001,1242,375", "000001,1,2,3,4",
    // A header, shares, tracks, another order, other counts.
    "class,x1,y1,x2,y2", "name,class,x1,y1,x2,y2", "0,0.5,0.5,0.2,0.2", "car,0.1,0.1,0.5,0.5",
    "1,2,100,100,30,40,1,1,1", "car,30,40,10,20", "car,-1,1,2,3,4", ",1,2,3,4,5", "car,1,2,3",
  ])
  func `what only looks like it is not taken for it`(text: String) {
    #expect(recognized(text) == nil)
  }

  @Test func `a folder of it is found, paired and numbered by stem`() throws {
    let scratch = Scratch()
    scratch.write("set/Annotations_text/a.txt", "bird,1,605,34,622,59\n")
    scratch.write("set/Annotations_text/b.txt", "")
    scratch.write("set/JPEGImages/a.jpg", "1234")
    let files = try DatasetLoader().find([scratch.path + "/set"])
    #expect((0..<files.count).map(files.format) == [.tf2Text, .tf2Text])
    let pairing = try ImagePairing(files)
    #expect(pairing.image(of: 0)?.path.hasSuffix("JPEGImages/a.jpg") == true)
    #expect(pairing.image(of: 1) == nil)
  }

  @Test func `beside the VOC files that it was made of it does not count twice`() throws {
    let scratch = Scratch()
    scratch.write("Annotations/a.xml", voc(object()))
    scratch.write("Annotations_text/a.txt", "car,0,0,1,30,40\n")
    let files = try DatasetLoader().find([scratch.path])
    #expect((0..<files.count).map(files.path) == ["Annotations/a.xml"])
    let stated = try DatasetLoader(format: .tf2Text).find([scratch.path + "/Annotations_text"])
    #expect(stated.count == 1)
  }
}

@Suite struct `TF2 text writer` {
  private let classes = ClassList(stated: ["bird", "a, b"])

  private func write(_ objects: [LabeledObject]) -> (text: String, losses: [ConversionLoss: Int]) {
    let image = LabeledImage(path: "a.xml", format: .voc, objects: objects)
    let output = LabelWriter(.tf2Text, classes: classes).write([(image, "a.png")])
    return (String(decoding: output.bytes, as: UTF8.self), output.losses)
  }

  @Test func `one-based corners lose 1 at the low edges, as the walk-through does it`() throws {
    let (text, losses) = write([
      LabeledObject(className: "bird", box: WrittenBox(606, 35, 622, 59))
    ])
    #expect(text == "bird,0,605,34,622,59\n")
    #expect(losses.isEmpty)
    let back = try read(text, .tf2Text)
    #expect(back.objects.first?.box?.edges == WrittenBox(606, 35, 622, 59).edges)
  }

  @Test func `what it can't hold is counted`() {
    var flagged = LabeledObject(className: "bird", box: WrittenBox(1.9, 0, 3.5, 4))
    flagged.flags.difficult = 1
    var crowd = LabeledObject(className: "bird", box: WrittenBox(1, 2, 3, 4))
    crowd.flags.isCrowd = true
    let (text, losses) = write([
      flagged, crowd, LabeledObject(className: "a, b", box: WrittenBox(1, 2, 3, 4)),
      LabeledObject(className: "cat", box: WrittenBox(1, 2, 3, 4)),
      LabeledObject(className: "bird", box: WrittenBox(1, 2, .infinity, 4)),
    ])
    // int(1.9) - 1 and int(0) - 1.
    #expect(text == "bird,0,0,-1,3,4\na_ b,1,0,1,3,4\n")
    #expect(
      losses == [
        .difficult: 1, .fraction: 1, .comma: 1, .ignoredRegion: 1, .unknownClass: 1,
        .unstatableBox: 1,
      ])
  }

  /// Recorded from the walk-through's own conversion and reader, where it lies beside the repository.
  @Test(.enabled(if: `Real labels`.data != nil))
  func `rows are those of the walk-through's own conversion`() throws {
    let folder = "\(`Real labels`.data ?? "")/../goldens/readers"
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/tf2_ssdmodel.json")))
    let recorded = try #require(json as? [String: Any])
    let names = try #require(recorded["classes"] as? [String])
    let cases = try #require(recorded["cases"] as? [String: [String: Any]])
    var compared = 0
    for (stem, entry) in cases {
      guard let rows = entry["text_rows"] as? [String] else { continue }
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/cases/\(stem).xml")))
      let image = try #require(LabelFormats.read(bytes, as: .voc, path: "\(stem).xml").first)
      // What VOC's reader does not read at all (two boxes of one object, broken XML) is its own.
      guard image.objects.count == rows.count, image.objects.allSatisfy({ $0.box != nil }) else {
        continue
      }
      let output = LabelWriter(.tf2Text, classes: ClassList(stated: names)).write([(image, "")])
      let text = String(decoding: output.bytes, as: UTF8.self)
      #expect(text.split(separator: "\n").map(String.init) == rows, "\(stem)")
      let back = try read(output.bytes, .tf2Text)
      let objects = try #require(entry["objects"] as? [[String: Any]])
      #expect(back.issues.isEmpty)
      #expect(
        back.objects.map { [$0.box?.xMin, $0.box?.yMin, $0.box?.xMax, $0.box?.yMax] }
          == objects.map { ($0["pixels"] as? [Double] ?? []).map(Optional.some) }, "\(stem)")
      compared += 1
    }
    #expect(compared >= 66)
  }
}
