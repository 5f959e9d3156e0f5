import Foundation
import Testing

@testable import Targets

/// System by system: sets reproduced of sets recorded.
@Suite struct `YOLO parity summary` {
  @Test func `the recordings that come with the project are reproduced`() throws {
    let root = try #require(YOLOGoldens.fixtures, "Fixtures/parity/yolo is part of the project")
    try summarize(root, title: "Fixtures/parity/yolo")
  }

  @Test(.enabled(if: YOLOGoldens.isSharedPresent))
  func `everything recorded is reproduced`() throws {
    try summarize(#require(YOLOGoldens.shared), title: "all recordings")
  }

  private func summarize(_ root: URL, title: String) throws {
    var lines = ["YOLO parity, \(title): reproduced/recorded"]
    lines.append(row("system", ["rows", "ignored", "numbers", "to the bit"]))
    for recording in YOLOGoldens.recordings {
      for golden in try YOLOGoldens.systems(root, recording) {
        var bits = YOLOParity.Bits()
        let tallies = [
          try YOLOParity.rows(golden), try YOLOParity.ignored(golden),
          try YOLOParity.numbers(golden, &bits),
        ]
        lines.append(
          row(Self.title(golden), tallies.map(\.description) + ["\(bits.equal)/\(bits.compared)"]))
        for tally in tallies {
          #expect(tally.isComplete, "\(tally.misses)")
          #expect(tally.recorded == 10)
          lines += tally.misses.map { "  short: \($0)" }
        }
        #expect(bits.compared > 0)
      }
    }
    print(lines.joined(separator: "\n"))
  }

  /// The system's name after its recording's, where that tells more.
  private static func title(_ golden: YOLOGolden) -> String {
    golden.recording == "mmdet-yolov3" ? "mmdet-" + golden.name : golden.name
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    cells.reduce(name.padding(toLength: 26, withPad: " ", startingAt: 0)) { line, cell in
      line + cell.padding(toLength: 12, withPad: " ", startingAt: 0)
    }
  }

  @Test func `mmdet's priors are the recorded ones`() throws {
    let root = try #require(YOLOGoldens.fixtures)
    for golden in try YOLOGoldens.systems(root, "mmdet-yolov3") {
      let layout = try golden.preset().layout
      let priors = golden.root["priors"]
      #expect(layout.count == priors["count"].integer)
      #expect(!priors["rows"].keys.isEmpty)
      for index in priors["rows"].keys {
        let frame = layout.frame(of: layout.place(of: try #require(Int(index))))
        let edges = [
          frame.cx - frame.width / 2, frame.cy - frame.height / 2, frame.cx + frame.width / 2,
          frame.cy + frame.height / 2,
        ]
        #expect(edges.map { Float($0) } == priors["rows"][index].floats, "prior \(index)")
      }
    }
  }
}
