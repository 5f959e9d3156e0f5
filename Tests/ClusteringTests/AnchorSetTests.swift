import Boxes
import Clustering
import Testing

@Suite struct AnchorSetTests {
  private func size(_ width: Double, _ height: Double) throws -> Size<SampleUnits> {
    try #require(Size<SampleUnits>(width: width, height: height))
  }

  @Test func `anchors come by area, and of equal areas the narrower comes first`() throws {
    let scaling = SizeScaling(normalization: .none)
    // Areas 36, 36, 36, 16, 49.
    let given = [
      try size(9, 4), try size(6, 6), try size(4, 9), try size(16, 1), try size(1, 49),
    ]
    for sizes in [given, given.reversed()] {
      #expect(AnchorSet(sizes, scaling: scaling).sizes.map(\.width) == [16, 4, 6, 9, 1])
    }
  }

  @Test func `a box between two anchors counts for the smaller`() throws {
    // 20×10 has IoU 0.5 with 10×10 and with 40×10.
    let sample = TestSamples.pixels([(20, 10)])
    let set = AnchorSet([try size(40, 10), try size(10, 10)], scaling: sample.scaling)
    let metrics = AnchorMetrics(of: set.sizes, on: sample)
    #expect(metrics.fits.map(\.share) == [1, 0])
  }
}
