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

  @Test func `refined anchors fit at least as well, and stand by area`() {
    // A linear congruence: sides from 5 to 204.
    var state: UInt32 = 5
    let sizes = (0..<600).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return 5 + Double(state >> 16) * 200 / 65_536
    }
    var anchors: [Double] = [20, 20, 60, 30, 90, 120]
    var metrics = [Double](repeating: -1, count: 6)
    #expect(refine(sizes, 300, &anchors, 3, [0, 0, 1], &metrics) == 0)
    let areas = [anchors[0] * anchors[1], anchors[2] * anchors[3], anchors[4] * anchors[5]]
    #expect(areas == areas.sorted())
    #expect(abs(metrics[0] - 300 * (1 - metrics[1])) < 1e-9)
    let fit = metrics[1]
    // From where it ended, nothing is to be gained but the last digits.
    #expect(refine(sizes, 300, &anchors, 3, [0, 0, 2], &metrics) == 0)
    #expect(metrics[1] >= fit && metrics[1] - fit < 1e-3)
  }

  @Test func `anchors that are no sizes are not refined`() {
    var anchors: [Double] = [0, 5]
    #expect(refine([3, 4], 1, &anchors, 1, [0, 0, 1], nil) == 1)
    #expect(Encoder.message.contains("anchors[0] is 0.0 x 5.0; expected sides above 0"))
    #expect(refine([], 0, &anchors, 1, [0, 0, 1], nil) == 1)
    #expect(refine([3, 4], 1, nil, 1, [0, 0, 1], nil) == 1)
  }
}
