/// A trainer's own way from a label file to boxes: a value beside its preset.
///
///     let reader = try TrainerReaders.named("gluoncv")
///     let reading = reader.reading(of: ReaderInput(bytes: xml, classes: ClassList(stated: ["car"])))
///     reading.objects[0].corners   // what gluon-cv's loader hands to its transforms
///
/// A reader reproduces what its trainer's code does with the bytes, to the bit and with its
/// mistakes. It has no opinion of its own; ``PlainReader`` is ours.
public protocol TrainerReader: Sendable {
  /// What the reader is, and its rule in words.
  var info: ReaderInfo { get }

  /// Reads a label file of a format that ``ReaderInfo/formats`` names.
  ///
  /// - Throws: Where the trainer raises; nothing of the file is handed on then.
  func read(_ input: ReaderInput) throws(TrainerFailure) -> TrainerReading
}

extension TrainerReader {
  /// What the trainer hands on, or why it raises, as one value.
  ///
  /// A format that the trainer's reader does not take is read plainly.
  public func reading(of input: ReaderInput) -> TrainerReading {
    // Of a file that could not be opened there are no bytes; the plain reading says why.
    let isOwn = info.formats.contains(input.image.format) && !input.image.wasNotOpened
    let reader: any TrainerReader = isOwn ? self : PlainReader()
    do {
      var reading = try reader.read(input)
      reading.dropped.sort { $0.object < $1.object }
      return reading
    } catch {
      var reading = TrainerReading(reader.info)
      reading.failure = error
      return reading
    }
  }
}
