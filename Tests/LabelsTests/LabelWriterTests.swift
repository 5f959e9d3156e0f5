import Boxes
import Testing

@testable import Labels

@Suite struct `Label writer` {
  private let classes = ClassList(stated: ["Car", "big dog"])

  private func image() -> LabeledImage {
    var dog = LabeledObject(
      className: "big dog", box: WrittenBox(1, 2, 30, 40.5, .oneBasedInclusive))
    dog.flags.difficult = 1
    dog.flags.truncated = 0
    let car = LabeledObject(className: "Car", box: WrittenBox(4, 5, 6, 7), index: 1)
    return LabeledImage(
      path: "a.xml", format: .voc, objects: [dog, car],
      declaredSize: DeclaredSize(width: 64, height: 48, depth: 3), voc: VOCFields(folder: "set"))
  }

  private func write(_ format: LabelFormatName, _ image: LabeledImage) -> LabelWriter.Output {
    LabelWriter(format, classes: classes).write([(image, "a.png")])
  }

  private func readBack(_ output: LabelWriter.Output, _ format: LabelFormatName) throws
    -> LabeledImage
  {
    var options = ReadOptions()
    options.classNames = classes.names
    return try read(output.bytes, format, options)
  }

  @Test func `VOC reads back as it was`() throws {
    let output = write(.voc, image())
    #expect(output.losses.isEmpty)
    let back = try readBack(output, .voc)
    #expect(back.objects.map(\.className) == ["big dog", "Car"])
    #expect(back.objects.map(\.box) == image().objects.map(\.box))
    #expect(back.objects.map(\.flags) == image().objects.map(\.flags))
    #expect(back.declaredSize == image().declaredSize)
    #expect(back.voc?.filename == "a.png")
    #expect(
      back.issues.map(\.kind) == [.fractionalCoordinate(field: "ymax", text: "40.5", whole: false)])
  }

  @Test func `KITTI holds the edges, and not what it has no field for`() throws {
    let output = write(.kitti, image())
    #expect(output.losses == [.className: 1, .difficult: 1])
    let back = try readBack(output, .kitti)
    #expect(back.objects.map(\.className) == ["big_dog", "Car"])
    // One-based 1…30 × 2…40.5 is 0…30 × 1…40.5.
    #expect(back.objects.first?.box == WrittenBox(0, 1, 30, 40.5, .continuous))
    #expect(back.issues.isEmpty)
  }

  @Test func `KITTI reads back as it was`() throws {
    let text =
      "Car 0.25 1 -1.57 10.01 20.5 30.25 40.75 1.5 1.6 3.9 2 1.7 20 -1.5 0.875\n"
      + "DontCare -1 -1 -10 3 3 9 9 -1 -1 -1 -1000 -1000 -1000 -10\n"
    let output = write(.kitti, try read(text, .kitti))
    #expect(String(decoding: output.bytes, as: UTF8.self) == text)
    #expect(output.losses.isEmpty)
    let other = write(.voc, try read(text, .kitti))
    #expect(other.losses == [.ignoredRegion: 1, .threeD: 1, .score: 1, .truncation: 1])
  }

  @Test func `YOLO needs a size and a class list`() throws {
    let output = write(.yolo, image())
    #expect(output.losses == [.difficult: 1])
    var back = try readBack(output, .yolo)
    back.imageSize = ImageSize(width: 64, height: 48)
    back.scaleUnitBoxes()
    #expect(back.objects.map(\.className) == ["big dog", "Car"])
    let width = try #require(back.objects.first?.box?.checked?.width)
    #expect(abs(width - 30) < 1e-9)
    var unknown = image()
    unknown.declaredSize = nil
    #expect(write(.yolo, unknown).losses == [.difficult: 1, .unknownSize: 2])
    let few = LabelWriter(.yolo, classes: ClassList(stated: ["Car"])).write([(image(), "a.png")])
    #expect(few.losses[.unknownClass] == 1)
  }

  @Test func `COCO reads back`() throws {
    let output = write(.coco, image())
    #expect(output.losses == [.difficult: 1])
    let back = try readBack(output, .coco)
    #expect(back.objects.map(\.className) == ["big dog", "Car"])
    #expect(back.objects.first?.box == WrittenBox(0, 1, 30, 40.5, .continuous))
    #expect(back.declaredSize?.checked == ImageSize(width: 64, height: 48))
    #expect(back.coco?.fileName == "a.png")
    #expect(back.issues.isEmpty)
  }

  @Test func `what has no box is lost by name`() {
    let bad = LabeledImage(
      path: "a", format: .voc, objects: [LabeledObject(className: "Car", box: nil)])
    for format in LabelFormats.names {
      #expect(write(format, bad).losses == [.unreadableObject: 1])
    }
  }
}

@Suite struct `Label formats` {
  @Test func `a name leads to its format and back`() {
    for (name, format) in zip(LabelFormats.names, LabelFormats.all) {
      let isSame = name.type == format
      #expect(isSame)
      #expect(LabelFormatName(parsing: "\(name)") == name)
    }
    #expect(Set(LabelFormats.names.map(\.description)).count == LabelFormats.all.count)
    #expect(LabelFormatName(parsing: "VOC") == nil)
  }

  @Test func `what is looked for follows from the list`() {
    #expect(LabelFormats.lookedFor.hasPrefix("Pascal VOC (*.xml), KITTI"))
    #expect(LabelFormats.lookedFor.hasSuffix("(*.txt) and COCO (*.json) labels"))
  }

  @Test(arguments: [
    (voc(""), LabelFormatName.voc), (kittiLine(), .kitti), ("\n0 0.5 0.5 0.2 0.2", .yolo),
    ("{\"images\": []", .coco), ("0 0.1 0.1 0.2 0.2 0.3 0.3", .yolo),
  ])
  func `content tells the format`(text: String, format: LabelFormatName) {
    let found = Array(text.utf8).withUnsafeBytes { LabelFormats.recognize($0)?.name }
    #expect(found == format)
  }

  @Test(arguments: [
    "", "car\nbus", "000001\n000002", "All about it", "P0: 1 2 3", "{\"a\": 1}", "a 1",
  ])
  func `what is no label is none`(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { LabelFormats.recognize($0)?.name } == nil)
  }
}
