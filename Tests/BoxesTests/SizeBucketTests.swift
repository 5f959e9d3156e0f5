import Boxes
import Testing

@Suite struct SizeBucketTests {
  @Test func `borders belong to the larger bucket`() {
    #expect(SizeBucket(area: 1023.99) == .small && SizeBucket(area: 1024) == .medium)
    #expect(SizeBucket(area: 9215.99) == .medium && SizeBucket(area: 9216) == .large)
    #expect(SizeBucket(area: .nan) == .small)
    for bucket in SizeBucket.allCases {
      #expect(SizeBucket(area: bucket.areas.lowerBound) == bucket)
      #expect(SizeBucket(area: bucket.areas.upperBound) == bucket)
    }
  }
}
