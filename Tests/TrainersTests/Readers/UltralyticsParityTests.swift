import Boxes
import Foundation
import JSONText
import Labels
import Testing
import Trainers

/// What ultralytics' own label check made of small label files: `Fixtures/parity/readers`.
@Suite struct UltralyticsParityTests {
  struct Case: CustomTestStringConvertible, Sendable {
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

    /// What differs from the recording; nothing when it is reproduced.
    var miss: String? {
      let reading = reading
      if reading.reader != "ultralytics" { return "read by \(reading.reader)" }
      if reading.failure?.type != recorded["raises"]?.string {
        return "\(reading.failure.map { "\($0)" } ?? "does not raise")"
      }
      if (reading.failure != nil) != (recorded["counts"]?["corrupt"] == 1) { return "left out" }
      if reading.dropped.count != recorded["removed"]?.int ?? 0 { return "repeated rows" }
      if reading.misread.isEmpty != (recorded["segments"]?.int ?? 0 == 0) { return "polygons" }
      let rows = recorded["rows"]?.array ?? []
      if reading.objects.count != rows.count { return "\(reading.objects.count) objects" }
      for (object, row) in zip(reading.objects, rows) {
        guard let center = object.center else { return "no center" }
        let sides = [center.cx, center.cy, center.width, center.height]
        let held = [Float(object.classNumber)] + sides.map { Float($0) }
        if held != row.array?.compactMap(\.double).map({ Float($0) }) { return "\(held)" }
        if !sides.allSatisfy({ Double(Float($0)) == $0 }) { return "double precision" }
      }
      return nil
    }
  }

  static let cases: [Case] = {
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
  func `each file is judged as ultralytics judges it`(_ one: Case) throws {
    #expect(one.miss == nil)
  }
}
