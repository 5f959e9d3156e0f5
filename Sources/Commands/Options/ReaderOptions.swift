import ArgumentParser
import Studies
import Trainers

/// Whose reader reads labels for a trainer.
struct ReaderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Read labels as this trainer's code does (default: the trainer's own reader); plain is our \
      own reading. What a reader does not take is read plainly.
      """, valueName: "name"))
  var reader: ReaderName?

  /// What it means.
  var choice: ReaderChoice { ReaderChoice(reader?.rawValue) }
}

/// `--reader`: a trainer's reader by name.
struct ReaderName: ExpressibleByArgument {
  let rawValue: String
  let reader: any TrainerReader

  static let plain = ReaderName(PlainReader())

  /// Whether it is our own.
  var isPlain: Bool { rawValue == Self.plain.rawValue }

  private init(_ reader: any TrainerReader) {
    rawValue = reader.info.name
    self.reader = reader
  }

  init?(argument: String) {
    guard let reader = TrainerReaders.reader(named: argument) else { return nil }
    self.init(reader)
  }

  var defaultValueDescription: String { rawValue }
  static var allValueStrings: [String] { TrainerReaders.names }
}
