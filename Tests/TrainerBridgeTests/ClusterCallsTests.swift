import Testing

@testable import TrainerBridge

@Suite struct ClusterCallsTests {
  @Test func `two groups have two anchors, by area`() {
    let sizes: [Double] = [100, 80, 10, 20, 102, 80, 12, 20, .nan, 3]
    var anchors = [Double](repeating: -1, count: 4)
    var count: Int64 = 0
    var metrics = [Double](repeating: -1, count: 6)
    #expect(kmeans(sizes, 5, 2, "euclidean", [5, 0, 100, 1], &anchors, &count, &metrics) == 0)
    #expect(count == 2 && anchors == [11, 20, 101, 80])
    #expect(metrics[5] == 1 && metrics[2] == 1)
  }

  @Test func `fewer sizes than anchors give the sizes`() {
    var anchors = [Double](repeating: -1, count: 6)
    var count: Int64 = 0
    #expect(kmeans([3, 4, 3, 4], 2, 3, "iou", [1, 0, 9, 1], &anchors, &count, nil) == 0)
    #expect(count == 1 && anchors[..<3] == [3, 4, -1])
  }

  @Test func `wrong numbers are refused`() {
    var anchors = [Double](repeating: -1, count: 4)
    var count: Int64 = 0
    #expect(kmeans([3, 4], 1, 0, "iou", [1, 0, 9, 1], &anchors, &count, nil) == 1)
    #expect(kmeans([3, 4], 1, 1, "cosine", [1, 0, 9, 1], &anchors, &count, nil) == 1)
    #expect(Encoder.message.contains("expected one of euclidean, iou"))
    #expect(kmeans([3, 4], 1, 1, "iou", [0, 0, 9, 1], &anchors, &count, nil) == 1)
    #expect(kmeans([], 0, 1, "iou", [1, 0, 9, 1], &anchors, &count, nil) == 1)
  }
}
