import Boxes
import Labels
import Targets

/// A trainer of the SSD family: objects of known classes with finite boxes, matched by its preset.
///
/// None of these trainers checks that a box has an area or lies inside the image, so neither is
/// checked here: what a bad box does to the targets is what is shown.
public struct SSDTrainer: Trainer {
  /// The classes in index order.
  public var classNames: [String] { classes.names }
  private var classes: ClassList
  private let encoder: TargetEncoder
  /// Priors, matcher, coder and class numbers.
  public var preset: TrainerPreset { encoder.preset }

  /// A trainer with a preset's priors, matcher and coder.
  ///
  /// - Throws: When the layout's numbers make no priors.
  public init(_ preset: TrainerPreset, classes: ClassList) throws(TrainerError) {
    self.classes = classes
    do {
      encoder = try TargetEncoder(preset)
    } catch {
      throw .ssd(error)
    }
  }

  /// The preset's name.
  public var name: String { encoder.preset.name }
  /// The network's input, in pixels.
  public var inputSize: ImageSize { encoder.preset.inputSize }
  /// How many priors an image has.
  public var priorCount: Int { encoder.priors.count }

  /// No: a preset takes the dataset's.
  public var hasOwnClasses: Bool { false }

  /// The same preset for other classes.
  public func naming(_ classes: ClassList) -> SSDTrainer {
    var trainer = self
    trainer.classes = classes
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
    let reading = read(image, size: size)
    var objects = reading.objects
    let work = try encode(reading.columns)
    // A stand-in for an empty image has positives that belong to no object of the file.
    if work.standIn == nil {
      for index in 0..<work.positives.count {
        let match = work.positives[index]
        objects[match.groundTruth].matches.append(placed(match))
      }
    }
    return ImageMatches(
      stem: String(image.stem), imageSize: size, inputSize: inputSize, priorCount: priorCount,
      objects: objects, ignored: work.ignored.map { prior(Int($0)) },
      dropped: reading.dropped)
  }

  /// What the trainer's loss learns from; see ``Trainer/targets(of:bytes:size:)``.
  public func targets(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageTargets {
    let work = try encode(read(image, size: size).columns)
    var classTargets: [Int32] = []
    encoder.classTargets(of: work, into: &classTargets)
    let background = encoder.preset.classes.background
    var targets = ImageTargets(path: image.path, priorCount: priorCount, background: background)
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

  /// An image's objects, read, and as the encoder takes them.
  private struct Reading {
    var columns = GroundTruthColumns()
    var objects: [ImageMatches.Object] = []
    var dropped: [ImageMatches.Dropped] = []
  }

  private func read(_ image: LabeledImage, size: ImageSize) -> Reading {
    var reading = Reading()
    for object in image.objects {
      switch read(object, size: size) {
      case .kept(let read):
        reading.objects.append(read)
        reading.columns.append(read.edges, classIndex: read.classIndex)
      case .dropped(let reason, let isOfUnknownClass):
        reading.dropped.append(
          ImageMatches.Dropped(
            object: object.index, line: object.position.line, className: object.className,
            reason: reason, kind: reason, isOfUnknownClass: isOfUnknownClass,
            isDontCare: object.isDontCare))
      }
    }
    return reading
  }

  private func encode(_ columns: GroundTruthColumns) throws(TrainerError) -> TargetWorkspace {
    do {
      return try encoder.encode(columns)
    } catch {
      throw .ssd(error)
    }
  }

  private enum ObjectReading {
    case kept(ImageMatches.Object)
    case dropped(String, isOfUnknownClass: Bool = false)
  }

  private func read(_ object: LabeledObject, size: ImageSize) -> ObjectReading {
    if object.isDontCare { return .dropped("a region to ignore") }
    guard let written = object.box else { return .dropped("its box can't be read") }
    guard written.fault != .notFinite else { return .dropped("a coordinate is not finite") }
    guard let index = classes.index(of: object.className) else {
      return .dropped(
        "class '\(object.className)' is not in the class list", isOfUnknownClass: true)
    }
    return .kept(
      ImageMatches.Object(
        object: object.index, line: object.position.line, className: object.className,
        classIndex: index.value,
        edges: SpaceScale(from: size, to: inputSize).edges(written.edges), matches: []))
  }

  private func placed(_ match: PositiveMatch) -> ImageMatches.Match {
    ImageMatches.Match(
      prior: prior(match.prior), iou: Double(match.overlap), isForced: match.isForced,
      offsets: BoxOffsets(match.offsets))
  }
}
