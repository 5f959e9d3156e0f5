import Boxes
import Labels
import Targets
import Testing
import Trainers

@Suite struct MatchStatisticsTests {
  private static let classes = ClassList(stated: ["car", "person"])

  /// Images with seeded boxes, some of them tiny, some of a class that nobody knows.
  private func images(_ count: Int) -> [LabeledImage] {
    var state: UInt64 = 7
    func next(_ limit: UInt64) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % limit)
    }
    return (0..<count).map { number in
      let objects = (0..<(1 + Int(next(5)))).map { place in
        let (x, y) = (next(200), next(200))
        return LabeledObject(
          className: ["car", "person", "tree"][Int(next(3))],
          box: WrittenBox(x + 1, y + 1, x + 2 + next(90), y + 2 + next(90)),
          position: TextPosition(line: 10 + place, column: 1), index: place)
      }
      return LabeledImage(path: "\(100 + number).xml", format: .voc, objects: objects)
    }
  }

  private func statistics(
    _ images: [LabeledImage], _ trainer: any Trainer
  ) throws -> MatchStatistics {
    let size = try #require(ImageSize(width: 300, height: 300))
    var statistics = MatchStatistics()
    for image in images {
      do {
        statistics.add(try trainer.matches(of: image, bytes: [], size: size), file: image.path)
      } catch {
        statistics.addFailure(file: image.path, reason: "\(error)")
      }
    }
    return statistics
  }

  @Test(arguments: ["gluoncv-ssd300", "ssd-tensorflow-300", "torchcv-ssd300"])
  func `any division of the images gives the same statistics`(preset: String) throws {
    let trainer = try SSDTrainer(try TrainerPresets.named(preset), classes: Self.classes)
    let all = images(40)
    let whole = try statistics(all, trainer)
    for cut in [1, 13, 39] {
      var merged = try statistics(Array(all[cut...]).reversed(), trainer)
      merged.merge(try statistics(Array(all[..<cut]), trainer))
      #expect(merged.overall == whole.overall)
      #expect(merged.byClass == whole.byClass && merged.byBucket == whole.byBucket)
      #expect(merged.offsets == whole.offsets)
      #expect(merged.neverMatched == whole.neverMatched)
      #expect(merged.forcedOnly == whole.forcedOnly && merged.dropped == whole.dropped)
      #expect(merged.failures == whole.failures)
      #expect(merged.droppedByReason == whole.droppedByReason)
    }
  }

  @Test func `parts add up to the whole`() throws {
    let trainer = try SSDTrainer(
      try TrainerPresets.named("ssd-tensorflow-300"), classes: Self.classes)
    let whole = try statistics(images(60), trainer)
    let overall = whole.overall
    #expect(overall.objects == whole.byClass.reduce(0) { $0 + $1.objects })
    #expect(overall.objects == whole.byBucket.values.reduce(0) { $0 + $1.objects })
    #expect(overall.objects == whole.objectsByPositives.values.reduce(0, +))
    #expect(
      overall.positives == whole.objectsByPositives.reduce(0) { $0 + $1.key * $1.value })
    #expect(whole.bestIoUBins.reduce(0, +) == overall.objects - overall.neverMatched)
    #expect(whole.neverMatched.count == overall.neverMatched)
    #expect(whole.offsets.count == overall.positives)
    #expect(whole.negatives + whole.ignored + overall.positives == whole.priors)
    #expect(overall.neverMatched > 0 && overall.forcedOnly == 0)
    #expect(whole.droppedByReason.keys.sorted() == ["class 'tree' is not in the class list"])
    #expect(whole.dropped.isEmpty)
  }

  @Test func `an image on which the trainer raises is named`() throws {
    let trainer = try SSDTrainer(try TrainerPresets.named("torchcv-ssd300"), classes: Self.classes)
    let whole = try statistics([LabeledImage(path: "empty.xml", format: .voc)], trainer)
    #expect(whole.failures.map(\.file) == ["empty.xml"])
    #expect(whole.images == 0 && whole.overall.matchedShare == nil)
    #expect(whole.positivesRange == nil && whole.negativesPerPositive == nil)
  }

  @Test func `mean and spread of offsets are those of visible numbers`() throws {
    var offsets = OffsetStatistics()
    offsets.add(BoxOffsets(tx: 1, ty: -2, tw: 0, th: 4))
    offsets.add(BoxOffsets(tx: 3, ty: -2, tw: 0, th: 8))
    offsets.add(BoxOffsets(tx: .infinity, ty: 0, tw: 0, th: 0))
    #expect(offsets.mean == BoxOffsets(tx: 2, ty: -2, tw: 0, th: 6))
    #expect(offsets.standardDeviation == BoxOffsets(tx: 1, ty: 0, tw: 0, th: 2))
    #expect(offsets.count == 2 && offsets.poisoned == 1)
  }
}

@Suite struct TrainerShapeTests {
  @Test func `an SSD preset has its shapes by level, unclipped`() throws {
    let trainer = try SSDTrainer(
      try TrainerPresets.named("gluoncv-ssd300"), classes: ClassList(stated: ["car"]))
    let shapes = trainer.shapes
    #expect(shapes.count == 4 + 6 + 6 + 6 + 4 + 4)
    #expect(abs(shapes[0].width - 30) < 1e-4 && abs(shapes[0].height - 30) < 1e-4)
    #expect(shapes.map(\.level) == shapes.map(\.level).sorted())
  }

  @Test func `SqueezeDet has its seeds in their order`() throws {
    let shapes = try SqueezeDetTrainer(.kitti).shapes
    #expect(shapes.map(\.width) == SqueezeDetConfig.kitti.anchorSeeds.map(\.width))
    #expect(shapes.map(\.height) == SqueezeDetConfig.kitti.anchorSeeds.map(\.height))
  }
}
