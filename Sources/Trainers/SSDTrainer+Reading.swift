import Boxes
import Labels
import Targets

/// An image's objects as a trainer's encoder takes them, and what never reaches it.
struct ImageReading {
  /// The boxes, as the encoder takes them.
  var columns = GroundTruthColumns()
  /// The objects behind them, in the same order.
  var objects: [ImageMatches.Object] = []
  /// Objects that are left out.
  var dropped: [ImageMatches.Dropped] = []
  /// What is taken for something else.
  var misread: [ImageMatches.Misread] = []
  /// The name of the reader that was used.
  var reader = PlainReader.name
  /// Why the trainer leaves out the image as a whole.
  var leftOut: String?

  mutating func append(_ object: ImageMatches.Object) {
    objects.append(object)
    columns.append(object.edges, classIndex: object.classIndex)
  }

  /// Leaves out the objects of an image that a trainer's data step does not hand on.
  ///
  /// - Parameters:
  ///   - placement: how the image lies in the network's input.
  ///   - toImage: from what the objects' boxes are measured in, the image or the input.
  ///   - labels: the label file, where it was read plainly: its own numbers are not rounded.
  mutating func leaveOut(
    _ step: DataStep, _ placement: InputPlacement, _ toImage: SpaceScale<InputPixels, Pixels>,
    labels: LabeledImage?
  ) {
    leaveOut(toImage) { object in
      let edges = labels?.object(at: object.object)?.box?.edges ?? toImage.edges(object.edges)
      return step.refusal(of: edges, placement).map { ("\($0)", "\($0)") }
    }
  }

  /// Leaves out the objects of an image that are too small for the trainer's encoder.
  mutating func leaveOut(_ intake: GroundTruthIntake, _ placement: InputPlacement) {
    guard let least = intake.leastSide else { return }
    leaveOut(placement.toImage) { object in
      intake.takes(object.edges, of: placement.input)
        ? nil : ("a side is not above \(least) of the input's", "too small")
    }
  }

  private mutating func leaveOut(
    _ toImage: SpaceScale<InputPixels, Pixels>,
    _ why: (ImageMatches.Object) -> (reason: String, kind: String)?
  ) {
    let all = objects
    objects = []
    columns.removeAll()
    for object in all {
      guard let (reason, kind) = why(object) else {
        append(object)
        continue
      }
      var dropped = ImageMatches.Dropped(
        object: object.object, line: object.line, className: object.className, reason: reason,
        kind: kind, isOfUnknownClass: false, isDontCare: false,
        edges: toImage.edges(object.edges))
      dropped.isRead = true
      self.dropped.append(dropped)
    }
  }
}

extension DatasetTrainer {
  /// Reads an image as the trainer does.
  ///
  /// - Parameter scaled: whether boxes are brought to the network's input; else they stay in pixels of
  ///   the image.
  /// - Throws: where its reader hands on nothing.
  func read(
    _ image: LabeledImage, _ bytes: RawSpan?, size: ImageSize, scaled: Bool = true
  ) throws(TrainerError) -> ImageReading {
    let whole = InputPlacement(stretching: size, over: size)
    let own = placement(of: size)
    let seen = scaled ? own : whole
    var reading = try readAll(image, bytes, seen)
    let step = habits.dataStep
    let hasReader = reader(of: image.format) != nil
    // An augmented image has been through the data step.
    if step.leavesOut, !image.isAugmented, !(step.sparesOwnReader && hasReader) {
      reading.leaveOut(step, own, seen.toImage, labels: hasReader ? nil : image)
    }
    // Objects that are still to be moved are measured when they have been.
    if scaled { reading.leaveOut(intake, own) }
    return reading
  }

  private func readAll(
    _ image: LabeledImage, _ bytes: RawSpan?, _ placement: InputPlacement
  ) throws(TrainerError) -> ImageReading {
    // Objects that come without their file are taken as they were read.
    guard
      !image.isAugmented, let reader = reader(of: image.format), let bytes,
      bytes.byteCount > 0 || image.fileFault != nil
    else { return try read(image, placement) }
    let reading = reader.reading(
      of: ReaderInput(
        bytes: bytes.withUnsafeBytes { Array($0) }, image: image,
        imageSize: placement.image, classes: classes, inputSize: inputSize))
    if let failure = reading.failure { throw .reader(name: reading.reader, failure) }
    if let unpaired = reading.unpaired {
      throw .reader(
        name: reading.reader,
        TrainerFailure(kind: .raises("IndexError"), reason: unpaired.note, line: 1))
    }
    return self.reading(reading, of: image, placement, reader.info)
  }

  private func reading(
    _ reading: TrainerReading, of image: LabeledImage, _ placement: InputPlacement,
    _ reader: ReaderInfo
  ) -> ImageReading {
    var read = ImageReading()
    read.reader = reading.reader
    read.leftOut = reading.leftOut
    if let reason = reading.leftOut {
      read.dropped = reading.objects.map { object in
        ImageMatches.Dropped(
          TrainerReading.Dropped(
            object: object.object, line: object.line, className: object.className,
            reason: "the image is left out: \(reason)"),
          of: image)
      }
    } else {
      for object in reading.objects {
        guard let place = place(of: object, reader) else {
          read.dropped.append(
            ImageMatches.Dropped(
              TrainerReading.Dropped(
                object: object.object, line: object.line, className: object.className,
                reason: "class '\(object.className)' is not in the class list",
                isOfUnknownClass: true),
              of: image))
          continue
        }
        read.append(
          ImageMatches.Object(
            object: object.object, line: object.line, className: object.className,
            classIndex: place,
            edges: reading.edges(of: object, placement), matches: []))
      }
    }
    read.dropped += reading.dropped.map { ImageMatches.Dropped($0, of: image) }
    read.misread = reading.misread.map { ImageMatches.Misread($0, of: image) }
    return read
  }

  /// The place of an object's class in the list. What a label file has a number of its own for goes
  /// by its name: this trainer's list may be another.
  private func place(of object: TrainerReading.Object, _ reader: ReaderInfo) -> Int? {
    reader.hasWrittenNumbers
      ? classes.index(of: object.className)?.value : object.classNumber - reader.firstClass
  }

  /// Our own reading: no copies, because most images come this way.
  private func read(
    _ image: LabeledImage, _ placement: InputPlacement
  ) throws(TrainerError) -> ImageReading {
    try PlainReader.refuseUnread(image)
    var reading = ImageReading()
    let toInput = placement.toInput
    for object in image.objects {
      switch judge(object) {
      case .kept(let index, let edges):
        reading.append(
          ImageMatches.Object(
            object: object.index, line: object.position.line, className: object.className,
            classIndex: index.value, edges: toInput.edges(edges), matches: []))
      case .dropped(let reason, let isOfUnknownClass):
        reading.dropped.append(
          ImageMatches.Dropped(
            object: object.index, line: object.position.line, className: object.className,
            reason: reason, kind: reason, isOfUnknownClass: isOfUnknownClass,
            isDontCare: object.isDontCare, edges: object.box?.edges))
      }
    }
    return reading
  }

  private func judge(_ object: LabeledObject) -> Judgment {
    if object.isDontCare { return .dropped("a region to ignore") }
    guard let written = object.box else { return .dropped("its box can't be read") }
    guard written.fault != .notFinite else { return .dropped("a coordinate is not finite") }
    guard let index = classes.index(of: object.className) else {
      return .dropped(
        "class '\(object.className)' is not in the class list", isOfUnknownClass: true)
    }
    return .kept(index, written.edges)
  }
}

/// What becomes of an object under our own reading.
private enum Judgment {
  case kept(ClassIndex, Edges<Pixels>)
  case dropped(String, isOfUnknownClass: Bool = false)
}
