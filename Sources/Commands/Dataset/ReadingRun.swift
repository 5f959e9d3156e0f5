import Labels
import Reporting
import Trainers

/// Reads a dataset as a trainer's reader does, file by file.
struct ReadingRun: Sendable {
  let dataset: DatasetInput
  let reader: any TrainerReader
  let classes: ClassList
  let format: ReadingFormat

  /// What came of all files.
  struct Outcome: Sendable {
    /// The report, in file order.
    var text: [UInt8] = []
    /// How many images there are.
    var images = 0
    /// Objects handed on, and not.
    var objects = (handedOn: 0, dropped: 0)
    /// Images that the trainer raises on.
    var raising = 0
    /// Images whose label is of a format that the trainer's reader does not take.
    var plain = 0
    /// Label files in which nothing could be read, and those among them that could not be opened.
    var unread = 0
    var unopened = 0
    /// Images whose size would have decided.
    var sizeless = 0

    /// Adds what comes after.
    mutating func append(_ other: Outcome) {
      text += other.text
      images += other.images
      objects.handedOn += other.objects.handedOn
      objects.dropped += other.objects.dropped
      raising += other.raising
      plain += other.plain
      unread += other.unread
      unopened += other.unopened
      sizeless += other.sizeless
    }
  }

  init(_ dataset: DatasetInput, reader: any TrainerReader, format: ReadingFormat) {
    self.dataset = dataset
    self.reader = reader
    self.format = format
    // Found names are spelled as the reader looks them up: it would find none of them otherwise.
    classes =
      dataset.statedClasses
      ?? ClassList(
        found: dataset.classes().names.map(reader.info.spelling.apply).filter { !$0.isEmpty })
  }

  /// Reads all files.
  func run(_ stream: LabelStream) -> Outcome {
    let chunks = stream.forEachChunk(makeWorker: { 0 }, makeChunk: { Outcome() }) {
      _, outcome, image, bytes, _ in
      add(image, bytes, to: &outcome)
    }.chunks
    return chunks.reduce(into: Outcome()) { $0.append($1) }
  }

  private func add(
    _ image: LabeledImage, _ bytes: UnsafeRawBufferPointer, to outcome: inout Outcome
  ) {
    let reading = reader.reading(
      of: ReaderInput(
        bytes: Array(bytes), image: image, imageSize: image.imageSize ?? image.statedSize,
        classes: classes))
    outcome.images += 1
    outcome.objects.handedOn += reading.objects.count
    outcome.objects.dropped += reading.dropped.count
    if image.isUnreadable {
      outcome.unopened += 1
    } else if reading.reader != reader.info.name {
      outcome.plain += 1
    }
    switch reading.failure?.kind {
    case .raises: outcome.raising += 1
    case .imageSizeUnknown: outcome.sizeless += 1
    case .notRead: outcome.unread += 1
    case nil: break
    }
    switch format {
    case .text: outcome.text += reading.text(path: image.path).utf8
    case .json:
      outcome.text += reading.jsonLine(image: String(image.stem)).utf8
      outcome.text.append(0x0A)
    }
  }
}
