import Boxes
import Labels
import Targets
import Testing

@testable import Trainers

@Suite struct AnchorTallyTests {
  /// Six images of boxes that lie close, so that they compete for priors.
  private static let images: [LabeledImage] = (0..<6).map { number in
    LabeledImage(
      path: "\(number).xml", format: .voc,
      objects: (0..<5).map { place in
        let (x, y) = (Double(place * 37 + number * 11), Double(place * 23 + number * 7))
        return LabeledObject(
          className: place % 2 == 0 ? "car" : "dog",
          box: WrittenBox(x, y, x + 30 + Double(place * 9), y + 25 + Double(number * 14)),
          position: TextPosition(line: place + 1, column: 1), index: place)
      }, imageSize: ImageSize(width: 300, height: 300))
  }
  private static let classes = ClassList(stated: ["car", "dog"])

  private func trainers() throws -> [any Trainer] {
    let size = try #require(ImageSize(width: 320, height: 320))
    let anchors = [(30.0, 40.0), (60, 30), (80, 90)].compactMap {
      Size<Pixels>(width: $0.0, height: $0.1)
    }
    let config = SqueezeDetConfig(
      imageSize: size, gridWidth: 20, gridHeight: 20, anchorSeeds: anchors,
      classNames: Self.classes.names)
    return [
      try SqueezeDetTrainer(config),
      try SSDTrainer(TrainerPresets.named("gluoncv-ssd300"), classes: Self.classes),
      try SSDTrainer(TrainerPresets.named("ssd-tensorflow-300"), classes: Self.classes),
    ]
  }

  private func objects(_ trainer: any Trainer) throws -> [TrainerObjects] {
    try Self.images.map { image in
      try trainer.objects(of: image, bytes: RawSpan(), size: try #require(image.size))
    }
  }

  @Test func `sums are those of the matches themselves`() throws {
    for trainer in try trainers() {
      var statistics = MatchStatistics()
      for image in Self.images {
        statistics.add(
          try trainer.matches(of: image, bytes: RawSpan(), size: try #require(image.size)),
          file: image.path)
      }
      let tally = trainer.tally(of: try objects(trainer), countingConflicts: false)
      #expect(tally.overall == statistics.overall, "\(trainer.name)")
      #expect(tally.byClass == statistics.byClass)
      #expect(tally.images == 6 && tally.failures == 0 && tally.conflicts == 0)
      #expect(tally.positives == statistics.positives)
      #expect(tally.overall.objects == statistics.overall.objects && tally.overall.objects > 25)
    }
  }

  @Test func `the order of images and their division change nothing`() throws {
    for trainer in try trainers() {
      let images = try objects(trainer)
      let all = trainer.tally(of: images, countingConflicts: true)
      var parts = trainer.tally(of: images[4...].reversed(), countingConflicts: true)
      parts.merge(trainer.tally(of: images[..<4].reversed(), countingConflicts: true))
      #expect(parts.overall == all.overall && parts.byClass == all.byClass)
      #expect(parts.conflicts == all.conflicts && parts.positives == all.positives)
    }
  }

  @Test func `objects that want one prior are conflicts, but for the one that gets it`() throws {
    let image = LabeledImage(
      path: "a.xml", format: .voc,
      objects: (0..<4).map { place in
        LabeledObject(
          className: "car",
          box: place == 3 ? WrittenBox(200, 200, 240, 240) : WrittenBox(40, 40, 90, 90),
          position: TextPosition(line: 1, column: 1), index: place)
      }, imageSize: ImageSize(width: 300, height: 300))
    for trainer in try trainers() {
      let objects = try trainer.objects(
        of: image, bytes: RawSpan(), size: try #require(image.size))
      #expect(trainer.tally(of: [objects], countingConflicts: true).conflicts == 2)
      #expect(trainer.tally(of: [objects], countingConflicts: false).conflicts == 0)
    }
  }

  @Test func `other anchors are placed where the trainer's own of their size are`() throws {
    let sizes = [(20.0, 20.0), (28, 40), (250, 260)].compactMap {
      Size<Pixels>(width: $0.0, height: $0.1)
    }
    let trainers = try trainers()
    let squeezeDet = try trainers[0].placing(sizes)
    #expect(squeezeDet.priorCount == 20 * 20 * 3)
    #expect(squeezeDet.shapes.map(\.width) == [20, 28, 250])
    for trainer in trainers.dropFirst() {
      let placed = try trainer.placing(sizes)
      // Two on the finest grid, one on the coarsest or the one before.
      #expect(placed.priorCount > 2 * 38 * 38 && placed.priorCount <= 2 * 38 * 38 + 9)
      let shapes = placed.shapes
      #expect(shapes.count == 3)
      #expect(abs(shapes[0].width - 20) < 1e-3 && abs(shapes[1].height - 40) < 1e-3)
    }
  }

  @Test func `an image at which the trainer raises is counted as such`() throws {
    let empty = LabeledImage(
      path: "b.xml", format: .voc, objects: [], imageSize: ImageSize(width: 300, height: 300))
    let trainer = try trainers()[0]
    let objects = try trainer.objects(of: empty, bytes: RawSpan(), size: try #require(empty.size))
    let tally = trainer.tally(of: [objects], countingConflicts: true)
    #expect(tally.failures == 1 && tally.images == 0 && tally.positivesPerImage == 0)
    #expect(tally.worstClass == nil)
  }

  @Test func `the worst class is the one whose objects overlap least`() throws {
    let trainer = try trainers()[1]
    let tally = trainer.tally(of: try objects(trainer), countingConflicts: false)
    let overlaps = tally.byClass.compactMap(\.meanTrueOverlap)
    let worst = try #require(tally.worstClass)
    #expect(worst.tally.meanTrueOverlap == overlaps.min() && overlaps.count == 2)
  }
}
