import Boxes
import Foundation
import Labels
import Targets
import Testing
import Trainers

@Suite struct TrainerReadersTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `the list matches the folder`() throws {
    let folder = Self.root.appending(path: "Sources/Trainers/Readers")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .compactMap { $0.split(separator: "/").last }
      .filter { $0.hasSuffix("Reader.swift") && $0 != "TrainerReader.swift" }
    let listed = TrainerReaders.all.map { "\(type(of: $0)).swift" }
    #expect(listed.sorted() == files.map(String.init).sorted())
    #expect(Set(TrainerReaders.names).count == TrainerReaders.all.count)
  }

  @Test func `the names are those that scripts rely on`() {
    #expect(
      TrainerReaders.names == [
        "plain", "gluoncv", "ssd-tensorflow", "ssd-tensorflow-voc", "tf2-ssdmodel", "caffe-ssd",
        "mmdet", "tf-od-api", "detectron2", "ssd-keras", "paddledet", "pytorch-ssd",
        "torchvision-v2", "squeezedet", "squeezedet-tf", "tf-od-kitti",
        "ultralytics",
      ])
    #expect(TrainerReaders.reader(named: "gluon") == nil)
  }

  @Test func `a format that a reader does not take is read plainly`() throws {
    let row = "Car 0 0 0 10 20 60 80 1 1 1 0 0 0 0\n"
    let reading = GluonCVReader().reading(
      of: ReaderInput(bytes: Array(row.utf8), classes: ClassList(stated: ["Car"])))
    #expect(reading.reader == "plain")
    #expect(reading.objects.map(\.corners.numbers) == [[10, 20, 60, 80]])
  }

  @Test func `a file that could not be opened is nobody's mistake`() {
    let image = LabeledImage(
      path: "a.xml", format: .voc, issues: [ReadIssue(.unreadable(reason: "gone"), at: .start)])
    let reading = GluonCVReader().reading(
      of: ReaderInput(bytes: [], image: image, classes: ClassList(stated: ["car"])))
    #expect(reading.failure?.kind == .notRead && reading.failure?.reason.contains("gone") == true)
  }

  @Test func `regions to ignore and what can't be read stay out of the plain reading`() {
    let rows = """
      DontCare -1 -1 -10 1 1 5 5 -1 -1 -1 -1000 -1000 -1000 -10
      Car 0 0 0 x 20 60 80 1 1 1 0 0 0 0
      Tram 0 0 0 10 20 60 80 1 1 1 0 0 0 0

      """
    let reading = PlainReader().reading(
      of: ReaderInput(bytes: Array(rows.utf8), classes: ClassList(stated: ["Car"])))
    #expect(reading.objects.isEmpty && reading.dropped.map(\.object) == [0, 1, 2])
    #expect(reading.dropped.map(\.isOfUnknownClass) == [false, false, true])
  }

  @Test func `boxes reach the input in the trainer's own numbers`() throws {
    let picture = try #require(ImageSize(width: 200, height: 100))
    let input = try #require(ImageSize(width: 300, height: 300))
    func edges(_ reader: any TrainerReader) throws -> [Double] {
      let reading = reader.reading(
        of: ReaderInput(
          bytes: VOCText().bytes, imageSize: picture, classes: ClassList(stated: ["dog"])))
      let object = try #require(reading.objects.first)
      return reading.edges(of: object, .init(stretching: picture, over: input)).numbers
    }
    #expect(try edges(Detectron2Reader()) == [15, 60, 90, 240])
    let share = Float(11.0 / 200) * 300
    #expect(try edges(SSDTensorFlowReader())[0] == Double(share))
    #expect(try edges(GluonCVReader()) == [15, 60, 59 * 1.5, 237])
    // The picture's own size leaves pixels as they are.
    let reading = GluonCVReader().reading(
      of: ReaderInput(bytes: VOCText().bytes, classes: ClassList(stated: ["dog"])))
    let object = try #require(reading.objects.first)
    #expect(
      reading.edges(of: object, .init(stretching: picture, over: picture)).numbers
        == object.corners.numbers)
  }
}

/// The table of `Notebooks-md/conventions.md`, made from what the readers say of themselves.
@Suite struct ReaderTableTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Notebooks-md/conventions.md")

  private static let start = "--filter ReaderTable -->\n"
  private static let end = "<!-- end of readers -->"

  private var table: String {
    var lines = [
      "",
      "| trainer | `--reader` | of presets | takes | corners | numbers | not handed on | class of the file "
        + "| unknown class | difficult | size |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for reader in TrainerReaders.all {
      let info = reader.info
      let formats =
        info.formats == LabelFormats.names
        ? "all" : info.formats.map { "\($0)".uppercased() }.joined(separator: ", ")
      let holds = "\(info.rule.corners); held as \(info.numbers.rawValue) (\(info.order.rawValue))"
      lines.append(
        "| \(info.trainer); \(info.version) | `\(info.name)` | \(Self.presets(of: info.name)) "
          + "| \(formats) | \(holds) "
          + "| \(info.rule.numbers) | \(info.rule.leftOut) "
          + "| \(info.spelling.rawValue), from \(info.firstClass) | \(info.rule.unknownClass) "
          + "| \(info.rule.difficult) | \(info.rule.size) |")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// The presets whose labels a reader reads, unless another is asked for.
  private static func presets(of reader: String) -> String {
    let names = TrainerList.standard.presetNames
    let own = names.filter { name in
      let readers = TrainerReaders.readers(ofPreset: name).map(\.info.name)
      return readers.contains(reader) || (readers.isEmpty && reader == PlainReader.name)
    }
    return own.map { "`\($0)`" }.joined(separator: ", ")
  }

  @Test func `the table of readers is the one that they make`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.start)).upperBound
    let end = try #require(text.range(of: Self.end)).lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      let fresh = text[..<start] + table + text[end...]
      try String(fresh).write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(
        text[start..<end] == table,
        "conventions.md is stale: UPDATE_GOLDENS=1 swift test --filter ReaderTable")
    }
  }
}
