import Boxes
import Targets
import Testing

@Suite struct AnchorCheckTests {
  private let check = AnchorCheck(sideRatio: 4, leastRecall: 0.98, isEnough: false)
  private let anchors = [(10.0, 10.0), (100, 100)].compactMap {
    Size<InputPixels>(width: $0.0, height: $0.1)
  }

  private func tally(_ sizes: [(Double, Double)]) -> AnchorCheckTally {
    var tally = AnchorCheckTally()
    for (width, height) in sizes {
      guard let size = Size<InputPixels>(width: width, height: height) else { continue }
      tally.add(size, anchors, check)
    }
    return tally
  }

  @Test func `a side that differs by the very factor does not fit`() {
    #expect(tally([(40, 10)]).fitting == 0)
    #expect(tally([(39.9, 10)]).fitting == 1)
    #expect(tally([(2.5, 10)]).fitting == 0)
    #expect(tally([(2.6, 10)]).fitting == 1)
  }

  @Test func `near the limit the factor of the image decides`() {
    // Times 0.9 it is 36 wide, times 1.1 it is 44.
    let near = tally([(40, 10)])
    #expect((near.always, near.fitting, near.ever) == (0, 0, 1))
    let inside = tally([(36.3, 10)])
    #expect((inside.always, inside.fitting, inside.ever) == (1, 1, 1))
    #expect(tally([(45, 10)]).ever == 0)
  }

  @Test func `two anchors can share the factors between them, and a gap is seen`() {
    // 10 × 10 fits sides of 2.5 to 40, 100 × 100 those of 25 to 400: at 38 by 38 one or both do.
    let shared = tally([(38, 38)])
    #expect((shared.always, shared.ever) == (1, 1))
    var gap = AnchorCheckTally()
    let far = [(10.0, 10.0), (200, 200)].compactMap {
      Size<InputPixels>(width: $0.0, height: $0.1)
    }
    // Fits up to 40 and from 50; scaled by 0.9 to 1.1 it is 40.5 to 49.5.
    if let box = Size<InputPixels>(width: 45, height: 45) { gap.add(box, far, check) }
    #expect((gap.boxes, gap.always, gap.ever) == (1, 0, 0))
    // 39.6 to 48.4.
    if let box = Size<InputPixels>(width: 44, height: 44) { gap.add(box, far, check) }
    #expect((gap.boxes, gap.always, gap.ever) == (2, 0, 1))
  }

  @Test func `merging does not depend on order`() {
    var a = tally([(40, 10), (10, 10)])
    let b = tally([(500, 10)])
    a.merge(b)
    var c = tally([(500, 10)])
    c.merge(tally([(10, 10), (40, 10)]))
    #expect(a == c)
    #expect(a.recall == 1.0 / 3)
    #expect(a.bounds == (1.0 / 3)...(2.0 / 3))
    #expect(AnchorCheckTally().recall == nil && AnchorCheckTally().bounds == nil)
  }

  @Test func `yolov5 wants more than 0.98, and yolov7 is content with it`() throws {
    let five = try #require(TrainerFamily.yolov5.habits.replacement?.check)
    let seven = try #require(TrainerFamily.yolov7.habits.replacement?.check)
    #expect(!five.passes(0.98) && five.passes(0.981))
    #expect(seven.passes(0.98) && !seven.passes(0.979))
  }

  @Test func `OTX keeps no anchors, and says so`() throws {
    let replacement = try #require(TrainerList.standard.habits(ofPreset: "otx-ssd").replacement)
    #expect(replacement.check == nil)
    #expect(replacement.sentence.hasPrefix("otx 2.6.0 replaces the anchors at every fit"))
    #expect(TrainerList.standard.habits(ofPreset: "mine") == TrainerHabits())
  }
}
