import Boxes
import Clustering
import Testing

@Suite struct SizeSampleTests {
  @Test func `equal sizes are merged, and the order of boxes is forgotten`() {
    let sizes = TestSamples.blobs(500) + [(7, 3), (7, 3), (7, 2)]
    let sample = TestSamples.pixels(sizes)
    #expect(sample == TestSamples.pixels(sizes.reversed()))
    #expect(sample.count == 502)
    #expect(sample.boxCount == 503)
    #expect(sample.widths.prefix(2) == [7, 7])
    #expect(sample.heights.prefix(2) == [2, 3])
    #expect(sample.weights.prefix(2) == [1, 2])
  }

  @Test func `stretching makes each side a share of its image`() throws {
    var builder = SizeSampleBuilder()
    builder.add(width: 100, height: 30, image: try image(500, 300))
    builder.add(width: 20, height: 40, image: try image(100, 400))
    let sample = builder.finish()
    #expect(sample.widths == [0.2])
    #expect(sample.heights == [0.1])
    #expect(sample.weights == [2])
  }

  @Test func `letterboxing keeps the aspect ratio`() throws {
    // 500×250 into 300×300: factor 0.6, so 100×50 becomes 60×30, or 0.2 × 0.1 of the input.
    for input in [try image(300, 300), nil] {
      var builder = SizeSampleBuilder(scaling: SizeScaling(resize: .letterbox, inputSize: input))
      builder.add(width: 100, height: 50, image: try image(500, 250))
      let sample = builder.finish()
      #expect(sample.widths == [0.2])
      #expect(sample.heights == [0.1])
    }
    // 100×400 into 600×300: factor 0.75; 40×80 becomes 30×60, or 0.05 × 0.2.
    var builder = SizeSampleBuilder(
      scaling: SizeScaling(resize: .letterbox, inputSize: try image(600, 300)))
    builder.add(width: 40, height: 80, image: try image(100, 400))
    let sample = builder.finish()
    #expect(sample.widths == [0.05])
    #expect(sample.heights == [0.2])
  }

  @Test(arguments: [0, -1, .nan, .infinity, 1e61, 1e-61])
  func `a side that is no size is left out and counted`(side: Double) {
    var builder = SizeSampleBuilder(scaling: SizeScaling(normalization: .none))
    builder.add(width: side, height: 1, image: nil)
    builder.add(width: 1, height: side, image: nil)
    builder.leaveOut("empty", count: 3)
    let sample = builder.finish()
    #expect(sample.count == 0)
    #expect(sample.boxCount == 0)
    #expect(sample.leftOut == [SizeSampleBuilder.Reason.size: 2, "empty": 3])
  }

  @Test func `a box of an unknown image is left out when sizes are shares`() {
    var builder = SizeSampleBuilder()
    builder.add(width: 1, height: 1, image: nil)
    #expect(builder.finish().leftOut == [SizeSampleBuilder.Reason.imageSize: 1])
  }

  @Test func `sizes with counts are boxes one by one`() throws {
    var counted = SizeSampleBuilder()
    counted.add(try #require(Size(width: 0.5, height: 0.25)), count: 3, classIndex: ClassIndex(2))
    var single = SizeSampleBuilder()
    for _ in 0..<3 {
      single.add(width: 50, height: 25, image: try image(100, 100), classIndex: ClassIndex(2))
    }
    #expect(counted.finish() == single.finish())
  }

  @Test func `several builders make the sample of one`() throws {
    let sizes = TestSamples.blobs(200_000, seed: 3)
    var parts = (0..<3).map { _ in SizeSampleBuilder(scaling: SizeScaling(normalization: .none)) }
    for (index, size) in sizes.enumerated() {
      parts[index % 3].add(width: size.0, height: size.1, image: nil)
    }
    var joined = parts[2]
    try joined.merge(parts[0])
    try joined.merge(parts[1])
    #expect(joined.finish() == TestSamples.pixels(sizes))
  }

  @Test func `builders of different scalings do not mix`() {
    var stretched = SizeSampleBuilder()
    let boxed = SizeSampleBuilder(scaling: SizeScaling(resize: .letterbox))
    #expect(throws: ClusteringError.mixedScaling(stretched.scaling, boxed.scaling)) {
      try stretched.merge(boxed)
    }
  }

  private func image(_ width: Int, _ height: Int) throws -> ImageSize {
    try #require(ImageSize(width: width, height: height))
  }
}
