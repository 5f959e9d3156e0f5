import Boxes
import Testing

@testable import Targets

@Suite struct LayoutAdviceTests {
  private func advice(
    _ images: [GroundTruthColumns], _ name: String = "torchcv-ssd300"
  ) throws -> (LayoutFit.Outcome, LayoutAdvice) {
    let preset = try TrainerPresets.named(name)
    let fit = try #require(LayoutFit(preset))
    let objects = LayoutSamples.objects(images, preset)
    let measure: LayoutFit.Measure = {
      (try? LayoutMatcher($0).tally(objects)) ?? LayoutTally(levelCount: 0)
    }
    let outcome = fit.outcome(fit.defaults, measure: measure)
    return (outcome, fit.advice(on: outcome, measure: measure))
  }

  @Test func `large objects need no fine levels`() throws {
    let images = LayoutSamples.similar(
      count: 40, scale: 130...200, ratio: 0.5...2, side: 300, seed: 1)
    let (outcome, advice) = try advice(images)
    #expect(advice.idle.contains(0) && advice.idle.contains(1) && !advice.idle.contains(3))
    let rest = try #require(advice.withoutIdle)
    #expect(rest.matched == outcome.tally.matched && rest.objects == outcome.tally.objects)
    #expect(outcome.tally.outOfReach == 0 && advice.finer == nil)
  }

  @Test func `small objects need a finer level than there is, and no coarse one`() throws {
    let images = LayoutSamples.similar(
      count: 60, scale: 13...17, ratio: 0.5...2, side: 300, seed: 2)
    for name in ["torchcv-ssd300", "caffe-ssd300"] {
      let (outcome, advice) = try advice(images, name)
      #expect(outcome.tally.outOfReach == outcome.tally.objects - outcome.tally.matched)
      let finer = try #require(advice.finer)
      #expect(finer.level.columns == 76 && finer.level.stepX == 4 && finer.level.size < 30)
      #expect(finer.tally.matched > outcome.tally.matched + 20)
    }
  }

  @Test func `a level that objects need stays`() throws {
    // One object for each level, at a center of it.
    let preset = try TrainerPresets.named("torchcv-ssd300")
    var image = GroundTruthColumns()
    for level in [0, 1, 2, 3] {
      let table = try #require(preset.layout.levelTable)
      let (step, size) = (table.levels[level].stepX, table.levels[level].size)
      let x = (1 + 0.5) * step + Double(level) * 20
      image.append(
        Edges(xMin: x - size / 2, yMin: x - size / 2, xMax: x + size / 2, yMax: x + size / 2),
        classIndex: 0)
    }
    let (outcome, advice) = try advice([image])
    #expect(outcome.tally.matched == 4)
    #expect(Set(advice.idle).isSubset(of: [4, 5]))
  }
}
