import Boxes
import Labels
import Targets

extension SSDTrainer {
  /// The same trainer with these anchors in the place of its preset's shapes: each on the level whose
  /// own shapes are nearest to it in size. A level that gets none is left out.
  ///
  /// - Units: pixels of the network's input.
  public func placing(_ anchors: [Size<Pixels>]) throws(TrainerError) -> SSDTrainer {
    var preset = preset
    let levels = AnchorLevelChoice(shapes).levels(of: anchors)
    let unit = Self.pixels(of: preset.layout)
    preset.layout.levels = preset.layout.levels.enumerated().compactMap { place, level in
      var level = level
      level.shapes = zip(anchors, levels).filter { $0.1 == place }.map {
        .size(width: $0.0.width / unit.x, height: $0.0.height / unit.y)
      }
      return level.shapes.isEmpty ? nil : level
    }
    var trainer = try SSDTrainer(preset, classes: classes, readers: readers, habits: habits)
    trainer.hasOwnClasses = hasOwnClasses
    trainer.statedClassCount = statedClassCount
    return trainer
  }

  /// Pixels of the input in one unit of a layout's shapes.
  private static func pixels(of layout: PriorLayout) -> (x: Double, y: Double) {
    let (width, height) = (Double(layout.imageSize.width), Double(layout.imageSize.height))
    return switch layout.shapeUnit {
    case .pixel: (1, 1)
    case .unit: (width, height)
    case .shorterSide: (min(width, height), min(width, height))
    }
  }

  /// The objects of an image, as this trainer reads them.
  public func objects(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> TrainerObjects {
    let reading = try read(image, bytes, size: size)
    return TrainerObjects(
      .columns(reading.columns), classIndexes: reading.columns.classes.map(Int.init),
      input: placement(of: size).input)
  }

  /// Counts what the matcher makes of one image after the other.
  public func tally(
    of images: some Sequence<TrainerObjects>, countingConflicts: Bool
  ) -> AnchorTally {
    var tally = AnchorTally()
    var work = TargetWorkspace()
    var alone = TargetWorkspace()
    var fates: [MatchTally.Fate] = []
    for objects in images {
      guard case .columns(let columns) = objects.boxes else { continue }
      guard let trainer = try? seeing(objects.input ?? inputSize),
        trainer.encodes(columns, into: &work)
      else {
        tally.addFailure()
        continue
      }
      tally.addImage(positives: work.positives.count)
      // The positives of a box of the trainer's own belong to no object.
      guard work.standIn == nil else { continue }
      Self.gather(&fates, work.positives, count: columns.count)
      for (place, fate) in fates.enumerated() {
        let isConflict =
          countingConflicts && columns.count > 1
          && trainer.losesBest(place, of: columns, work.positives, &alone)
        tally.add(fate, classIndex: objects.classIndexes[place], isConflict: isConflict)
      }
    }
    return tally
  }

  private static func gather(
    _ fates: inout [MatchTally.Fate], _ positives: PositiveColumns, count: Int
  ) {
    fates.removeAll(keepingCapacity: true)
    fates.append(contentsOf: repeatElement(MatchTally.Fate(), count: count))
    for index in 0..<positives.count {
      fates[Int(positives.groundTruth[index])].add(
        iou: Double(positives.overlap[index]), isForced: positives.isForced[index])
    }
  }

  private func encodes(_ columns: GroundTruthColumns, into work: inout TargetWorkspace) -> Bool {
    (try? encoder.encode(columns, into: &work)) != nil
  }

  /// Whether the prior that an object would have alone is another object's, or nobody's, in company.
  private func losesBest(
    _ place: Int, of columns: GroundTruthColumns, _ positives: PositiveColumns,
    _ alone: inout TargetWorkspace
  ) -> Bool {
    var single = GroundTruthColumns()
    single.append(columns.edges(of: place), classIndex: Int(columns.classes[place]))
    guard encodes(single, into: &alone) else { return false }
    var best: (prior: Int32, overlap: Float)?
    for index in 0..<alone.positives.count
    where alone.positives.overlap[index] > best?.overlap ?? -1 {
      best = (alone.positives.prior[index], alone.positives.overlap[index])
    }
    guard let best else { return false }
    // Positives stand by rising prior.
    for index in 0..<positives.count where positives.prior[index] == best.prior {
      return Int(positives.groundTruth[index]) != place
    }
    return true
  }
}
