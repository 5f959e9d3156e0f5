import Boxes
import Clustering
import Foundation
import Testing

@Suite struct AnchorClusteringTests {
  @Test func `two groups of boxes give their means`() throws {
    let sample = TestSamples.pixels([(10, 10), (12, 10), (100, 50), (104, 50), (104, 50)])
    let outcome = try AnchorClustering(
      sample, ClusteringOptions(anchorCount: 2, distance: .euclidean)
    ).run()
    // (100 + 104 + 104) / 3
    #expect(outcome.anchors.sizes.map(\.width) == [11, 308.0 / 3])
    #expect(outcome.anchors.sizes.map(\.height) == [10, 50])
    #expect(abs(outcome.cost - (2 + 32.0 / 3)) < 1e-9)
    #expect(outcome.hasConverged)
  }

  @Test func `medians are those of the members`() throws {
    let sample = TestSamples.pixels([(10, 5), (11, 6), (30, 7)])
    let options = ClusteringOptions(anchorCount: 1, distance: .euclidean, update: .median)
    let outcome = try AnchorClustering(sample, options).run()
    #expect(outcome.anchors.sizes.map(\.width) == [11])
    #expect(outcome.anchors.sizes.map(\.height) == [6])
  }

  @Test func `the IoU optimum of one cluster beats every point of a fine grid`() throws {
    let sample = TestSamples.pixels(TestSamples.blobs(60, centers: 2))
    let options = ClusteringOptions(anchorCount: 1, distance: .iou)
    let outcome = try AnchorClustering(sample, options).run()
    let found = AnchorMetrics(of: outcome.anchors.sizes, on: sample).meanIoU
    for width in stride(from: 40.0, through: 100, by: 3) {
      for height in stride(from: 20.0, through: 60, by: 3) {
        let size = try #require(Size<SampleUnits>(width: width, height: height))
        #expect(AnchorMetrics(of: [size], on: sample).meanIoU <= found)
      }
    }
  }

  static let kinds: [(ShapeDistance, CentroidUpdate?)] = [
    (.euclidean, nil), (.euclidean, .median), (.euclidean, .iouOptimal), (.iou, nil),
    (.iou, .mean), (.iou, .median),
  ]
  static let oddSizes: [[(Double, Double)]] = [
    [(1, 2), (3, 4), (5, 6)],
    [(8, 8)],
    Array(repeating: (4, 4), count: 50),
    (1...40).map { (Double($0), 10) } + [(1e6, 1e6)],
    (1...40).map { (Double($0) * 1e-6, 1e-6) },
    (1...40).map { (Double($0) * 1e6, 1e6) },
    (1...20).flatMap { [(1e-6 * Double($0), 1e-6), (1e6 * Double($0), 1e6)] },
    (0..<12).map { (1 + Double($0) * 1e-15, 1) },
    [(1e-60, 1e-60), (1e60, 1e60), (1e60, 1e-60), (1, 1), (2, 2)],
  ]

  @Test(arguments: kinds)
  func `odd samples give finite anchors, as many as there are distinct sizes`(
    kind: (ShapeDistance, CentroidUpdate?)
  ) throws {
    for sizes in Self.oddSizes {
      let sample = TestSamples.pixels(sizes)
      // What differs in the last digits alone is one size.
      let distinct = Set(sizes.map { [($0.0 * 1e9).rounded(), ($0.1 * 1e9).rounded()] }).count
      for count in [1, 2, 3, 9] {
        for space in ClusteringOptions.Space.allCases {
          let options = ClusteringOptions(
            anchorCount: count, distance: kind.0, update: kind.1, space: space, restarts: 3)
          let outcome = try AnchorClustering(sample, options).run()
          #expect(outcome.anchors.sizes.count == min(count, distinct))
          #expect(outcome.isEveryDistinctSize == (count >= distinct))
          #expect(outcome.cost >= 0 && outcome.cost.isFinite)
          let metrics = AnchorMetrics(
            of: outcome.anchors.sizes, on: sample, distance: kind.0, silhouetteSizes: 100)
          #expect((0...1.0000001).contains(metrics.meanIoU))
          #expect(!metrics.inertia.isNaN && !(metrics.silhouette?.value.isNaN ?? false))
        }
      }
    }
  }

  @Test func `threads and the order of boxes change nothing`() throws {
    let sizes = TestSamples.blobs(600, centers: 7)
    for kind in Self.kinds {
      let options = ClusteringOptions(
        anchorCount: 5, distance: kind.0, update: kind.1, restarts: 4, seed: 11)
      let one = try AnchorClustering(TestSamples.pixels(sizes), options, jobs: 1).run()
      let four = try AnchorClustering(TestSamples.pixels(sizes.reversed()), options, jobs: 4).run()
      #expect(one == four)
    }
  }

  @Test func `large samples are built alike on any number of threads`() throws {
    let sample = TestSamples.pixels(TestSamples.blobs(110_000, centers: 9))
    let options = ClusteringOptions(anchorCount: 9, distance: .euclidean, restarts: 2)
    let one = try AnchorClustering(sample, options, jobs: 1).run()
    #expect(try one == AnchorClustering(sample, options, jobs: 3).run())
    // The tree's cost is that of looking at every point.
    let metrics = AnchorMetrics(of: one.anchors.sizes, on: sample)
    #expect(abs(metrics.inertia / one.cost - 1) < 1e-9)
  }

  @Test func `restarts begin with given anchors and never do worse`() throws {
    let sample = TestSamples.pixels(TestSamples.blobs(400, centers: 6))
    var options = ClusteringOptions(anchorCount: 6, distance: .euclidean, restarts: 1)
    let found = try AnchorClustering(sample, options).run()
    options.initial = found.anchors.sizes
    #expect(try AnchorClustering(sample, options).run().cost <= found.cost * (1 + 1e-12))
  }

  @Test func `whitening makes axes of any unit alike`() throws {
    let sizes = TestSamples.blobs(300, centers: 3)
    let options = ClusteringOptions(anchorCount: 3, distance: .euclidean, space: .whitened)
    let plain = try AnchorClustering(TestSamples.pixels(sizes), options).run()
    let tall = try AnchorClustering(TestSamples.pixels(sizes.map { ($0.0, $0.1 * 64) }), options)
      .run()
    for (a, b) in zip(plain.anchors.sizes, tall.anchors.sizes) {
      #expect(abs(a.width / b.width - 1) < 1e-9 && abs(a.height * 64 / b.height - 1) < 1e-9)
    }
  }

  @Test func `what can't be clustered is refused`() {
    let sample = TestSamples.pixels([(1, 1)])
    let nothing = TestSamples.pixels([(0, 1)])
    #expect(throws: ClusteringError.noBoxes(leftOut: ["size": 1])) {
      try AnchorClustering(nothing, ClusteringOptions(anchorCount: 1))
    }
    #expect(throws: ClusteringError.anchorCount(0)) {
      try AnchorClustering(sample, ClusteringOptions(anchorCount: 0))
    }
    #expect(throws: ClusteringError.restarts(0)) {
      try AnchorClustering(sample, ClusteringOptions(anchorCount: 1, restarts: 0))
    }
    #expect(throws: ClusteringError.initialAnchors(given: 0, expected: 1)) {
      try AnchorClustering(sample, ClusteringOptions(anchorCount: 1, initial: []))
    }
  }

  @Test(.enabled(if: TestSamples.sharedData("kitti/Labels") != nil))
  func `nine anchors of KITTI reach the best known inertia`() throws {
    let folder = try #require(TestSamples.sharedData("kitti/Labels"))
    let sample = try TestSamples.kitti(folder)
    #expect(sample.boxCount == 39_597)
    let options = ClusteringOptions(anchorCount: 9, distance: .euclidean)
    let outcome = try AnchorClustering(sample, options).run()
    let metrics = AnchorMetrics(of: outcome.anchors.sizes, on: sample)
    #expect(metrics.inertia <= 75.12)
    #expect(abs(metrics.inertia - outcome.cost) < 1e-6)
  }
}
