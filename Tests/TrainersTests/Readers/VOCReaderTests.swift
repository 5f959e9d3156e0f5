import Boxes
import Labels
import Testing
import Trainers

/// What each reader makes of small files written for the purpose; the recordings are compared in
/// `ReaderParitySummaryTests`.
@Suite struct VOCReaderTests {
  /// What is expected of the only object, or the error that is raised.
  enum Ending: Equatable {
    case handed([Double], number: Int, difficult: Int?)
    case dropped
    case raises(String)

    static func float(_ corners: [Float], number: Int, difficult: Int?) -> Ending {
      .handed(corners.map(Double.init), number: number, difficult: difficult)
    }
  }

  private func read(_ file: VOCText, _ reader: any TrainerReader) -> TrainerReading {
    reader.reading(
      of: ReaderInput(
        bytes: file.bytes, as: .voc, imageSize: ImageSize(width: 200, height: 100),
        classes: ClassList(stated: ["cat", "dog"])))
  }

  private func ending(_ file: VOCText, _ reader: any TrainerReader) -> Ending {
    let reading = read(file, reader)
    if let failure = reading.failure { return .raises(failure.type) }
    guard let object = reading.objects.first else { return .dropped }
    return .handed(
      object.corners.numbers, number: object.classNumber, difficult: object.difficult)
  }

  private func reader(_ name: String) throws -> any TrainerReader {
    try #require(TrainerReaders.reader(named: name))
  }

  private func compare(_ file: VOCText, _ expected: [String: Ending]) throws {
    for (name, want) in expected.sorted(by: { $0.key < $1.key }) {
      let got = ending(file, try reader(name))
      #expect(got == want, "\(name)")
    }
  }

  @Test func `whole corners come out in four ways`() throws {
    let shares: [Float] = [Float(11.0 / 200), Float(21.0 / 100), Float(60.0 / 200), 0.8]
    try compare(
      VOCText(objects: [.init(difficult: "1")]),
      [
        "plain": .handed([10, 20, 60, 80], number: 1, difficult: 1),
        "gluoncv": .handed([10, 20, 59, 79], number: 1, difficult: 1),
        "mmdet": .handed([10, 20, 59, 79], number: 1, difficult: 1),
        "detectron2": .handed([10, 20, 60, 80], number: 1, difficult: nil),
        "ssd-keras": .handed([11, 21, 60, 80], number: 2, difficult: 1),
        "torchvision-v2": .handed([11, 21, 60, 80], number: 2, difficult: nil),
        "paddledet": .handed([11, 21, 60, 80], number: 1, difficult: 1),
        "pytorch-ssd": .dropped,
        "ssd-tensorflow": .float(shares, number: 2, difficult: 0),
        "ssd-tensorflow-voc": .float(shares, number: 2, difficult: 0),
        "tf-od-api": .float(shares, number: 2, difficult: 1),
        "caffe-ssd": .float([11 / 200, 21 / 100, 60 / 200, 80 / 100], number: 2, difficult: 1),
        // 10 · 300 / 200 = 15, 20 · 300 / 100 = 60, and so on, over 300.
        "tf2-ssdmodel": .handed(
          [15.0 / 300, 60.0 / 300, 90.0 / 300, 240.0 / 300], number: 2, difficult: nil),
      ])
    #expect(
      ending(VOCText(objects: [.init(difficult: "1")]), PyTorchSSDReader(keepsDifficult: true))
        == .handed([10, 20, 59, 79], number: 2, difficult: 1))
  }

  @Test func `fractions are kept, cut off, refused or lost`() throws {
    let file = VOCText(objects: [.init(box: ["11.6", "21", "60.5", "80"])])
    try compare(
      file,
      [
        "gluoncv": .handed([11.6 - 1, 20, 59.5, 79], number: 1, difficult: 0),
        "mmdet": .handed([10, 20, 59, 79], number: 1, difficult: 0),
        "pytorch-ssd": .float([Float(11.6 - 1), 20, 59.5, 79], number: 2, difficult: 0),
        "paddledet": .float([11.6, 21, 60.5, 80], number: 1, difficult: 0),
        "ssd-keras": .raises("ValueError"), "torchvision-v2": .raises("ValueError"),
        "caffe-ssd": .float([0, 21 / 100, 0, 80 / 100], number: 2, difficult: 0),
      ])
    let misread = read(file, CaffeSSDReader()).misread
    #expect(misread.map(\.what) == ["<xmin> is '11.6': 0", "<xmax> is '60.5': 0"])
  }

  @Test func `numbers are Python's, or boost's`() throws {
    func file(_ xMin: String) -> VOCText {
      VOCText(objects: [.init(box: [xMin, "21", "60", "80"])])
    }
    for text in ["1_1", " 11 ", "+11", "\n11\t", "011"] {
      #expect(
        ending(file(text), SSDKerasReader()) == .handed([11, 21, 60, 80], number: 2, difficult: 0))
      #expect(
        ending(file(text), GluonCVReader()) == .handed([10, 20, 59, 79], number: 1, difficult: 0))
    }
    for text in ["1.1e1", "11.", "11.0"] {
      #expect(ending(file(text), SSDKerasReader()) == .raises("ValueError"))
      #expect(
        ending(file(text), GluonCVReader()) == .handed([10, 20, 59, 79], number: 1, difficult: 0))
    }
    for text in [" 11 ", "+11", "011"] {
      #expect(read(file(text), CaffeSSDReader()).objects[0].corners.xMin == Double(Float(11) / 200))
    }
    for text in ["1_1", "11.0", "0x11", "4294967296", "", "- 11"] {
      #expect(read(file(text), CaffeSSDReader()).objects[0].corners.xMin == 0)
    }
    for text in ["", "0x11", "1__1", "11px"] {
      let want = text.isEmpty ? "TypeError" : "ValueError"
      #expect(ending(file(text), GluonCVReader()) == .raises(want))
    }
    #expect(ending(file("nan"), GluonCVReader()) == .dropped)
    #expect(ending(file("nan"), MMDetectionReader()) == .raises("ValueError"))
    #expect(ending(file("inf"), MMDetectionReader()) == .raises("OverflowError"))
    #expect(read(file("inf"), Detectron2Reader()).objects[0].corners.xMin == .infinity)
  }

  @Test func `a difficult flag that is not there or no number`() throws {
    let missing = VOCText(objects: [.init(difficult: nil)])
    try compare(
      missing,
      [
        "gluoncv": .raises("AttributeError"), "pytorch-ssd": .raises("AttributeError"),
        "ssd-keras": .raises("AttributeError"), "tf-od-api": .raises("KeyError"),
        "mmdet": .handed([10, 20, 59, 79], number: 1, difficult: 0),
        "paddledet": .handed([11, 21, 60, 80], number: 1, difficult: 0),
      ])
    let empty = VOCText(objects: [.init(difficult: "")])
    try compare(
      empty,
      [
        "gluoncv": .raises("TypeError"), "mmdet": .raises("TypeError"),
        "paddledet": .raises("TypeError"), "tf-od-api": .raises("TypeError"),
        "ssd-keras": .raises("ValueError"),
        "pytorch-ssd": .handed([10, 20, 59, 79], number: 2, difficult: 0),
      ])
    let word = VOCText(objects: [.init(difficult: "Unspecified")])
    try compare(
      word,
      [
        "gluoncv": .handed([10, 20, 59, 79], number: 1, difficult: 0),
        "mmdet": .raises("ValueError"), "paddledet": .raises("ValueError"),
        "pytorch-ssd": .raises("ValueError"),
      ])
    #expect(read(word, GluonCVReader()).misread.count == 1)
    // gluon-cv reads the flag before it looks at the class.
    let unknown = VOCText(objects: [.init(name: "tree", difficult: nil)])
    try compare(unknown, ["gluoncv": .raises("AttributeError"), "pytorch-ssd": .dropped])
    let byte = VOCText(objects: [.init(difficult: "256")])
    #expect(ending(byte, PyTorchSSDReader()) != .dropped)
    // An element in it makes the flag true, and its text is read.
    let nested = VOCText(objects: [.init(difficult: "1<why/>")])
    #expect(read(nested, SSDTensorFlowReader()).objects[0].difficult == 1)
    let flagged = read(VOCText(objects: [.init(difficult: "1")]), SSDTensorFlowReader())
    #expect(flagged.objects[0].difficult == 0 && flagged.misread.count == 1)
  }

  @Test func `a class that is not in the list`() throws {
    let tree = VOCText(objects: [.init(name: "tree")])
    try compare(
      tree,
      [
        "plain": .dropped, "gluoncv": .dropped, "mmdet": .dropped, "pytorch-ssd": .dropped,
        "ssd-tensorflow": .raises("KeyError"), "caffe-ssd": .raises("FATAL"),
        "tf2-ssdmodel": .raises("AssertionError"), "tf-od-api": .raises("KeyError"),
        "detectron2": .raises("ValueError"), "ssd-keras": .raises("ValueError"),
        "paddledet": .raises("KeyError"), "torchvision-v2": .raises("KeyError"),
      ])
    #expect(read(tree, MMDetectionReader()).leftOut != nil)
    #expect(read(tree, GluonCVReader()).dropped[0].isOfUnknownClass)
    let capitals = VOCText(objects: [.init(name: " Dog\n")])
    try compare(
      capitals,
      [
        "gluoncv": .handed([10, 20, 59, 79], number: 1, difficult: 0),
        "pytorch-ssd": .handed([10, 20, 59, 79], number: 2, difficult: 0),
        "mmdet": .dropped, "torchvision-v2": .raises("KeyError"),
        "detectron2": .raises("ValueError"),
      ])
    let blanks = VOCText(objects: [.init(name: " dog ")])
    try compare(
      blanks,
      [
        "torchvision-v2": .handed([11, 21, 60, 80], number: 2, difficult: nil),
        "mmdet": .dropped, "caffe-ssd": .raises("FATAL"),
      ])
    // Two spellings of one accented letter are two names to a program.
    let accent = VOCText(objects: [.init(name: "cafe\u{301}")])
    let reading = GluonCVReader().reading(
      of: ReaderInput(bytes: accent.bytes, classes: ClassList(stated: ["caf\u{E9}"])))
    #expect(reading.objects.isEmpty && reading.dropped.count == 1)
  }

  @Test func `a name of number zero`() throws {
    try compare(
      VOCText(objects: [.init(name: "none")]),
      [
        "ssd-tensorflow": .float(
          [Float(11.0 / 200), Float(21.0 / 100), Float(60.0 / 200), 0.8], number: 0, difficult: 0),
        "ssd-tensorflow-voc": .raises("RuntimeError"),
      ])
    try compare(
      VOCText(objects: [.init(name: "background")]),
      ["ssd-keras": .handed([11, 21, 60, 80], number: 0, difficult: 0)])
    try compare(
      VOCText(objects: [.init(name: "__background__")]),
      ["torchvision-v2": .handed([11, 21, 60, 80], number: 0, difficult: nil)])
    #expect(
      read(VOCText(objects: [.init(name: "none_of_the_above")]), CaffeSSDReader()).objects[0]
        .classNumber == 0)
  }

  @Test func `what lies outside is dropped, clamped or kept`() throws {
    try compare(
      VOCText(objects: [.init(box: ["0", "0", "200", "100"])]),
      [
        "gluoncv": .dropped,
        "paddledet": .handed([0, 0, 199, 99], number: 1, difficult: 0),
        "detectron2": .handed([-1, -1, 200, 100], number: 1, difficult: nil),
      ])
    try compare(
      VOCText(objects: [.init(box: ["150", "20", "220", "80"])]),
      ["gluoncv": .dropped, "paddledet": .handed([150, 20, 199, 80], number: 1, difficult: 0)])
    try compare(
      VOCText(objects: [.init(box: ["60", "21", "11", "80"])]),
      [
        "gluoncv": .dropped, "paddledet": .dropped,
        "ssd-keras": .handed([60, 21, 11, 80], number: 2, difficult: 0),
      ])
    // NaN is never greater: Python's max keeps its first number.
    try compare(
      VOCText(objects: [.init(box: ["nan", "21", "nan", "80"])]),
      ["paddledet": .handed([0, 21, 199, 80], number: 1, difficult: 0)])
  }
}
