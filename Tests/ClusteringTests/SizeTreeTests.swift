import Boxes
import Testing

@testable import Clustering

@Suite struct SizeTreeTests {
  @Test(arguments: [1, 5, 16, 17, 1000, 110_000])
  func `the tree's sums are those of looking at every point`(count: Int) {
    let sample = TestSamples.pixels(TestSamples.blobs(count, centers: 6))
    let tree = SizeTree(sample, scale: AxisScale(x: 2, y: 0.5), jobs: 2)
    let points = SizePoints(sample, scale: AxisScale(x: 2, y: 0.5))
    // The last two are one center: the later one gets nothing.
    let centers = [(100.0, 10.0), (200, 30), (350, 40), (300, 55), (470, 60), (470, 60)]
      .map { AxisPair(x: $0.0, y: $0.1) }
    let sums = tree.assign(centers)
    let flat = FlatAssignment(points, centers, .euclidean, jobs: 1)
    var expected = ClusterSums(count: centers.count)
    for index in 0..<points.count {
      let label = Int(flat.labels[index])
      expected.weight[label] += points.weight[index]
      expected.x[label] += points.weight[index] * points.x[index]
      expected.y[label] += points.weight[index] * points.y[index]
    }
    #expect(sums.weight == expected.weight)
    for index in centers.indices {
      #expect(abs(sums.x[index] - expected.x[index]) <= 1e-9 * expected.x[index])
      #expect(abs(sums.y[index] - expected.y[index]) <= 1e-9 * expected.y[index])
    }
    #expect(sums.weight[5] == 0)
  }

  @Test func `representatives keep weight and mean`() {
    let sample = TestSamples.pixels(TestSamples.blobs(5000, centers: 6))
    let tree = SizeTree(sample, scale: .identity, jobs: 1)
    let all = SizePoints(sample, scale: .identity)
    let few = tree.representatives(limit: 700)
    #expect((100...700).contains(few.count))
    for column in [(all.x, few.x), (all.y, few.y)] {
      let expected = zip(column.0, all.weight).reduce(0) { $0 + $1.0 * $1.1 }
      let found = zip(column.1, few.weight).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(found / expected - 1) < 1e-12)
    }
    #expect(tree.representatives(limit: 5000).count == 5000)
  }
}
