import Boxes
import Configs
import Targets
import Testing

@Suite struct YOLOLayoutFileTests {
  static func read(
    level: String = #"{"stride": 16, "anchors": [{"width": 30, "height": 20}]}"#,
    matcher: String = #"{"rule": "side-ratio", "limit": 4}"#, more: String = ""
  ) throws -> LayoutFile {
    let text = """
      {"schema": "anchorkit.layout/1", "kind": "yolo", "name": "mine",
       "imageSize": {"width": 64, "height": 48}, "levels": [\(level)],
       "matcher": \(matcher)\(more)}
      """
    return try LayoutFile(reading: Array(text.utf8))
  }

  @Test func `a file gives anchors to the cells of its strides`() throws {
    guard case .yolo(let preset) = try Self.read().content else {
      Issue.record("no YOLO trainer")
      return
    }
    #expect(preset.layout.count == 4 * 3)
    let frame = preset.layout.frame(of: preset.layout.place(of: 5))
    #expect([frame.cx, frame.cy, frame.width, frame.height] == [24, 24, 30, 20])
    #expect(preset.layout.order == .anchorsFirst && preset.admission == .all)
    #expect(preset.assigner == .sideRatio(YOLOSideRatio(limit: 4)))
  }

  @Test func `numbers that a rule leaves out are its trainer's`() throws {
    let region = try Self.read(
      matcher: #"{"rule": "region"}"#, more: #", "admission": {"loader": "darknet"}"#)
    guard case .yolo(let preset) = region.content else {
      Issue.record("no YOLO trainer")
      return
    }
    #expect(preset.assigner == .region(YOLORegion(ignoredAbove: 0.6)))
    #expect(preset.admission == .darknet(most: 200))
  }

  @Test(arguments: [
    (#"{"stride": 0, "anchors": []}"#, "levels[0].stride", "from 1 to 4096, found 0"),
    (#"{"stride": 8, "anchors": []}"#, "levels[0].anchors", "1 to 10000 anchors"),
    (#"{"stride": 8, "anchors": [{"width": 3}]}"#, "levels[0].anchors[0].height", "missing"),
    (#"{"stride": 8, "anchors": [[3, 4]]}"#, "levels[0].anchors[0]", "an object, found an array"),
    (#"{"stride": 8, "anchors": [{"width": -3, "height": 1}]}"#, "anchors[0].width", "found -3"),
    (#"{"grid": 8, "size": 8}"#, "levels[0].stride", "missing"),
  ])
  func `a complaint about a level says where and what was expected`(
    level: String, path: String, expected: String
  ) {
    let error = #expect(throws: LayoutError.self) { try Self.read(level: level) }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(path) && text.contains(expected), "\(text)")
  }

  @Test(arguments: [
    (#"{"rule": "side-ratio"}"#, "matcher.limit", "missing"),
    (#"{"rule": "side-ratio", "limit": 1}"#, "matcher.limit", "a number above 1"),
    (#"{"forced": "none"}"#, "matcher.rule", "missing"),
    (#"{"rule": "best"}"#, "matcher.rule", "'best-shape'"),
    (#"{"rule": "region", "limit": 4}"#, "matcher.limit", "no such member"),
    (
      #"{"rule": "best-shape", "layers": [{"othersAbove": 2}]}"#, "matcher.layers[0].othersAbove",
      "from 0 to 1"
    ),
    (#"{"rule": "best-shape", "layers": []}"#, "matcher.layers", "at least one layer"),
    (#"{"rule": "best-shape", "masks": [[0]]}"#, "matcher.anchors", "both or neither"),
    (
      #"{"rule": "best-shape", "anchors": [{"width": 3, "height": 4}], "masks": [[1]]}"#,
      "matcher.masks[0][0]", "from 0 to 0"
    ),
    (
      #"{"rule": "best-shape", "anchors": [{"width": 3, "height": 4}], "masks": [[0, 0]]}"#,
      "matcher.masks", "as many places"
    ),
  ])
  func `a complaint about the matcher does too`(matcher: String, path: String, expected: String) {
    let error = #expect(throws: LayoutError.self) { try Self.read(matcher: matcher) }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(path) && text.contains(expected), "\(text)")
  }

  @Test func `a file whose masks overlap is read back as it was`() throws {
    let file = try Self.read(
      level: #"""
        {"stride": 32, "anchors": [{"width": 30, "height": 20}, {"width": 9, "height": 9}]},
        {"stride": 16, "anchors": [{"width": 9, "height": 9}]}
        """#,
      matcher: #"""
        {"rule": "best-shape", "layers": [{"ignoredAbove": 0.7}, {"centerScale": 1.05}],
         "anchors": [{"width": 9, "height": 9}, {"width": 30, "height": 20}], "masks": [[1, 0], [0]]}
        """#)
    guard case .yolo(let preset) = file.content, case .bestShape(let rule) = preset.assigner else {
      Issue.record("no best shape")
      return
    }
    #expect(rule.layer(of: 1).centerScale == 1.05 && rule.layer(of: 0).ignoredAbove == 0.7)
    #expect(rule.roster?.masks == [[1, 0], [0]])
    #expect(try LayoutFile(reading: file.write()) == file)
  }

  @Test func `an input for each image is refused`() {
    let error = #expect(throws: LayoutError.self) {
      try Self.read(more: #", "inputFit": {"fit": "shorter-side", "length": 8, "longest": 9}"#)
    }
    #expect(error.map { "\($0)" }?.hasPrefix("inputFit: expected 'stretch' or 'pad'") == true)
  }

  @Test func `one is refused where a layout of the SSD family is asked for`() {
    let error = #expect(throws: LayoutError.self) { try Self.read().ssd() }
    #expect(error.map { "\($0)" }?.contains("SSD family") == true)
  }
}
