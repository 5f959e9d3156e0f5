import Boxes
import Labels
import Targets

/// A trainer whose priors stand in a layout, an SSD or a RetinaNet: objects of known classes with
/// finite boxes, matched by its preset.
///
/// Most of these trainers do not check that a box has an area or lies inside the image, and then
/// neither is checked here: what a bad box does to the targets is what is shown.
public struct SSDTrainer: DatasetTrainer {
  /// The dataset's classes.
  public private(set) var classes: ClassList
  private(set) var encoder: TargetEncoder
  /// Whose code reads label files.
  public var readers: [any TrainerReader]
  /// Which boxes its project hands on.
  public var habits: TrainerHabits
  /// Which objects its preset's encoder takes.
  public var intake: GroundTruthIntake { encoder.preset.intake }
  /// Priors, matcher, coder and class numbers.
  public var preset: TrainerPreset { encoder.preset }

  /// A trainer with a preset's priors, matcher and coder.
  ///
  /// - Parameters:
  ///   - readers: whose code reads label files; none reads all of them plainly.
  ///   - habits: what its project does around its encoder.
  /// - Throws: When the layout's numbers make no priors.
  public init(
    _ preset: TrainerPreset, classes: ClassList, readers: [any TrainerReader] = [],
    habits: TrainerHabits = TrainerHabits()
  ) throws(TrainerError) {
    self.classes = classes
    self.readers = readers
    self.habits = habits
    do {
      encoder = try TargetEncoder(preset).counting(classes.names.count)
    } catch {
      throw .ssd(error)
    }
  }

  /// The preset's name.
  public var name: String { encoder.preset.name }
  /// Priors in a layout.
  public var kind: TrainerKind { .ssd }
  /// The network's input, in pixels.
  public var inputSize: ImageSize { encoder.preset.inputSize }
  /// How many priors an image has.
  public var priorCount: Int { encoder.priors.count }

  /// The same preset for other classes.
  public func naming(_ classes: ClassList) -> SSDTrainer {
    var trainer = self
    trainer.classes = classes
    trainer.encoder = encoder.counting(classes.names.count)
    return trainer
  }

  /// A prior by index, in pixels of the network's input.
  public func prior(_ index: Int) -> PlacedPrior {
    let place = encoder.priors.place(of: index)
    return PlacedPrior(
      index: index, level: place.level, row: place.row, column: place.column, shape: place.shape,
      frame: encoder.priors.pixels(of: index))
  }

  /// Reads one image's objects as the trainer does and matches them with its priors.
  public func matches(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageMatches {
    try matches(of: try read(image, bytes, size: size), image, size)
  }

  /// One image's objects as the trainer's encoder takes them; none where it leaves the image out.
  public func groundTruths(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> GroundTruthColumns {
    let reading = try read(image, bytes, size: size)
    return reading.leftOut == nil ? reading.columns : GroundTruthColumns()
  }

  /// Matches objects that are read already.
  func matches(
    of reading: ImageReading, _ image: LabeledImage, _ size: ImageSize
  ) throws(TrainerError) -> ImageMatches {
    var matches = ImageMatches(
      stem: image.name, coco: image.coco, imageSize: size, inputSize: inputSize,
      priorCount: priorCount,
      objects: reading.objects, ignored: [], dropped: reading.dropped, misread: reading.misread,
      reader: reading.reader)
    // The trainer never sees such an image.
    guard reading.leftOut == nil else { return matches }
    let work = try encode(reading.columns)
    // A stand-in for an empty image has positives that belong to no object of the file.
    if let standIn = work.standIn {
      matches.standIn = standIn
      matches.standInPositives = work.positives.count
    } else {
      for index in 0..<work.positives.count {
        let match = work.positives[index]
        matches.objects[match.groundTruth].matches.append(placed(match))
      }
    }
    matches.ignored = work.ignored.map { prior(Int($0)) }
    return matches
  }

  /// What the trainer's loss learns from; see ``Trainer/targets(of:bytes:size:)``.
  public func targets(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageTargets {
    let reading = try read(image, bytes, size: size)
    let background = encoder.preset.classes.background
    var targets = ImageTargets(
      path: image.path, coco: image.coco, priorCount: priorCount, background: background,
      reader: reading.reader)
    guard reading.leftOut == nil else { return targets }
    let work = try encode(reading.columns)
    targets.firstClass = work.standIn == nil ? encoder.preset.classes.firstClass : nil
    var classTargets: [Int32] = []
    encoder.classTargets(of: work, into: &classTargets)
    var (positive, ignored) = (0, 0)
    for prior in 0..<priorCount {
      let number = Int32(truncatingIfNeeded: prior)
      var assignment = ImageTargets.negative
      var offsets = BoxOffsets<Float>.zero
      if positive < work.positives.count, work.positives.prior[positive] == number {
        let match = work.positives[positive]
        assignment = Int32(truncatingIfNeeded: match.groundTruth)
        offsets = match.offsets
        positive += 1
      } else if ignored < work.ignored.count, work.ignored[ignored] == number {
        assignment = ImageTargets.ignored
        ignored += 1
      } else if classTargets[prior] == background {
        continue
      }
      targets.append(
        prior: number, assignment: assignment, classTarget: classTargets[prior], offsets: offsets,
        order: encoder.preset.coder.order)
    }
    return targets
  }

  func encode(_ columns: GroundTruthColumns) throws(TrainerError) -> TargetWorkspace {
    if let (index, reason) = habits.dataStep.refused(of: columns) {
      throw .ssd(.degenerateBox(trainer: name, index: index, reason: reason))
    }
    do {
      return try encoder.encode(columns)
    } catch {
      throw .ssd(error)
    }
  }

  private func placed(_ match: PositiveMatch) -> ImageMatches.Match {
    ImageMatches.Match(
      prior: prior(match.prior), iou: Double(match.overlap), isForced: match.isForced,
      offsets: BoxOffsets(match.offsets))
  }
}
