import Targets
import Testing

@Suite struct SqueezeDetFilterTests {
  @Test(arguments: SqueezeDetGolden.all("nms"))
  func `a recorded suppression keeps the same boxes`(golden: SqueezeDetGolden) {
    #expect(SqueezeDetParity.differences(golden) == [])
  }

  @Test func `a box that is struck still strikes`() {
    // 40 px squares, 15 px apart: neighbors overlap by 25 / 55, the outer two by 10 / 70.
    let boxes = [50.0, 65, 80].map { SqueezeDetBox(cx: $0, cy: 50, width: 40, height: 40) }
    let keeps = SqueezeDetFilter.keeps(boxes, scores: [0.9, 0.8, 0.7], threshold: 0.4)
    #expect(keeps == [true, false, false])
    #expect(
      SqueezeDetFilter.keeps(boxes, scores: [0.9, 0.8, 0.7], threshold: 25.0 / 55) == [
        true, true, true,
      ])
    #expect(SqueezeDetFilter.keeps([], scores: [], threshold: 0.4) == [])
  }

  @Test func `of equal scores the last one comes first`() {
    let box = SqueezeDetBox(cx: 5, cy: 5, width: 4, height: 4)
    let keeps = SqueezeDetFilter.keeps([box, box], scores: [0.5, 0.5], threshold: 0.4)
    #expect(keeps == [false, true])
  }
}
