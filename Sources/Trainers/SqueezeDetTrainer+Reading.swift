import Boxes
import Labels
import Targets

/// What SqueezeDet's trainer keeps of a label file, and what never reaches it.
struct SqueezeDetReading {
  /// What is kept, and what the trainer's own checks drop.
  var labels: SqueezeDetLabels
  /// What another reader drops before.
  var dropped: [TrainerReading.Dropped] = []
  /// What is taken for something else.
  var misread: [ImageMatches.Misread] = []
  /// The name of the reader that was used.
  var reader = PlainReader.name
}

extension SqueezeDetTrainer {
  /// Reads an image: by its reader where that takes the format; else as `dataset convert --to kitti`
  /// would write its objects.
  func labels(
    of image: LabeledImage, bytes: RawSpan?, size: ImageSize
  ) throws(TrainerError) -> SqueezeDetReading {
    if image.isAugmented { return augmented(image) }
    guard let reader = reader(of: image.format), let bytes else { return try plain(image) }
    // The trainers of SqueezeDet differ in what they raise on, not in what they keep.
    if reader is SqueezeDetReader { return try own(bytes, reader.info.name) }
    let reading = reader.reading(
      of: ReaderInput(
        bytes: bytes.withUnsafeBytes { Array($0) }, image: image, imageSize: size,
        classes: ClassList(stated: classNames), inputSize: inputSize))
    if let failure = reading.failure { throw .reader(name: reading.reader, failure) }
    if reader is SqueezeDetTFReader { return try own(bytes, reader.info.name) }
    return try checked(reading, of: image, size)
  }

  private func own(_ bytes: RawSpan, _ name: String) throws(TrainerError) -> SqueezeDetReading {
    do {
      return SqueezeDetReading(labels: try encoder.reader.read(bytes), reader: name)
    } catch {
      throw .squeezeDet(error)
    }
  }

  private func plain(_ image: LabeledImage) throws(TrainerError) -> SqueezeDetReading {
    try PlainReader.refuseUnread(image)
    do {
      return SqueezeDetReading(labels: try encoder.reader.check(Self.written(image)))
    } catch {
      throw .squeezeDet(error)
    }
  }

  /// What another trainer's reader hands on, under SqueezeDet's own checks.
  private func checked(
    _ reading: TrainerReading, of image: LabeledImage, _ size: ImageSize
  ) throws(TrainerError) -> SqueezeDetReading {
    let objects = reading.leftOut == nil ? reading.objects : []
    let written = objects.map { object in
      // In the image's own pixels, whatever the reader counts in.
      let edges = reading.edges(
        of: object, InputPlacement(stretching: size, over: size))
      return SqueezeDetWrittenObject(
        className: object.className,
        edges: Edges(
          xMin: edges.xMin, yMin: edges.yMin, xMax: edges.xMax, yMax: edges.yMax))
    }
    do {
      var labels = try encoder.reader.check(written)
      labels.renumber { (objects[$0].object, objects[$0].line) }
      return SqueezeDetReading(
        labels: labels, dropped: reading.dropped,
        misread: reading.misread.map { ImageMatches.Misread($0, of: image) },
        reader: reading.reader)
    } catch {
      throw .squeezeDet(error)
    }
  }

  /// Objects of another format, as a KITTI file would hold them.
  static func written(_ image: LabeledImage) -> [SqueezeDetWrittenObject] {
    image.objects.map { object in
      // A box that could not be read becomes numbers that the trainer drops.
      let edges = object.box?.edges ?? Edges(xMin: -1, yMin: -1, xMax: -1, yMax: -1)
      return SqueezeDetWrittenObject(className: object.className, edges: edges)
    }
  }
}

extension SqueezeDetReading {
  /// What is dropped, by any of the two.
  func dropped(of image: LabeledImage) -> [ImageMatches.Dropped] {
    dropped.map { ImageMatches.Dropped($0, of: image) }
      + labels.dropped.compactMap { Self.dropped($0, of: image) }
  }

  private static func dropped(
    _ dropped: SqueezeDetDroppedObject, of image: LabeledImage
  ) -> ImageMatches.Dropped? {
    guard let place = dropped.object else { return nil }
    let object = image.object(at: place)
    return ImageMatches.Dropped(
      object: place, line: object?.position.line ?? dropped.line, className: object?.className,
      reason: "\(dropped.reason)", kind: dropped.reason.kind,
      isOfUnknownClass: dropped.reason.isOfUnknownClass, isDontCare: object?.isDontCare ?? false,
      edges: object?.box?.edges)
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
