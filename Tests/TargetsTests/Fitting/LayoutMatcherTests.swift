import Boxes
import Testing

@testable import Targets

/// The count by rows and columns is what the encoder assigns, prior by prior.
@Suite struct LayoutMatcherTests {
  /// What the encoder's positives come to.
  private func encoded(_ images: [GroundTruthColumns], _ preset: TrainerPreset) throws
    -> LayoutTally
  {
    let encoder = try TargetEncoder(preset)
    var tally = LayoutTally(levelCount: preset.layout.levels.count)
    let reach = try LayoutMatcher(preset).reach
    for image in images where image.count > 0 {
      let taken = (0..<image.count).filter {
        preset.intake.takes(image.edges(of: $0), of: preset.inputSize)
      }
      // An image at which the trainer stops leaves no trace either.
      guard !taken.isEmpty, let work = try? encoder.encode(image) else { continue }
      tally.images += 1
      tally.objects += taken.count
      tally.positives += work.positives.count
      for object in taken {
        let own = (0..<work.positives.count).map { work.positives[$0] }
          .filter { $0.groundTruth == object }
        let best = own.filter { !$0.isForced }.max {
          ($0.overlap, $1.prior) < ($1.overlap, $0.prior)
        }
        let edges = image.edges(of: object)
        if let best {
          let level = encoder.priors.place(of: best.prior).level
          tally.addMatched(best.overlap, level: level, weight: 1)
        } else {
          if !own.isEmpty { tally.forcedOnly += 1 }
          if edges.width * edges.height < reach * reach { tally.outOfReach += 1 }
        }
      }
    }
    return tally
  }

  private func expectSame(_ images: [GroundTruthColumns], _ preset: TrainerPreset) throws {
    let objects = LayoutSamples.objects(images, preset)
    let matcher = try LayoutMatcher(preset)
    let tally = matcher.tally(objects)
    let slow = matcher.exhaustiveTally(objects, images: 0..<objects.imageCount)
    let encoded = try encoded(images, preset)
    #expect(tally == slow, "\(preset.name)")
    #expect(
      tally.matched == encoded.matched && tally.forcedOnly == encoded.forcedOnly
        && tally.positives == encoded.positives && tally.objects == encoded.objects
        && tally.meanTrueOverlap == encoded.meanTrueOverlap
        && tally.matchedByLevel == encoded.matchedByLevel, "\(preset.name)")
    #expect(abs(tally.outOfReach - encoded.outOfReach) <= 1, "\(preset.name): rounding of an area")
  }

  private func images(of side: Double, seed: UInt64) -> [GroundTruthColumns] {
    LayoutSamples.awkward(count: 16, side: side, seed: seed)
      + SampleImages.random(count: 4, boxes: 5, side: side, seed: seed)
      + SampleImages.random(count: 1, boxes: 30, side: side, seed: seed)
  }

  @Test(arguments: TrainerPresets.names)
  func `a preset's own layout`(name: String) throws {
    var preset = try TrainerPresets.named(name)
    // A fit counts in `Float` where the trainer matches in `Double`.
    if preset.layout.arithmetic == .doubles { preset.layout.arithmetic = .doublesRounded }
    try expectSame(images(of: Double(preset.inputSize.width), seed: 3), preset)
  }

  @Test(arguments: 0..<16)
  func `any layout under any policy`(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed) + 40)
    let names = TrainerPresets.names
    var preset = try TrainerPresets.named(names[seed * 7 % names.count])
    if preset.layout.arithmetic == .doubles { preset.layout.arithmetic = .doublesRounded }
    let side = Double(preset.inputSize.width)
    let isPixel = preset.layout.shapeUnit == .pixel
    preset.layout.levels = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let columns = Int.random(in: 1...24, using: &random)
      let rows = Int.random(in: 1...24, using: &random)
      let isStepped = Bool.random(using: &random)
      let step = side / Double(columns) * random.uniform(in: 0.8...1.3)
      return PriorLevel(
        grid: FeatureGrid(columns: columns, rows: rows),
        centering: isStepped ? .step(step) : .cells,
        shapes: (0..<Int.random(in: 1...5, using: &random)).map { _ in
          let size = random.uniform(in: 0.02...0.9) * (isPixel ? side : 1)
          return .scale(size, ratio: random.uniform(in: 0.2...5))
        })
    }
    preset.layout.cellOrder = Bool.random(using: &random) ? .rows : .columns
    preset.layout.clipping =
      [.none, .centerForm, .sizes, .corners].randomElement(using: &random) ?? .none
    preset.layout.nesting = Bool.random(using: &random) ? .shapesInCells : .cellsInShapes
    preset.layout.clipsForOverlap = Bool.random(using: &random)
    preset.unionOrder =
      [.sumFirst, .differenceFirst, .sumPlus(epsilon: 1e-5)].randomElement(using: &random)
      ?? .sumFirst
    let forced: [ForcedMatching] = [
      .none, .bestPrior(conflict: .first), .bestPrior(conflict: .last),
      .bipartite(floor: 1e-6, .above), .bipartite(floor: 0.3, .atLeast), .oneToOne,
    ]
    for forced in forced {
      preset.policy = MatchPolicy(
        forced: forced, sharesTies: Bool.random(using: &random),
        threshold: [0.3, 0.5, 0.6].randomElement(using: &random) ?? 0.5,
        comparator: Bool.random(using: &random) ? .above : .atLeast,
        backgroundPriors: [[], [0], [0, 2]].randomElement(using: &random) ?? [])
      guard (try? TargetEncoder(preset)) != nil else {
        #expect(throws: TargetsError.self) { try LayoutMatcher(preset) }
        continue
      }
      try expectSame(images(of: side, seed: UInt64(seed) + 90), preset)
    }
  }

  @Test func `parts add up to the whole`() throws {
    let preset = try TrainerPresets.named("torchcv-ssd300")
    let objects = LayoutSamples.objects(images(of: 300, seed: 8), preset).balanced()
    let matcher = try LayoutMatcher(preset)
    var sum = matcher.tally(objects, images: 0..<5)
    sum.merge(matcher.tally(objects, images: 5..<objects.imageCount))
    #expect(sum == matcher.tally(objects))
    #expect(sum.matched > 0 && sum.forcedOnly > 0 && sum.outOfReach > 0)
  }

  @Test func `classes count alike when they are balanced`() throws {
    let preset = try TrainerPresets.named("torchcv-ssd300")
    var images: [GroundTruthColumns] = []
    // Nine squares of a level's own size and place, and one that no prior reaches.
    for place in 0..<10 {
      var image = GroundTruthColumns()
      let side = place == 9 ? 3.0 : 30
      image.append(
        Edges(
          xMin: 100 - side / 2, yMin: 100 - side / 2, xMax: 100 + side / 2, yMax: 100 + side / 2),
        classIndex: place == 9 ? 1 : 0)
      images.append(image)
    }
    let objects = LayoutSamples.objects(images, preset)
    let matcher = try LayoutMatcher(preset)
    let one = matcher.tally(objects)
    #expect(one.matched == 9 && one.outOfReach == 1 && one.matchedByLevel[0] == 9)
    #expect(abs(one.score - 0.9 * (1 + one.meanMatchedIoU)) < 1e-6)
    let alike = matcher.tally(objects.balanced())
    #expect(abs(alike.score - 0.5 * (1 + alike.meanMatchedIoU)) < 1e-6)
  }

  @Test func `what makes no priors is refused, and boxes that are none leave no trace`() throws {
    var preset = try TrainerPresets.named("torchcv-ssd300")
    var image = GroundTruthColumns()
    image.append(Edges(xMin: 0, yMin: 0, xMax: .nan, yMax: 9), classIndex: 0)
    image.append(Edges(xMin: 0, yMin: 0, xMax: 9, yMax: 9), classIndex: 0)
    #expect(LayoutSamples.objects([image, GroundTruthColumns()], preset).count == 0)
    preset.layout.levels[1].shapes[0] = .square(.nan)
    #expect(throws: TargetsError.self) { try LayoutMatcher(preset) }
    preset.layout.levels = []
    #expect(throws: TargetsError.self) { try LayoutMatcher(preset) }
  }

  @Test func `thinning keeps whole images, evenly`() throws {
    let preset = try TrainerPresets.named("torchcv-ssd300")
    let objects = LayoutSamples.objects(
      SampleImages.random(count: 100, boxes: 3, side: 300), preset)
    let few = objects.thinned(toObjects: 31)
    #expect(few.imageCount == 10 && few.count == 30)
    #expect(objects.thinned(toObjects: 300).count == 300)
    #expect(objects.thinned(toObjects: 1).imageCount == 1)
  }
}
