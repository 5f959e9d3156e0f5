import Boxes
import Labels
import Targets

/// SqueezeDet's trainer: KITTI text read by its own rules, one prior an object.
///
/// KITTI files are read from their bytes, quirks and all. Other formats have no reader there: their
/// objects are taken as `dataset convert --to kitti` would write them, and meet the same checks.
public struct SqueezeDetTrainer: Trainer {
  /// The trainer's settings.
  public let config: SqueezeDetConfig
  let encoder: SqueezeDetTargetEncoder
  /// Whose code reads label files.
  public var readers: [any TrainerReader] = [SqueezeDetReader()]
  /// Nothing but what its reader does.
  public var habits = TrainerHabits()

  /// A trainer with these settings.
  ///
  /// - Throws: `seedCountMismatch` and others, where the trainer fails to load.
  public init(
    _ config: SqueezeDetConfig, rescale: SqueezeDetRescale = .scaled,
    ties: SqueezeDetTieOrder = .stable
  ) throws(TrainerError) {
    self.config = config
    do {
      encoder = try SqueezeDetTargetEncoder(config, rescale: rescale, ties: ties)
    } catch {
      throw .squeezeDet(error)
    }
  }

  /// `squeezedet`.
  public var name: String { TrainerFamily.squeezeDet.name }
  /// SqueezeDet.
  public var kind: TrainerKind { .squeezeDet }
  /// The network's input, in pixels.
  public var inputSize: ImageSize { config.imageSize }
  /// Each axis by itself.
  public var fit: InputFit { .stretch }
  /// `CLASS_NAMES`, in index order.
  public var classNames: [String] { config.classNames }
  /// How many priors an image has.
  public var priorCount: Int { encoder.matcher.priors.count }

  /// Whether the config is one that is about to be written, with the dataset's classes.
  public var takesClasses = false

  /// Yes, unless it takes the dataset's.
  public var hasOwnClasses: Bool { !takesClasses }

  /// Itself, because its config names its classes; else the same with these, in lower case, as its
  /// reader looks them up.
  public func naming(_ classes: ClassList) -> SqueezeDetTrainer {
    guard takesClasses else { return self }
    var config = config
    config.classNames = classes.names.map { $0.lowercased() }
    // Nothing but names changes, so the priors are what they were.
    return (try? with(config)) ?? self
  }

  /// A prior by index, in pixels of the network's input.
  public func prior(_ index: Int) -> PlacedPrior {
    let priors = encoder.matcher.priors
    let place = priors.place(of: index)
    return PlacedPrior(
      index: index, level: 0, row: place.row, column: place.column, shape: place.anchor,
      frame: priors[index].frame)
  }

  /// Reads one image's objects as the trainer does and matches them with its priors.
  public func matches(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageMatches {
    let labels = try labels(of: image, bytes: bytes, size: size)
    let targets = try encoded(labels, size: size)
    return ImageMatches(
      stem: image.name, coco: image.coco, placement: placement(of: size),
      priorCount: priorCount,
      objects: targets.labels.kept.indices.map { object($0, of: targets) }, ignored: [],
      dropped: labels.dropped(of: image), misread: labels.misread, reader: labels.reader)
  }

  /// What the trainer's loss learns from; see ``Trainer/targets(of:bytes:size:)``.
  public func targets(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageTargets {
    let labels = try labels(of: image, bytes: bytes, size: size)
    let encoded = try encoded(labels, size: size)
    var targets = ImageTargets(
      path: image.path, coco: image.coco, priorCount: priorCount, background: ImageTargets.negative,
      reader: labels.reader)
    let places = encoded.matches.indices.sorted {
      encoded.matches[$0].prior < encoded.matches[$1].prior
    }
    for place in places {
      targets.append(
        prior: Int32(truncatingIfNeeded: encoded.matches[place].prior),
        assignment: Int32(truncatingIfNeeded: place),
        classTarget: Int32(truncatingIfNeeded: encoded.labels.kept[place].classIndex.value),
        offsets: BoxOffsets(encoded.offsets[place]))
    }
    return targets
  }

  private func encoded(
    _ labels: SqueezeDetReading, size: ImageSize
  ) throws(TrainerError) -> SqueezeDetTargets {
    do {
      return try encoder.encode(labels.labels, imageSize: size)
    } catch {
      throw .squeezeDet(error)
    }
  }

  private func object(_ place: Int, of targets: SqueezeDetTargets) -> ImageMatches.Object {
    let kept = targets.labels.kept[place]
    let match = targets.matches[place]
    return ImageMatches.Object(
      object: kept.object, line: kept.line,
      className: config.classNames[kept.classIndex.value], classIndex: kept.classIndex.value,
      edges: Edges(targets.boxes[place].frame),
      matches: [
        ImageMatches.Match(
          prior: prior(match.prior), iou: match.iou, isForced: match.isForced,
          offsets: targets.offsets[place])
      ])
  }
}
