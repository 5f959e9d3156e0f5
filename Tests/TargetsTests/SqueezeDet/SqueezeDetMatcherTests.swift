import Boxes
import Targets
import Testing

@Suite struct SqueezeDetMatcherTests {
  @Test(arguments: SqueezeDetGolden.all("match"))
  func `a recorded image gets the trainer's priors and offsets`(golden: SqueezeDetGolden) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }

  /// 4 × 3 cells on 50 × 40 pixels: centers 10, 20, 30, 40 and 10, 20, 30.
  private func matcher(
    _ sizes: [(Double, Double)], ties: SqueezeDetTieOrder = .stable
  ) throws -> SqueezeDetMatcher {
    let priors = try SqueezeDetPriors(
      imageSize: try #require(ImageSize(width: 50, height: 40)), gridWidth: 4, gridHeight: 3,
      anchors: sizes.map { try #require(Size(width: $0.0, height: $0.1)) })
    return SqueezeDetMatcher(priors: priors, ties: ties)
  }

  @Test func `a prior is given once, in the order of the ground truths`() throws {
    let matcher = try matcher([(4, 4)])
    let box = SqueezeDetBox(cx: 20, cy: 20, width: 4, height: 4)
    let matches = try matcher.match([box, box])
    #expect(matches[0] == SqueezeDetMatch(prior: 5, rule: .overlap, value: 1))
    // Nothing else overlaps: left, right, above and below are all 10 px away. The lowest wins.
    #expect(matches[1] == SqueezeDetMatch(prior: 1, rule: .distance, value: 100))
    #expect(matches[1].isForced && matches[1].iou == 0)
  }

  @Test func `of equal overlaps the highest index wins`() throws {
    let matcher = try matcher([(2, 2), (2, 2)])
    let box = SqueezeDetBox(cx: 25, cy: 20, width: 40, height: 30)
    // All 24 priors lie inside: IoU 4 / 1200 for each.
    let matches = try matcher.match([box, box, box])
    #expect(matches.map(\.prior) == [23, 22, 21])
    #expect(matches.allSatisfy { $0.value == 4.0 / 1200 })
  }

  @Test func `an image without ground truths is refused, and one with too many`() throws {
    let matcher = try matcher([(4, 4)])
    let box = SqueezeDetBox(cx: 20, cy: 20, width: 4, height: 4)
    #expect(throws: SqueezeDetError.noGroundTruths) { try matcher.match([]) }
    let boxes = Array(repeating: box, count: 12)
    #expect(Set(try matcher.match(boxes).map(\.prior)) == Set(0..<12))
    #expect(throws: SqueezeDetError.moreGroundTruthsThanPriors(groundTruths: 13, priors: 12)) {
      try matcher.match(boxes + [box])
    }
  }

  @Test func `a box that is not finite takes the highest free prior`() throws {
    let matcher = try matcher([(4, 4)])
    let box = SqueezeDetBox(cx: .infinity, cy: 20, width: .infinity, height: 4)
    let matches = try matcher.match([box, box])
    #expect(matches.map(\.prior) == [11, 10])
    #expect(matches.allSatisfy { $0.value.isNaN })
  }

  @Test func `a workspace serves grids and images one after the other`() throws {
    var workspace = SqueezeDetMatchWorkspace()
    let box = SqueezeDetBox(cx: 20, cy: 20, width: 4, height: 4)
    for sizes in [[(4.0, 4.0)], [(4, 4), (8, 8)], [(4, 4)]] {
      let matcher = try matcher(sizes)
      for _ in 0..<3 {
        try matcher.match([box, box], in: &workspace)
        #expect(try workspace.matches == matcher.match([box, box]))
      }
    }
    #expect(throws: SqueezeDetError.noGroundTruths) {
      try matcher([(4, 4)]).match([], in: &workspace)
    }
    #expect(workspace.matches.isEmpty)
  }

  @Test func `the grid search finds what a look at every prior finds`() throws {
    var generator = SqueezeDetTestGenerator(state: 5)
    for round in 0..<300 {
      let columns = generator.int(1...9)
      let rows = generator.int(1...7)
      let anchors = try (0..<generator.int(1...4)).map { _ in
        try #require(
          Size<Pixels>(width: generator.number(60, round), height: generator.number(60, round)))
      }
      let priors = try SqueezeDetPriors(
        imageSize: try #require(ImageSize(width: 100, height: 80)), gridWidth: columns,
        gridHeight: rows, anchors: anchors)
      let boxes = (0..<generator.int(1...min(12, priors.count))).map { _ in
        SqueezeDetBox(
          cx: generator.number(140, round) - 20, cy: generator.number(120, round) - 20,
          width: generator.number(90, round), height: generator.number(90, round))
      }
      let matches = try SqueezeDetMatcher(priors: priors).match(boxes)
      #expect(matches == lookedUp(boxes, priors))
    }
  }

  /// The contract in its plainest form.
  private func lookedUp(_ boxes: [SqueezeDetBox], _ priors: SqueezeDetPriors) -> [SqueezeDetMatch] {
    var free = Set(0..<priors.count)
    return boxes.map { box in
      let overlaps = free.sorted().map { (prior: $0, value: priors[$0].iou(box)) }
      var best = overlaps.reduce((prior: -1, value: 0.0)) {
        $1.value > 0 && $1.value >= $0.value ? $1 : $0
      }
      var rule = SqueezeDetMatch.Rule.overlap
      if best.prior < 0 {
        rule = .distance
        best = free.sorted().map { (prior: $0, value: distance(box, priors[$0])) }
          .reduce((prior: -1, value: .infinity)) { $1.value < $0.value ? $1 : $0 }
      }
      free.remove(best.prior)
      return SqueezeDetMatch(prior: best.prior, rule: rule, value: best.value)
    }
  }

  private func distance(_ a: SqueezeDetBox, _ b: SqueezeDetBox) -> Double {
    zip(a.row, b.row).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}

/// Numbers from a seed, on a coarse raster in every other round, so that ties are frequent.
struct SqueezeDetTestGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next()) % range.count
  }

  /// Above 0 and at most `limit`.
  mutating func number(_ limit: Int, _ round: Int) -> Double {
    round.isMultiple(of: 2)
      ? Double(int(1...limit)) : Double(int(1...limit * 1000)) / 1000
  }
}
