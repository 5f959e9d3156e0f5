import Boxes
import Testing

@testable import Targets

@Suite struct LayoutFitTests {
  /// A coarse layout: three levels of 15, 8 and 3 cells, quick in a debug build.
  private func coarse() throws -> TrainerPreset {
    var preset = try TrainerPresets.named("torchcv-ssd300")
    preset.layout.levels = try PriorLayout.levels(
      cells: [15, 8, 3], steps: [20, 37.5, 100], sizes: [60, 110, 200, 300],
      ratios: [[2], [2, 3], [2]].map(LevelTable.withInverses))
    return preset
  }

  private func fitted(
    _ images: [GroundTruthColumns], _ preset: TrainerPreset, looks: Int = 60
  ) throws -> LayoutFit.Outcome {
    let fit = try #require(LayoutFit(preset))
    let objects = LayoutSamples.objects(images, preset)
    let measure: LayoutFit.Measure = { layout in
      (try? LayoutMatcher(layout).tally(objects)) ?? LayoutTally(levelCount: 0)
    }
    let found = fit.search(objects, budget: looks * 2, measure: measure)
    return fit.refine(found, budget: looks, measure: measure)
  }

  @Test(arguments: 0..<8)
  func `no data set fares worse than by the trainer's own numbers`(seed: Int) throws {
    let preset = try coarse()
    var random = SeededNumbers(seed: UInt64(seed))
    let least = random.uniform(in: 10...120)
    let images = LayoutSamples.similar(
      count: 40, scale: least...least * random.uniform(in: 1...2.4), ratio: 0.3...3, side: 300,
      seed: UInt64(seed) + 5)
    let outcome = try fitted(images, preset)
    let (own, found) = (outcome.defaults, outcome.tally)
    #expect(found.matched >= own.matched && found.meanTrueOverlap >= own.meanTrueOverlap)
    #expect(found.neverMatched <= own.neverMatched && found.score >= own.score)
    let more = 12 * (found.matched - own.matched)
    #expect(Double(found.positives) <= 1.5 * Double(own.positives) + Double(more))
    #expect(Double(found.positives) >= Double(own.positives) / 1.5)
    #expect(LayoutLimits(try #require(preset.layout.levelTable)).allow(outcome.table))
    // What is told is what the encoder does with the layout that is handed out.
    let again = try LayoutMatcher(outcome.preset)
      .tally(LayoutSamples.objects(images, preset))
    #expect(again == found && outcome.isDefault == (outcome.preset == preset))
  }

  @Test func `objects of one shape get a prior of that shape`() throws {
    let preset = try coarse()
    // A ratio of 5 at 60 pixels: the defaults have 2 and 3.
    let images = LayoutSamples.similar(
      count: 60, scale: 58...62, ratio: 4.8...5.2, side: 300, seed: 2)
    let outcome = try fitted(images, preset, looks: 150)
    #expect(!outcome.isDefault)
    #expect(outcome.tally.matchedShare > outcome.defaults.matchedShare + 0.2)
    let best = outcome.tally.matchedByLevel.indices.max {
      outcome.tally.matchedByLevel[$0] < outcome.tally.matchedByLevel[$1]
    }
    let level = outcome.table.levels[try #require(best)]
    #expect(level.ratios.contains { $0 > 3.5 && $0 < 6 })
  }

  @Test func `the trainer's own numbers stay where nothing is better`() throws {
    let preset = try coarse()
    let fit = try #require(LayoutFit(preset))
    // Every object is a prior of the defaults, at a center: no other numbers can overlap more.
    var image = GroundTruthColumns()
    image.append(Edges(xMin: 100, yMin: 100, xMax: 160, yMax: 160), classIndex: 0)
    image.append(Edges(xMin: 200, yMin: 10, xMax: 260, yMax: 70), classIndex: 0)
    let outcome = try fitted([image], preset)
    #expect(outcome.isDefault && outcome.preset == preset && outcome.table == fit.defaults)
    #expect(outcome.tally == outcome.defaults && outcome.tally.matchedShare == 1)
  }

  @Test func `a worse layout is not handed out`() throws {
    let preset = try coarse()
    let fit = try #require(LayoutFit(preset))
    let objects = LayoutSamples.objects(
      LayoutSamples.similar(count: 30, scale: 60...90, ratio: 0.5...2, side: 300, seed: 4), preset)
    let worse = fit.defaults.with(sizes: [22, 110, 200, 300], pairs: [[2], [2, 3], [2]])
    let outcome = fit.outcome(worse) {
      (try? LayoutMatcher($0).tally(objects)) ?? LayoutTally(levelCount: 0)
    }
    #expect(outcome.isDefault && outcome.table == fit.defaults)
  }

  @Test func `the same objects give the same layout, and the budget is kept to`() throws {
    let preset = try coarse()
    let fit = try #require(LayoutFit(preset))
    let objects = LayoutSamples.objects(
      LayoutSamples.similar(count: 40, scale: 30...120, ratio: 0.4...3, side: 300, seed: 9), preset)
    var looks = 0
    let measure: LayoutFit.Measure = { layout in
      looks += 1
      return (try? LayoutMatcher(layout).tally(objects)) ?? LayoutTally(levelCount: 0)
    }
    let tables = fit.search(objects, budget: 80, measure: measure)
    #expect(tables.count == 2 && looks <= 80 + 5)
    #expect(tables == fit.search(objects, budget: 80, measure: measure))
    looks = 0
    let one = fit.refine(tables, budget: 30, measure: measure)
    #expect(looks <= 30 + 4)
    #expect(one == fit.refine(tables, budget: 30, measure: measure))
  }

  @Test func `cells that are not sizes and ratios can't be fitted`() throws {
    for name in ["tf2-ssd300", "gluoncv-ssd300-lite"] {
      #expect(LayoutFit(try TrainerPresets.named(name)) == nil)
    }
    var preset = try coarse()
    preset.layout.levels.swapAt(0, 1)
    #expect(LayoutFit(preset) == nil)
  }
}
