import Boxes
import Clustering
import Testing

@Suite struct SizeSelectionTests {
  private static var sample: SizeSample {
    var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
    for width in [1.0, 2, 3, 3, 4, 5] {
      builder.add(width: width, height: 2, image: nil, classIndex: ClassIndex(0))
    }
    builder.add(width: 3, height: 2, image: nil, classIndex: ClassIndex(1))
    builder.add(width: 9, height: 9, image: nil, classIndex: ClassIndex(1))
    return builder.finish()
  }

  @Test func `classes keep sizes apart until they are forgotten`() {
    #expect(Self.sample.widths == [1, 2, 3, 3, 4, 5, 9])
    #expect(Self.sample.classes == [0, 0, 0, 1, 0, 0, 1])
    let merged = Self.sample.withoutClasses()
    #expect(merged.widths == [1, 2, 3, 4, 5, 9])
    #expect(merged.weights == [1, 1, 3, 1, 1, 1])
  }

  @Test func `filters keep classes and sizes, and count the others`() {
    let kept = Self.sample.filtered(
      by: SizeFilter(classes: [ClassIndex(0)], widths: 2...4, areas: 0...7))
    #expect(kept.widths == [2, 3])
    #expect(kept.boxCount == 3)
    #expect(kept.leftOut == [SizeFilter.reason: 5])
  }

  @Test func `filters measure in pixels of the input`() throws {
    let input = try #require(ImageSize(width: 100, height: 100))
    var builder = SizeSampleBuilder(scaling: SizeScaling(inputSize: input))
    let image = try #require(ImageSize(width: 1000, height: 1000))
    builder.add(width: 20, height: 20, image: image)
    builder.add(width: 40, height: 40, image: image)
    #expect(builder.finish().filtered(by: SizeFilter(heights: 3...10)).widths == [0.04])
  }

  @Test func `balancing gives every class the same weight`() {
    let balanced = Self.sample.balanced()
    #expect(balanced.isBalanced)
    // 8 boxes, 2 classes: 6 boxes of class 0 weigh 4, and 2 of class 1 as much.
    #expect(balanced.weights[0] == 4.0 / 6)
    #expect(balanced.weights[6] == 2)
    #expect(abs(balanced.totalWeight - 8) < 1e-12)
  }

  @Test func `each class is clustered on its own`() throws {
    let outcomes = try AnchorClustering.perClass(
      Self.sample, ClusteringOptions(anchorCount: 2))
    #expect(outcomes.map(\.classIndex) == [ClassIndex(0), ClassIndex(1)])
    #expect(outcomes.map(\.sample.boxCount) == [6, 2])
    #expect(outcomes[1].outcome.anchors.sizes.map(\.width) == [3, 9])
    #expect(outcomes[1].outcome.isEveryDistinctSize)
  }
}
