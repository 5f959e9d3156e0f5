import Boxes
import Labels
import Testing
import Trainers

/// Files whose elements stand elsewhere than VOC's own have them.
@Suite struct VOCStructureTests {
  private static let inside = VOCText(
    objects: [VOCText.Object()], more: "<group>\(VOCText.Object(name: "cat").text)</group>")

  private func read(_ file: VOCText, _ name: String) throws -> TrainerReading {
    try #require(TrainerReaders.reader(named: name)).reading(of: input(file.bytes))
  }

  private func input(_ bytes: [UInt8], _ size: ImageSize? = ImageSize(width: 200, height: 100))
    -> ReaderInput
  {
    ReaderInput(
      bytes: bytes, as: .voc, imageSize: size, classes: ClassList(stated: ["cat", "dog"]))
  }

  @Test(arguments: TrainerReaders.all.filter { $0.info.formats == [.voc] }.map(\.info.name))
  func `an object inside another element is seen by two readers`(name: String) throws {
    let reading = try read(Self.inside, name)
    let seesAll = ["gluoncv", "ssd-keras"].contains(name)
    #expect(reading.objects.map(\.object) == (seesAll ? [0, 1] : [0]))
    #expect(reading.dropped.map(\.object) == (seesAll ? [] : [1]))
  }

  @Test(arguments: TrainerReaders.all.filter { $0.info.formats == [.voc] }.map(\.info.name))
  func `the bndbox of a part is nobody's`(name: String) throws {
    let part = "<part><name>head</name><bndbox><xmin>1</xmin><ymin>2</ymin></bndbox></part>"
    var object = VOCText.Object()
    let plain = try read(VOCText(objects: [object]), name)
    object.more = part
    #expect(try read(VOCText(objects: [object]), name) == plain)
    #expect(plain.objects.count == 1)
  }

  @Test func `of two boxes and names the first counts, or the last, or none`() throws {
    let second =
      "<name>cat</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax>"
      + "</bndbox>"
    let file = VOCText(objects: [.init(more: second)])
    #expect(try read(file, "detectron2").objects.map(\.corners.numbers) == [[10, 20, 60, 80]])
    #expect(try read(file, "tf-od-api").objects.map(\.className) == ["cat"])
    #expect(try read(file, "torchvision-v2").failure?.type == "TypeError")
    let caffe = try read(file, "caffe-ssd").objects
    #expect(caffe.map(\.className) == ["dog", "cat"] && caffe.map(\.object) == [0, 0])
    #expect(caffe[1].corners.xMin == Double(Float(1) / 200))
  }

  @Test func `Caffe hands on class by class, and needs the name first`() throws {
    let file = VOCText(objects: [.init(), .init(name: "cat"), .init()])
    #expect(try read(file, "caffe-ssd").objects.map(\.object) == [0, 2, 1])
    let late = VOCText(objects: [.init(name: nil, more: "<name>dog</name>")])
    #expect(try read(late, "caffe-ssd").failure?.type == "FATAL")
    let boxless = try read(VOCText(objects: [.init(box: nil)]), "caffe-ssd")
    #expect(boxless.objects.map(\.corners.numbers) == [[0, 0, 0, 0]])
    let nothing = try read(VOCText(objects: [.init(), .init(name: nil, box: nil)]), "caffe-ssd")
    #expect(nothing.dropped.map(\.object) == [1] && nothing.objects.count == 1)
    let flagLast = VOCText(objects: [.init(difficult: nil, more: "<difficult>1</difficult>")])
    #expect(try read(flagLast, "caffe-ssd").objects[0].difficult == 0)
  }

  @Test func `torchvision's names and boxes drift apart`() throws {
    let file = VOCText(objects: [.init(name: nil), .init(name: "cat")])
    let reading = try read(file, "torchvision-v2")
    #expect(reading.objects.isEmpty && reading.failure == nil)
    #expect(reading.unpaired?.corners.count == 2 && reading.unpaired?.classNumbers == [1])
    #expect(try read(VOCText(objects: []), "torchvision-v2").failure?.type == "KeyError")
    let twice = VOCText(objects: [.init(name: "dog</name><name>cat")])
    #expect(try read(twice, "torchvision-v2").failure?.type == "TypeError")
  }

  @Test func `a size that is missing, no number or zero`() throws {
    var file = VOCText(size: nil)
    for (name, type) in [
      ("gluoncv", "AttributeError"), ("ssd-tensorflow", "AttributeError"),
      ("tf-od-api", "KeyError"), ("detectron2", "IndexError"), ("paddledet", "AttributeError"),
    ] {
      #expect(try read(file, name).failure?.type == type, "\(name)")
    }
    for name in ["caffe-ssd", "mmdet", "tf2-ssdmodel"] {
      let reader = try #require(TrainerReaders.reader(named: name))
      #expect(reader.reading(of: input(file.bytes)).failure == nil, "\(name)")
      #expect(reader.reading(of: input(file.bytes, nil)).failure?.kind == .imageSizeUnknown)
    }
    file.size = "<width>0</width><height>100</height><depth>3</depth>"
    #expect(try read(file, "ssd-tensorflow").failure?.type == "ZeroDivisionError")
    #expect(try read(file, "caffe-ssd").failure?.type == "FATAL")
    #expect(try read(file, "gluoncv").dropped.count == 1)
    #expect(try read(file, "mmdet").leftOut != nil)
    file.size = "<width>200.0</width><height>100.0</height><depth>3</depth>"
    #expect(try read(file, "ssd-tensorflow").failure?.type == "ValueError")
    #expect(try read(file, "gluoncv").failure == nil)
    #expect(try read(file, "caffe-ssd").misread.count == 1)
    file.size = "<width>-200</width><height>100</height>"
    #expect(try read(file, "paddledet").failure?.type == "AssertionError")
    #expect(try read(file, "ssd-tensorflow").failure?.reason == "no <depth>")
  }

  @Test func `a broken file stops all readers but one`() throws {
    let bytes = Array(VOCText().bytes.dropLast("</annotation>".utf8.count + 3))
    for reader in TrainerReaders.all where reader.info.formats == [.voc] {
      let reading = reader.reading(of: input(bytes))
      if reader.info.name == "ssd-keras" {
        #expect(reading.objects.map(\.corners.numbers) == [[11, 21, 60, 80]])
      } else {
        #expect(reading.objects.isEmpty && reading.failure?.kind != .notRead)
      }
    }
    #expect(PlainReader().reading(of: input(bytes)).failure?.kind == .notRead)
    let entity = Array(
      "<!DOCTYPE a [<!ENTITY x 'dog'>]><annotation><object><name>&x;</name></object></annotation>"
        .utf8)
    #expect(GluonCVReader().reading(of: input(entity)).failure?.kind == .notRead)
  }

  @Test func `a declared encoding is minded, ignored or refused`() throws {
    let head = "<?xml version='1.0' encoding='ISO-8859-1'?>"
    let name = Array(VOCText(head: head, objects: [.init(name: "caf#")]).bytes)
    let bytes = name.map { $0 == UInt8(ascii: "#") ? 0xE9 : $0 }
    let classes = ClassList(stated: ["café"])
    func read(_ reader: any TrainerReader) -> TrainerReading {
      reader.reading(of: ReaderInput(bytes: bytes, classes: classes))
    }
    #expect(read(GluonCVReader()).objects.map(\.className) == ["café"])
    #expect(read(Detectron2Reader()).failure?.type == "UnicodeDecodeError")
    let ascii = ReaderInput(
      bytes: VOCText(head: head).bytes, classes: ClassList(stated: ["dog"]))
    #expect(TFODAPIReader().reading(of: ascii).failure?.type == "ValueError")
    #expect(Detectron2Reader().reading(of: ascii).objects.count == 1)
  }

  @Test func `a comment is nothing to most, and something to lxml`() throws {
    let file = VOCText(objects: [.init(box: ["11<!-- left -->", "21", "60", "80"])])
    #expect(try read(file, "gluoncv").objects.map(\.corners.numbers) == [[10, 20, 59, 79]])
    #expect(try read(file, "tf-od-api").failure?.type == "TypeError")
  }

  @Test func `fields that are needed without being used`() throws {
    let poseless = VOCText(objects: [.init(pose: nil)])
    #expect(try read(poseless, "ssd-keras").failure?.type == "AttributeError")
    #expect(try read(poseless, "tf-od-api").failure?.type == "KeyError")
    let whole = VOCText(objects: [.init(truncated: "Unspecified")])
    #expect(try read(whole, "ssd-keras").failure?.type == "ValueError")
    #expect(try read(whole, "gluoncv").failure == nil)
    let id = VOCText(more: "<id>a</id>")
    #expect(try read(id, "paddledet").failure?.type == "ValueError")
    let root = VOCText(root: "doc")
    #expect(try read(root, "tf-od-api").failure?.type == "KeyError")
    #expect(try read(root, "torchvision-v2").failure?.type == "KeyError")
    #expect(try read(root, "caffe-ssd").failure?.type == "ptree_bad_path")
    #expect(try read(root, "mmdet").objects.count == 1)
  }
}
