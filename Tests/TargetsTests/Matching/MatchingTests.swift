import Boxes
import Testing

@testable import Targets

/// The scan that looks only at near cells says what the whole matrix says, to the bit.
@Suite struct `Matching near cells` {
  /// Overlaps of all priors with all ground truths, computed one by one.
  private func matrix(_ encoder: TargetEncoder, _ work: TargetWorkspace) -> OverlapMatrix<Float> {
    let corners = encoder.priors.corners
    var values: [Float] = []
    for p in 0..<encoder.priors.count {
      for g in work.areas.indices {
        let width = max(
          min(corners.xMax[p], work.boxes.xMax[g]) - max(corners.xMin[p], work.boxes.xMin[g]), 0)
        let height = max(
          min(corners.yMax[p], work.boxes.yMax[g]) - max(corners.yMin[p], work.boxes.yMin[g]), 0)
        let both = width * height
        let own = (corners.xMax[p] - corners.xMin[p]) * (corners.yMax[p] - corners.yMin[p])
        let union =
          switch encoder.preset.unionOrder {
          case .sumFirst: (own + work.areas[g]) - both
          case .differenceFirst: (own - both) + work.areas[g]
          case .sumPlus(let epsilon): ((own + work.areas[g]) - both) + epsilon
          }
        values.append(both / union)
      }
    }
    return OverlapMatrix(
      priors: encoder.priors.count, groundTruths: work.areas.count, values: values)
  }

  /// A few cells of a preset: small enough for the matrix in a debug build.
  private func small(_ preset: TrainerPreset) -> TrainerPreset {
    var preset = preset
    preset.layout.levels = preset.layout.levels.enumerated().map { k, level in
      var level = level
      level.grid = FeatureGrid(columns: [9, 5, 3, 2, 1, 1, 1][k], rows: [7, 4, 3, 2, 2, 1, 1][k])
      if case .step = level.centering {
        level.centering = .step(Double(preset.inputSize.width) / [8, 5, 3, 2, 1, 1, 1][k])
      }
      return level
    }
    return preset
  }

  @Test(arguments: TrainerPresets.names)
  func `near cells are enough`(name: String) throws {
    var preset = try TrainerPresets.named(name)
    // Every box is taken here, and the scan is asked, which knows no `Double`.
    preset.intake = GroundTruthIntake()
    if preset.layout.arithmetic == .doubles { preset.layout.arithmetic = .doublesRounded }
    let encoder = try TargetEncoder(small(preset))
    let side = Double(preset.inputSize.width)
    var images = SampleImages.random(count: 6, boxes: 5, side: side, seed: 5)
    images += SampleImages.random(count: 2, boxes: 30, side: side, seed: 6)
    var random = SeededNumbers(seed: 7)
    for _ in 0..<8 {
      // Rounded edges tie often; some boxes are empty, repeated, or outside.
      var image = GroundTruthColumns()
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        let x = (random.uniform(in: -0.3...1.1) * 8).rounded() / 8 * side
        let y = (random.uniform(in: -0.3...1.1) * 8).rounded() / 8 * side
        let width = (random.uniform(in: 0...0.6) * 8).rounded() / 8 * side
        for _ in 0..<Int.random(in: 1...2, using: &random) {
          image.append(Edges(xMin: x, yMin: y, xMax: x + width, yMax: y + width / 2), classIndex: 3)
        }
      }
      images.append(image)
    }
    var work = TargetWorkspace()
    for image in images {
      try encoder.encode(image, into: &work)
      let whole = matrix(encoder, work)
      #expect(work.assignments == preset.policy.assignments(of: whole))
      for match in (0..<work.positives.count).map({ work.positives[$0] }) {
        #expect(match.overlap == whole[match.prior, match.groundTruth])
      }
    }
  }

  @Test func `the ignored band and shared ties hold in the scan too`() throws {
    var preset = small(try TrainerPresets.named("gluoncv-ssd300"))
    preset.policy.ignoredFrom = 0.3
    let encoder = try TargetEncoder(preset)
    var ignored = 0
    for image in SampleImages.random(count: 12, boxes: 4, side: 300, seed: 8) {
      let work = try encoder.encode(image)
      ignored += work.ignored.count
      #expect(work.assignments == preset.policy.assignments(of: matrix(encoder, work)))
      #expect(work.positives.count + work.ignored.count + work.negativeCount == work.priorCount)
    }
    #expect(ignored > 0)
  }
}
