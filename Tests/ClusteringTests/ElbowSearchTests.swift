import Boxes
import Clustering
import Testing

@Suite struct ElbowSearchTests {
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
    #expect(report.recommendation.description.hasPrefix("mean IoU at 5 lies farthest"))
  }

  @Test func `one distinct size is a flat curve`() throws {
    let sample = TestSamples.pixels([(3, 3), (3, 3)])
    let report = try ElbowSearch(counts: 1...4).run(on: sample)
    #expect(report.recommendation == .flat(count: 1))
    #expect(report.curve.allSatisfy { $0.isEveryDistinctSize && $0.anchors.sizes.count == 1 })
  }

  @Test func `two counts have no elbow`() throws {
    let report = try ElbowSearch(counts: 2...3).run(on: TestSamples.pixels(TestSamples.blobs(50)))
    #expect(report.elbow == nil)
    #expect(report.recommendation == .tooFewCounts)
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
