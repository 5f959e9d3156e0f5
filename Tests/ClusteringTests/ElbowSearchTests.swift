import Boxes
import Clustering
import Testing

@Suite struct ElbowSearchTests {
  /// One run a count, for tests of what is not the runs' affair.
  private static let once = ClusteringOptions(anchorCount: 1, restarts: 1)

  @Test func `five blobs have their elbow at five`() throws {
    let sizes = (0..<300).map { index in
      let center = [10.0, 40, 160, 640, 2560][index % 5]
      return (center * (1 + Double(index % 7) / 1000), center * (1 + Double(index % 11) / 1000))
    }
    let options = ClusteringOptions(anchorCount: 1, distance: .iou)
    let report = try ElbowSearch(counts: 1...10, options: options).run(
      on: TestSamples.pixels(sizes))
    #expect(report.curve.map(\.count) == Array(1...10))
    #expect(report.elbow == 5)
    #expect(report.verdicts.map(\.criterion) == KneeCriterion.all)
    #expect(report.verdicts.allSatisfy { $0.count == 5 })
    #expect(report.curve[4].metrics.meanIoU > 0.98)
    #expect(report.recommendation.description.hasPrefix("one more adds 0."))
    #expect(report.recommendation.measure == .meanIoU)
  }

  @Test func `one distinct size is enough of an anchor`() throws {
    let sample = TestSamples.pixels([(3, 3), (3, 3)])
    let report = try ElbowSearch(counts: 1...4).run(on: sample)
    #expect(report.elbow == 1)
    #expect(report.recommendation.nextGain == 0)
    #expect(report.curve.allSatisfy { $0.isEveryDistinctSize && $0.anchors.sizes.count == 1 })
  }

  @Test(arguments: [1...1, 2...3, 1...12, 1...30, 4...9, 20...22])
  func `any counts give one recommendation, and the curve that was asked for`(
    counts: ClosedRange<Int>
  ) throws {
    let sample = TestSamples.pixels(TestSamples.blobs(200, centers: 8))
    let usual = try ElbowSearch(counts: 1...15, options: Self.once).run(on: sample)
    let report = try ElbowSearch(counts: counts, options: Self.once).run(on: sample)
    #expect(report.recommendation.count == usual.recommendation.count)
    #expect(report.recommendation.nextGain == usual.recommendation.nextGain)
    #expect(report.curve.map(\.count) == Array(counts))
    let count = try #require(report.elbow)
    #expect((2...12).contains(count))
  }

  @Test func `what decides can be what a matcher makes of the anchors`() throws {
    let sample = TestSamples.pixels(TestSamples.blobs(300, centers: 8))
    // Up to four anchors each is worth three points, from there on one.
    let report = try ElbowSearch(counts: 1...2, options: Self.once).run(on: sample) { points in
      points.map { point -> Double in
        let (paying, further) = (min(point.count, 4), max(0, point.count - 4))
        return 0.03 * Double(paying) + 0.01 * Double(further)
      }
    }
    #expect(report.elbow == 4)
    #expect(report.recommendation.measure == .matchedIoU)
    #expect(abs(report.recommendation.nextGain - 0.01) < 1e-12)
  }

  @Test func `where the most anchors are not enough, none is recommended`() throws {
    let sizes = (0..<60).map { index -> (Double, Double) in
      (Double(index + 1), Double(index * 37 % 61 + 1))
    }
    let search = ElbowSearch(counts: 1...2, options: Self.once)
    let report = try search.run(on: TestSamples.pixels(sizes)) { points in
      points.map { 0.03 * Double($0.count) }
    }
    #expect(report.elbow == nil)
    #expect(report.recommendation.tried == ElbowSearch.mostConsidered)
    #expect(report.recommendation.description.contains("after 40 anchors"))
  }

  @Test func `threads change nothing, and each count is that of a clustering`() throws {
    let sample = TestSamples.pixels(TestSamples.blobs(800, centers: 6))
    let search = ElbowSearch(counts: 1...7)
    let report = try search.run(on: sample, jobs: 1)
    #expect(try report == search.run(on: sample, jobs: 3))
    let single = try AnchorClustering(sample, ClusteringOptions(anchorCount: 6)).run()
    #expect(report.curve[5].anchors == single.anchors)
  }

  @Test func `counts below one are refused`() {
    #expect(throws: ClusteringError.anchorCounts(0...3)) {
      try ElbowSearch(counts: 0...3).run(on: TestSamples.pixels([(1, 1)]))
    }
  }
}
