import Boxes
import Labels
import Targets

extension YOLOTrainer {
  /// The same trainer with these anchors: shared out by area, as many to each level as can be, the
  /// smallest to the finest and the surplus to the coarsest; inside a level in the order given.
  ///
  /// That is how `anchors emit` writes them into the files of these trainers.
  public func placing(_ anchors: [Size<Pixels>]) throws(TrainerError) -> YOLOTrainer {
    var preset = preset
    let byArea = anchors.indices.sorted {
      (anchors[$0].area, anchors[$0].width, $0) < (anchors[$1].area, anchors[$1].width, $1)
    }
    let finestFirst = preset.layout.levels.indices.sorted {
      (preset.layout.levels[$0].stride, $0) < (preset.layout.levels[$1].stride, $1)
    }
    let (each, surplus) = anchors.count.quotientAndRemainder(dividingBy: finestFirst.count)
    var taken = 0
    for (place, level) in finestFirst.enumerated() {
      let count = each + (place >= finestFirst.count - surplus ? 1 : 0)
      preset.layout.levels[level].anchors = byArea[taken..<taken + count].sorted().compactMap {
        Size(width: anchors[$0].width, height: anchors[$0].height)
      }
      taken += count
    }
    if case .bestShape(var rule) = preset.assigner {
      rule.roster = nil
      preset.assigner = .bestShape(rule)
    }
    var trainer = try YOLOTrainer(preset, classes: classes, readers: readers, habits: habits)
    trainer.hasOwnClasses = hasOwnClasses
    return trainer
  }

  /// The objects of an image, as this trainer reads them.
  public func objects(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> TrainerObjects {
    let reading = try read(image, bytes, size: size)
    return TrainerObjects(
      .columns(reading.columns), classIndexes: reading.columns.classes.map(Int.init))
  }

  /// Counts what the rule makes of one image after the other.
  public func tally(
    of images: some Sequence<TrainerObjects>, countingConflicts: Bool
  ) -> AnchorTally {
    var tally = AnchorTally()
    var work = YOLOWorkspace()
    var alone = YOLOWorkspace()
    for objects in images {
      guard case .columns(let columns) = objects.boxes else { continue }
      guard (try? encoder.encode(columns, into: &work)) != nil else {
        tally.addFailure()
        continue
      }
      tally.addImage(positives: work.positiveCount)
      let refused = Set(work.refused.map(\.groundTruth))
      var fates: [MatchTally.Fate] = Array(repeating: MatchTally.Fate(), count: columns.count)
      var seen: [Set<Int>] = Array(repeating: [], count: columns.count)
      for row in work.rows where seen[row.groundTruth].insert(row.prior).inserted {
        fates[row.groundTruth].add(iou: Double(row.overlap), isForced: row.isForced)
      }
      for (place, fate) in fates.enumerated() where !refused.contains(place) {
        let isConflict =
          countingConflicts && columns.count > 1
          && losesBest(place, of: columns, seen[place], &alone)
        tally.add(fate, classIndex: objects.classIndexes[place], isConflict: isConflict)
      }
    }
    return tally
  }

  /// Whether the prior that an object would have alone is not among those it has in company. Where
  /// priors may learn several objects, that never is.
  private func losesBest(
    _ place: Int, of columns: GroundTruthColumns, _ priors: Set<Int>,
    _ alone: inout YOLOWorkspace
  ) -> Bool {
    var single = GroundTruthColumns()
    single.append(columns.edges(of: place), classIndex: Int(columns.classes[place]))
    guard (try? encoder.encode(single, into: &alone)) != nil,
      let best = alone.rows.max(by: { ($0.overlap, $1.prior) < ($1.overlap, $0.prior) })
    else { return false }
    return !priors.contains(best.prior)
  }
}
