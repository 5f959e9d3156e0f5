import Boxes
import Labels
import Targets

extension SqueezeDetTrainer {
  /// The same trainer with these anchors in the place of its config's.
  public func placing(_ anchors: [Size<Pixels>]) throws(TrainerError) -> SqueezeDetTrainer {
    var config = config
    config.anchorSeeds = anchors
    config.anchorsPerCell = anchors.count
    return try with(config)
  }

  /// The same trainer with other settings.
  func with(_ config: SqueezeDetConfig) throws(TrainerError) -> SqueezeDetTrainer {
    var trainer = try SqueezeDetTrainer(
      config, rescale: encoder.rescale, ties: encoder.matcher.ties)
    trainer.readers = readers
    trainer.takesClasses = takesClasses
    return trainer
  }

  /// The objects of an image, as this trainer reads them.
  public func objects(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> TrainerObjects {
    let kept = try labels(of: image, bytes: bytes, size: size).labels.kept
    return TrainerObjects(
      .squeezeDet(
        kept.map {
          SqueezeDetBox($0, image: size, input: config.imageSize, rescale: encoder.rescale)
        }),
      classIndexes: kept.map(\.classIndex.value))
  }

  /// Counts what the matcher makes of one image after the other.
  public func tally(
    of images: some Sequence<TrainerObjects>, countingConflicts: Bool
  ) -> AnchorTally {
    var tally = AnchorTally()
    var work = SqueezeDetMatchWorkspace()
    var alone = SqueezeDetMatchWorkspace()
    for objects in images {
      guard case .squeezeDet(let boxes) = objects.boxes else { continue }
      guard (try? encoder.matcher.match(boxes, in: &work)) != nil else {
        tally.addFailure()
        continue
      }
      tally.addImage(positives: boxes.count)
      for (place, match) in work.matches.enumerated() {
        // The first one served never loses its best prior.
        let isConflict =
          countingConflicts && place > 0
          && (try? encoder.matcher.match([boxes[place]], in: &alone)) != nil
          && alone.matches.first?.prior != match.prior
        // An infinite box has no overlap that could be added up.
        let overlap = match.iou.isFinite ? match.iou : 0
        tally.add(
          MatchTally.Fate(
            positives: 1, bestIoU: overlap, bestTrueIoU: match.isForced ? nil : overlap),
          classIndex: objects.classIndexes[place], isConflict: isConflict)
      }
    }
    return tally
  }
}
