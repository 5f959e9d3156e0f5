import Boxes
import Labels
import Targets

/// A trainer whose priors stand in a layout, an SSD or a RetinaNet: objects of known classes with
/// finite boxes, matched by its preset.
///
/// Most of these trainers do not check that a box has an area or lies inside the image, and then
/// neither is checked here: what a bad box does to the targets is what is shown.
public struct SSDTrainer: DatasetTrainer {
  /// The dataset's classes, or its config's.
  public private(set) var classes: ClassList
  /// Whether its config names the classes.
  public var hasOwnClasses = false
  private(set) var encoder: TargetEncoder
  private let shelf = EncoderShelf()
  /// The number of classes that its config states, whatever the labels have; nothing where it states
  /// none.
  public var statedClassCount: Int? {
    didSet { count() }
  }
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
  /// How images are brought to the network's input.
  public var fit: InputFit { encoder.preset.fit }
  /// How many priors an input has.
  public var priorCount: Int { encoder.priors.count }

  /// The same preset for other classes; one with classes of its own stays as it is.
  public func naming(_ classes: ClassList) -> SSDTrainer {
    guard !hasOwnClasses else { return self }
    var trainer = self
    trainer.classes = classes
    trainer.count()
    return trainer
  }

  /// The same preset with its priors for the input that an image of a size has.
  public func fitted(to size: ImageSize) throws(TrainerError) -> SSDTrainer {
    try seeing(placement(of: size).input)
  }

  /// The same preset with its priors for an input.
  func seeing(_ input: ImageSize) throws(TrainerError) -> SSDTrainer {
    guard input != inputSize else { return self }
    var trainer = self
    do {
      trainer.encoder = try shelf.encoder(for: input, of: preset)
    } catch {
      throw .ssd(error)
    }
    trainer.count()
    return trainer
  }

  /// Gives the background its number, where that is the one after the last class.
  private mutating func count() {
    encoder = encoder.counting(statedClassCount ?? classes.names.count)
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
    let trainer = try fitted(to: size)
    var matches = ImageMatches(
      stem: image.name, coco: image.coco, placement: placement(of: size),
      priorCount: trainer.priorCount,
      objects: reading.objects, ignored: [], dropped: reading.dropped, misread: reading.misread,
      reader: reading.reader)
    // The trainer never sees such an image.
    guard reading.leftOut == nil else { return matches }
    let work = try trainer.encode(reading.columns)
    // A stand-in for an empty image has positives that belong to no object of the file.
    if let standIn = work.standIn {
      matches.standIn = standIn
      matches.standInPositives = work.positives.count
    } else {
      for index in 0..<work.positives.count {
        let match = work.positives[index]
        matches.objects[match.groundTruth].matches.append(trainer.placed(match))
      }
    }
    matches.ignored = work.ignored.map { trainer.prior(Int($0)) }
    return matches
  }

  /// What the trainer's loss learns from; see ``Trainer/targets(of:bytes:size:)``.
  public func targets(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageTargets {
    try fitted(to: size).targets(of: try read(image, bytes, size: size), image)
  }

  private func targets(
    of reading: ImageReading, _ image: LabeledImage
  ) throws(TrainerError) -> ImageTargets {
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
