import Testing

@testable import Labels

@Suite struct `Pixel evidence` {
  /// What files of 64 × 48 with these boxes, one each, tell.
  private static func judgment(_ boxes: [String], pixels: String = "") throws -> PixelJudgment {
    try boxes.reduce(into: PixelEvidence()) { evidence, box in
      let text = voc(object("car", box)).replacing("<size>", with: pixels + "<size>")
      evidence.collect(try read(text, .voc))
    }.judgment
  }

  static let sets: [(boxes: [String], convention: PixelConvention, reason: String)] = [
    (["0 5 20 30", "3 5 64 30"], .continuous, "1 minimum of 0 and 1 maximum of the width"),
    (["5 0 20 48"], .continuous, "1 minimum of 0 and 1 maximum of the height"),
    (
      ["0 0 64 48", "0 3 9 9"], .continuous,
      "3 minima of 0 and 2 maxima of the width or the height"
    ),
    (["10.0 20.0 50.0 40.0"], .continuous, "all 4 numbers have a decimal point"),
    (["10 20.5 50 40", "10 20 50 40"], .continuous, "1 of 8 numbers have a fraction"),
    (
      ["0 5 63 30"], .zeroBasedInclusive, "1 minimum of 0, 1 maximum of width − 1 and none beyond"
    ),
    (
      ["4 0 20 47"], .zeroBasedInclusive,
      "1 minimum of 0, 1 maximum of height − 1 and none beyond"
    ),
    (
      ["1 5 20 30", "3 5 64 30"], .oneBasedInclusive,
      "1 minimum of 1 and 1 maximum of the width, none of 0"
    ),
  ]

  @Test(arguments: sets)
  func `both ends of the images tell how numbers count`(
    boxes: [String], convention: PixelConvention, reason: String
  ) throws {
    let judgment = try Self.judgment(boxes)
    #expect(judgment.convention == convention && judgment.basis != nil)
    #expect(judgment.reason == reason)
    #expect(try Self.judgment(boxes.reversed()) == judgment)
  }

  @Test(arguments: [["5 5 20 30"], ["0 5 20 30"], ["1 5 20 30"], ["5 5 63 30"], ["9 9 9 48"], []])
  func `one end alone tells nothing, and numbers count from 1`(boxes: [String]) throws {
    let judgment = try Self.judgment(boxes)
    #expect(judgment.basis == nil && judgment.convention == .oneBasedInclusive)
    #expect(judgment.description == "pixels from 1: nothing in the set tells")
  }

  @Test func `a slip in a large set does not turn it`() throws {
    let from1 = Array(repeating: "1 5 64 30", count: 30)
    #expect(try Self.judgment(from1 + ["0 5 20 30"]).basis == .oneAndSide)
    #expect(try Self.judgment(from1 + ["5.5 5 20 30"]).basis == .oneAndSide)
    let from0 = Array(repeating: "0 5 63 30", count: 30)
    #expect(try Self.judgment(from0 + ["5 5 64 30"]).basis == .zeroAndShort)
  }

  static let disputes: [(boxes: [String], convention: PixelConvention, reason: String)] = [
    (
      Array(repeating: "1 1 64 48", count: 12) + Array(repeating: "0 0 63 47", count: 12),
      .oneBasedInclusive, "12 files from 1 (1 and the side), 12 files from 0 (0 and the side − 1)"
    ),
    (
      Array(repeating: "1 1 64 48", count: 3) + Array(repeating: "0 0 63 47", count: 9),
      .zeroBasedInclusive, "9 files from 0 (0 and the side − 1), 3 files from 1 (1 and the side)"
    ),
    (
      ["0 0 64 48", "0 5 64 30", "1 5 64 30"], .continuous,
      "2 files with edges (0 and the side, or decimals), 1 file from 1 (1 and the side)"
    ),
    (
      ["10.0 20.0 50.0 40.0", "1 5 64 30"], .oneBasedInclusive,
      "1 file from 1 (1 and the side), 1 file with edges (0 and the side, or decimals)"
    ),
  ]

  @Test(arguments: disputes)
  func `files that contradict each other are no set of edges`(
    boxes: [String], convention: PixelConvention, reason: String
  ) throws {
    let judgment = try Self.judgment(boxes)
    #expect(judgment.isDisputed && judgment.convention == convention)
    #expect(judgment.reason == "its files contradict each other, " + reason)
    #expect(try Self.judgment(boxes.reversed()) == judgment)
  }

  @Test func `what happens by chance in a set of one convention disputes nothing`() throws {
    let edges = Array(repeating: "0 5 64 30", count: 4)
    #expect(try Self.judgment(edges + ["0 5 63 30", "1 5 64 30"]).basis == .zeroAndSide)
    // A writer that cuts decimals off stops short of the side now and then.
    #expect(try Self.judgment(["0 5 63 30", "0 5 64 30"]).basis == .zeroAndSide)
    #expect(try Self.judgment(["0 5 20 30", "5 5 64 30", "1 9 20 30"]).basis == .zeroAndSide)
    let from1 = Array(repeating: "1 5 64 30", count: 4)
    #expect(try Self.judgment(from1 + ["1 5 63 30", "10.5 9 20 30"]).basis == .oneAndSide)
    let said = "<pixels>one-based</pixels>"
    #expect(try Self.judgment(["0 5 63 30"] + from1, pixels: said).isDisputed == false)
  }

  @Test func `numbers of a box that can't be read are no evidence`() throws {
    let broken = object("car", "1.0 2.0 3.0 x") + object("dog", "4 5 6 7")
    var evidence = PixelEvidence()
    evidence.collect(try read(voc(broken), .voc))
    #expect(evidence.numbers == 4 && evidence.pointed == 0)
  }

  @Test func `parts add up to the whole, in any order`() throws {
    let parts = try Self.sets.map { set in
      try set.boxes.reduce(into: PixelEvidence()) {
        $0.collect(try read(voc(object("a", $1)), .voc))
      }
    }
    let whole = parts.reduce(into: PixelEvidence()) { $0.merge($1) }
    #expect(parts.reversed().reduce(into: PixelEvidence()) { $0.merge($1) } == whole)
    #expect(whole.boxes == Self.sets.reduce(0) { $0 + $1.boxes.count })
  }

  @Test func `a file that says how it counts is no evidence of edges by its fractions`() throws {
    let boxes = ["10.5 20.5 50.5 40.5"]
    #expect(try Self.judgment(boxes).convention == .continuous)
    let said = try Self.judgment(boxes, pixels: "<pixels>one-based</pixels>")
    #expect(said.convention == .oneBasedInclusive && said.basis == nil)
  }
}
