import Boxes
import Configs
import Foundation
import JSONText
import Targets
import Testing

@Suite struct LayoutFileTests {
  @Test(arguments: TrainerList.standard.presetNames)
  func `every preset can be written as a layout and read back`(name: String) throws {
    let model = try TrainerList.standard.preset(named: name).model()
    let file =
      switch model {
      case .ssd(let preset): LayoutFile(preset)
      case .yolo(let preset): LayoutFile(preset)
      // Its layout is its squeeze.config, which has a reader and a writer of its own.
      case .squeezeDet: nil as LayoutFile?
      }
    guard let file else { return }
    let back = try LayoutFile(reading: file.write())
    #expect(back.model == model)
    #expect(back.write() == file.write())
  }

  @Test func `the example makes the same priors and matches as its preset`() throws {
    let bytes = try Array(Data(contentsOf: Self.example))
    let mine = try TargetEncoder(try LayoutFile(reading: bytes).ssd())
    let preset = try TargetEncoder(try TrainerPresets.named("torchcv-ssd300"))
    #expect(mine.priors.count == 8732)
    #expect(mine.priors.centers == preset.priors.centers)
    #expect(mine.priors.corners == preset.priors.corners)
    #expect(mine.priors.frames == preset.priors.frames)
    var truths = GroundTruthColumns()
    truths.append(Edges(xMin: 30, yMin: 40, xMax: 120, yMax: 200), classIndex: 3)
    truths.append(Edges(xMin: 200.5, yMin: 10, xMax: 230, yMax: 30), classIndex: 0)
    #expect(try mine.encode(truths).positives == preset.encode(truths).positives)
    #expect(mine.preset.loss == preset.preset.loss)
  }

  @Test func `cells can be told by columns and rows, and shapes by width and height`() throws {
    let layout = try Self.read(
      level: #"{"grid": {"columns": 2, "rows": 1}, "shapes": [{"width": 8, "height": 4}]}"#)
    let priors = try layout.ssd().layout.priors()
    // Two cells divide 64 pixels: centers at 16 and 48.
    #expect(priors.centers.cx == [16, 48] && priors.centers.cy == [32, 32])
    #expect(priors.centers.width == [8, 8] && priors.centers.height == [4, 4])
  }

  @Test(arguments: [
    (#"{"grid": 2, "size": 8, "nextsize": 9}"#, "levels[0].nextsize", "the nearest is 'nextSize'"),
    (#"{"grid": 0, "size": 8}"#, "levels[0].grid", "a whole number from 1 to 4096, found 0"),
    (#"{"grid": 2.5, "size": 8}"#, "levels[0].grid", "found 2.5"),
    (#"{"size": 8}"#, "levels[0].grid", "missing"),
    (#"{"grid": 2}"#, "levels[0].shapes", "missing"),
    (#"{"grid": 2, "size": -8}"#, "levels[0].size", "found -8"),
    (#"{"grid": 2, "size": 8, "shapes": []}"#, "levels[0]", "'shapes' and 'size'"),
    (#"{"grid": 2, "shapes": [], "ratios": [2]}"#, "levels[0]", "'shapes' and 'ratios'"),
    (#"{"grid": 2, "shapes": []}"#, "levels[0].shapes", "1 to 10000 shapes"),
    (
      #"{"grid": 2, "size": 8, "step": 8, "wholeSteps": true}"#, "levels[0]",
      "'step' and 'wholeSteps'"
    ),
    (#"{"grid": 2, "size": 8, "centerOffset": 2}"#, "levels[0].centerOffset", "found 2"),
    (
      #"{"grid": 2, "shapes": [{"scale": 8}, {"width": 8}]}"#, "levels[0].shapes[1]",
      "'width' and 'height'"
    ),
    (#"{"grid": 2, "size": 8, "ratios": [2, "3"]}"#, "levels[0].ratios[1]", #"found "3""#),
    (#"{"grid": 2, "size": 8, "shapeOrder": "mean"}"#, "levels[0].shapeOrder", "'square-mean"),
    (#"[]"#, "levels[0]", "expected an object, found an array"),
    (#"{"grid": 4096, "shapes": [{"scale": 8}]}, {"grid": 1, "size": 1}"#, "16777217", "at most"),
  ])
  func `a complaint about a level says where and what was expected`(
    level: String, path: String, expected: String
  ) {
    let error = #expect(throws: LayoutError.self) { try Self.read(level: level) }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(path) && text.contains(expected), "\(text)")
  }

  @Test(arguments: [
    (#"{"forced": "bipartit"}"#, "matcher.forced", "'bipartite'"),
    (#"{"threshold": 0.5}"#, "matcher.forced", "missing"),
    (#"{"forced": "bipartite", "floor": 0}"#, "matcher.floor", "a number above 0"),
    (#"{"forced": "every-best-prior", "tieOwner": "first"}"#, "matcher.tieOwner", "'own-best'"),
    (#"{"forced": "none", "threshold": 1.5}"#, "matcher.threshold", "from 0 to 1, found 1.5"),
    (#"{"forced": "none", "ignoredFrom": 0.6}"#, "matcher.ignoredFrom", "to the threshold"),
    (#"{"forced": "none", "sharesTies": true}"#, "matcher.sharesTies", "'shareTies'"),
    (#"{"forced": "none", "emptyImage": 3}"#, "matcher.emptyImage", "'whole-image'"),
  ])
  func `a complaint about the matcher does too`(matcher: String, path: String, expected: String) {
    let error = #expect(throws: LayoutError.self) { try Self.read(matcher: matcher) }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(path) && text.contains(expected), "\(text)")
  }

  @Test(arguments: [
    (#""arithmetic": "float-centers""#, "priorUnit", "'unit' with the arithmetic 'float-centers'"),
    (#""arithmetic": "unit-then-pixels""#, "priorUnit", "found 'pixel'"),
    (
      #""arithmetic": "float-sides", "priorUnit": "unit", "clip": "center-form","#
        + #" "codingFrame": "corner-mean""#, "clip", "'none' or 'corners'"
    ),
    (#""arithmetic": "floats", "priorUnit": "unit""#, "codingFrame", "'corner-mean'"),
    (#""arithmetic": "floats", "sizeUnit": "unit""#, "sizeUnit", "'pixel'"),
    (#""arithmetic": "doubles", "clip": "sizes""#, "clip", "'none' or 'corners'"),
    (
      #""arithmetic": "unit-then-pixels", "priorUnit": "unit", "groundTruth": {"unit": "unit"}"#,
      "groundTruth.unit", "expected 'pixel'"
    ),
    (#""priorUnit": "unit", "groundTruth": {"unit": "pixel"}"#, "groundTruth.unit", "'unit'"),
    (
      #""unionOrder": "difference-first", "overlapEpsilon": 1e-5"#, "overlapEpsilon",
      "no such member"
    ),
  ])
  func `an arithmetic of another unit than the rest is refused with the place`(
    members: String, path: String, expected: String
  ) {
    let error = #expect(throws: LayoutError.self) {
      try Self.read(matcher: #"{"forced": "none"}, "# + members)
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.hasPrefix(path) && text.contains(expected), "\(text)")
  }

  @Test(arguments: [
    ("", "not JSON"), ("[]", "the file: expected an object"), ("{}", "schema is missing"),
    (#"{"schema": "anchorkit.layout/2"}"#, #"expected "anchorkit.layout/1""#),
  ])
  func `what is no layout is refused`(text: String, expected: String) {
    let error = #expect(throws: LayoutError.self) { try LayoutFile(reading: Array(text.utf8)) }
    #expect(error.map { "\($0)" }?.contains(expected) == true)
  }

  @Test func `damaged files never trap`() throws {
    let bytes = try Array(Data(contentsOf: Self.example))
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<2000 {
      var damaged = bytes
      for _ in 0...next(3) {
        switch next(3) {
        case 0: damaged[next(damaged.count)] = UInt8(next(128))
        case 1: damaged.remove(at: next(damaged.count))
        default: damaged.insert(Array("-0919.e{}[],\"".utf8)[next(13)], at: next(damaged.count))
        }
      }
      if let preset = try? LayoutFile(reading: damaged).ssd(), preset.layout.count < 100_000 {
        _ = try? TargetEncoder(preset)
      }
    }
  }

  private static let example = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Fixtures/layouts/torchcv-ssd300.json")

  private static func read(
    level: String = #"{"grid": 1, "size": 8}"#, matcher: String = #"{"forced": "none"}"#
  ) throws -> LayoutFile {
    let text = """
      {"schema": "anchorkit.layout/1", "name": "mine", "imageSize": {"width": 64, "height": 64},
       "levels": [\(level)], "matcher": \(matcher)}
      """
    return try LayoutFile(reading: Array(text.utf8))
  }
}
