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
  public var name: String { "squeezedet" }
  /// The network's input, in pixels.
  public var inputSize: ImageSize { config.imageSize }
  /// `CLASS_NAMES`, in index order.
  public var classNames: [String] { config.classNames }
  /// How many priors an image has.
  public var priorCount: Int { encoder.matcher.priors.count }

  /// Yes.
  public var hasOwnClasses: Bool { true }

  /// Itself: its config names its classes.
  public func naming(_ classes: ClassList) -> SqueezeDetTrainer { self }

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
    let targets = try encoded(image, bytes: bytes, size: size)
    return ImageMatches(
      stem: String(image.stem), imageSize: size, inputSize: inputSize, priorCount: priorCount,
      objects: targets.labels.kept.indices.map { object($0, of: targets) }, ignored: [],
      dropped: targets.labels.dropped.compactMap { Self.dropped($0, of: image) })
  }

  /// What the trainer's loss learns from; see ``Trainer/targets(of:bytes:size:)``.
  public func targets(
    of image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> ImageTargets {
    let encoded = try encoded(image, bytes: bytes, size: size)
    var targets = ImageTargets(
      path: image.path, priorCount: priorCount, background: ImageTargets.negative)
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
    _ image: LabeledImage, bytes: RawSpan, size: ImageSize
  ) throws(TrainerError) -> SqueezeDetTargets {
    do {
      return try encoder.encode(try labels(of: image, bytes: bytes), imageSize: size)
    } catch {
      throw .squeezeDet(error)
    }
  }

  /// Which objects are kept: KITTI files by their bytes, where there are any.
  func labels(
    of image: LabeledImage, bytes: RawSpan?
  ) throws(SqueezeDetError) -> SqueezeDetLabels {
    guard image.format == .kitti, let bytes else {
      return try encoder.reader.check(Self.written(image))
    }
    return try encoder.reader.read(bytes)
  }

  /// Objects of another format, as a KITTI file would hold them.
  static func written(_ image: LabeledImage) -> [SqueezeDetWrittenObject] {
    image.objects.map { object in
      // A box that could not be read becomes numbers that the trainer drops.
      let edges = object.box?.edges ?? Edges(xMin: -1, yMin: -1, xMax: -1, yMax: -1)
      return SqueezeDetWrittenObject(className: object.className, edges: edges)
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

  private static func dropped(
    _ dropped: SqueezeDetDroppedObject, of image: LabeledImage
  ) -> ImageMatches.Dropped? {
    guard let place = dropped.object else { return nil }
    let object = image.objects.first { $0.index == place }
    return ImageMatches.Dropped(
      object: place, line: object?.position.line ?? dropped.line, className: object?.className,
      reason: "\(dropped.reason)", kind: dropped.reason.kind,
      isOfUnknownClass: dropped.reason.isOfUnknownClass, isDontCare: object?.isDontCare ?? false)
  }
}

extension SqueezeDetDropReason {
  fileprivate var isOfUnknownClass: Bool {
    if case .unknownClass = self { true } else { false }
  }

  /// The reason without the numbers of the line.
  fileprivate var kind: String {
    switch self {
    case .blankLine, .unknownClass: "\(self)"
    case .missingField: "a field is missing, or doubled blanks shift it"
    case .notANumber: "a coordinate is no number"
    case .invalidX: "x1 and x2 break 0 <= x1 <= x2"
    case .invalidY: "y1 and y2 break 0 <= y1 <= y2"
    }
  }
}
