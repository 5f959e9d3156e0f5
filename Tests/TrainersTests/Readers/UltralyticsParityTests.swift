import Boxes
import Foundation
import JSONText
import Labels
import Testing
import Trainers

/// What ultralytics' own label check made of small label files: `Fixtures/parity/readers`.
@Suite struct UltralyticsParityTests {
  private struct Case: CustomTestStringConvertible {
    let recorded: JSONValue
    let classes: [String]

    var testDescription: String { recorded["name"]?.string ?? "?" }

    var reading: TrainerReading {
      let text = recorded["label"]?.string ?? ""
      return UltralyticsReader().reading(
        of: ReaderInput(
          bytes: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: .yolo,
          imageSize: ImageSize(
            width: recorded["width"]?.int ?? 0, height: recorded["height"]?.int ?? 0),
          classes: ClassList(stated: classes)))
    }
  }

  private static let cases: [Case] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Fixtures/parity/readers/ultralytics.json")
    guard let bytes = try? Data(contentsOf: file),
      let document = try? JSONReader().read([UInt8](bytes))
    else { return [] }
    let classes = document["classes"]?.array?.compactMap(\.string) ?? []
    return document["cases"]?.array?.map { Case(recorded: $0, classes: classes) } ?? []
  }()

  @Test func `the recording is there`() { #expect(Self.cases.count == 63) }

  @Test(arguments: cases)
  private func `each file is judged as ultralytics judges it`(_ one: Case) throws {
    let reading = one.reading
    let recorded = one.recorded
    #expect(reading.reader == "ultralytics")
    #expect(reading.failure?.type == recorded["raises"]?.string)
    #expect((reading.failure != nil) == (recorded["counts"]?["corrupt"] == 1))
    let rows = recorded["rows"]?.array ?? []
    #expect(reading.objects.count == rows.count)
    #expect(reading.dropped.count == recorded["removed"]?.int ?? 0)
    #expect(reading.misread.isEmpty == (recorded["segments"]?.int ?? 0 == 0))
    for (object, row) in zip(reading.objects, rows) {
      let want = row.array?.compactMap(\.double).map { Float($0) } ?? []
      let center = try #require(object.center)
      let sides = [center.cx, center.cy, center.width, center.height]
      #expect([Float(object.classNumber)] + sides.map { Float($0) } == want)
      #expect(sides.allSatisfy { Double(Float($0)) == $0 })
    }
  }
}
