import Labels
import Trainers

/// What a trainer's own reader hands on, file by file.
///
///     let study = ReadingStudy(GluonCVReader())
///     let outcome = study.run(on: try Dataset(["VOC2012"])) { image, reading in
///       "\(image.path): \(reading.objects.count)"
///     }
///     outcome.parts.forEach { print($0) }
public struct ReadingStudy: Sendable {
  /// Whose reader.
  public var reader: any TrainerReader

  /// Names a reader.
  public init(_ reader: any TrainerReader) {
    self.reader = reader
  }

  /// How many images, and objects, fared how.
  public struct Counts: Hashable, Sendable {
    /// Images.
    public var images = 0
    /// Objects that are handed on.
    public var handedOn = 0
    /// Objects that are not.
    public var dropped = 0
    /// Images that the trainer raises on.
    public var raising = 0
    /// Images whose label is of a format that the trainer's reader does not take.
    public var plain = 0
    /// Label files in which nothing could be read.
    public var unread = 0
    /// Label files that could not be opened.
    public var unopened = 0
    /// Images whose size would have decided.
    public var sizeless = 0

    /// Whether the reader could be asked about every file, and read at least one.
    public var isWhole: Bool { sizeless == 0 && unopened == 0 && unread != images }
  }

  /// What came of all files.
  public struct Outcome<Part: Sendable>: Sendable {
    /// What was made of each image, in file order.
    public let parts: [Part]
    /// The numbers.
    public let counts: Counts
  }

  /// Reads all files, each once where classes are stated.
  ///
  /// - Parameter make: makes what is kept of an image, on several threads.
  public func run<Part: Sendable>(
    on dataset: Dataset, progress: some StudyProgress = NoProgress(),
    _ make: @escaping @Sendable (LabeledImage, TrainerReading) -> Part
  ) -> Outcome<Part> {
    let classes = classes(of: dataset)
    var stream = dataset.stream
    let (parts, workers) = progress.watch(&stream) { stream in
      stream.forEach(makeWorker: { Counts() }) { counts, image, bytes, _ -> Part? in
        if image.isDocument { return nil }
        let reading = reader.reading(
          of: ReaderInput(
            bytes: Array(bytes), image: image, imageSize: image.imageSize ?? image.statedSize,
            classes: classes))
        counts.add(image, reading, isOwn: reading.reader == reader.info.name)
        return make(image, reading)
      }
    }
    var counts = Counts()
    for worker in workers { counts.add(worker) }
    return Outcome(parts: parts, counts: counts)
  }

  /// Found names are spelled as the reader looks them up: it would find none of them otherwise.
  private func classes(of dataset: Dataset) -> ClassList {
    let info = reader.info
    return dataset.classes { info.formats.contains($0) ? info.spelling : .asWritten }
  }
}

extension ReadingStudy.Counts {
  /// Counts an image.
  fileprivate mutating func add(_ image: LabeledImage, _ reading: TrainerReading, isOwn: Bool) {
    images += 1
    handedOn += reading.objects.count
    dropped += reading.dropped.count
    if image.isUnreadable {
      unopened += 1
    } else if !isOwn {
      plain += 1
    }
    switch reading.failure?.kind {
    case .raises: raising += 1
    case .imageSizeUnknown: sizeless += 1
    case .notRead: unread += 1
    case nil: break
    }
  }

  /// Adds what another thread counted.
  fileprivate mutating func add(_ other: Self) {
    images += other.images
    handedOn += other.handedOn
    dropped += other.dropped
    raising += other.raising
    plain += other.plain
    unread += other.unread
    unopened += other.unopened
    sizeless += other.sizeless
  }
}
