import Boxes
import Clustering
import Testing

@Suite struct AnchorMetricsTests {
  @Test func `metrics follow their definitions`() throws {
    // Against 10×10: IoU 1, 0.5, 100/1600; side ratios 1, 2, 4.
    let sample = TestSamples.pixels([(10, 10), (20, 10), (40, 40), (10, 10)])
    let anchor = try #require(Size<SampleUnits>(width: 10, height: 10))
    let metrics = AnchorMetrics(of: [anchor], on: sample)
    #expect(metrics.meanIoU == (2 + 0.5 + 0.0625) / 4)
    #expect(metrics.recall50 == 0.75)
    #expect(metrics.recall75 == 0.5)
    #expect(metrics.bpr4 == 0.75)
    #expect(metrics.inertia == 100 + 1800)
    #expect(metrics.fits == [metrics.fits[0]] && metrics.fits[0].share == 1)
    #expect(metrics.silhouette == nil)
  }

  @Test func `each box counts for the anchor that fits it best`() throws {
    let sample = TestSamples.pixels([(10, 10), (12, 10), (100, 100)])
    let anchors = [
      try #require(Size<SampleUnits>(width: 10, height: 10)),
      try #require(Size<SampleUnits>(width: 100, height: 50)),
    ]
    let metrics = AnchorMetrics(of: anchors, on: sample)
    #expect(metrics.fits.map(\.share) == [2.0 / 3, 1.0 / 3])
    #expect(metrics.fits[1].meanIoU == 0.5)
  }

  @Test func `the exact silhouette counts equal boxes as several`() throws {
    // Clusters {0, 0, 2} and {10} along one axis: a box at 0 has a = (0 + 2) / 2, b = 10.
    let sample = TestSamples.pixels([(1, 1), (1, 1), (3, 1), (11, 1)])
    let anchors = [
      try #require(Size<SampleUnits>(width: 1.5, height: 1)),
      try #require(Size<SampleUnits>(width: 11, height: 1)),
    ]
    let metrics = AnchorMetrics(of: anchors, on: sample, silhouetteSizes: 100)
    let silhouette = try #require(metrics.silhouette)
    #expect(!silhouette.isSampled)
    #expect(silhouette.value == (2 * (10.0 - 1) / 10 + (8.0 - 2) / 8 + 0) / 4)
  }

  @Test func `a sampled silhouette is near the exact one, and says so`() throws {
    let sample = TestSamples.pixels(TestSamples.blobs(1500, centers: 3))
    let outcome = try AnchorClustering(sample, ClusteringOptions(anchorCount: 3)).run()
    func silhouette(_ sizes: Int) throws -> Silhouette {
      try #require(
        AnchorMetrics(of: outcome.anchors.sizes, on: sample, silhouetteSizes: sizes).silhouette)
    }
    let exact = try silhouette(5000)
    let sampled = try silhouette(500)
    #expect(!exact.isSampled && sampled.isSampled)
    #expect(sampled.sizes <= 500)
    #expect(abs(exact.value - sampled.value) < 0.02)
  }

  @Test func `the best anchor of a size is told, the smaller one at a tie`() throws {
    let sample = TestSamples.pixels([(10, 10), (20, 10), (40, 10)])
    let sizes = (0..<3).compactMap { sample[$0] }
    let set = AnchorSet([sizes[2], sizes[0]], scaling: sample.scaling)
    let tie = try #require(set.bestFit(for: sizes[1]))
    #expect(tie.index == 0 && tie.shapeIoU == 0.5)
    #expect(set.bestFit(for: sizes[2])?.index == 1)
    #expect(AnchorSet([], scaling: sample.scaling).bestFit(for: sizes[0]) == nil)
  }

  @Test func `anchors in pixels come back in pixels, by area`() throws {
    let input = try #require(ImageSize(width: 1248, height: 384))
    let scaling = SizeScaling(inputSize: input)
    let pixels = [
      try #require(Size<Pixels>(width: 312, height: 192)),
      try #require(Size<Pixels>(width: 39, height: 96)),
    ]
    let set = try #require(AnchorSet(pixels: pixels, scaling: scaling))
    #expect(set.sizes.map(\.width) == [0.03125, 0.25])
    #expect(set.pixelSizes == pixels.reversed())
    #expect(AnchorSet(set.sizes, scaling: SizeScaling()).pixelSizes == nil)
  }
}
