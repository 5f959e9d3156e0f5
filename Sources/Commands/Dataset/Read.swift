import ArgumentParser
import Labels
import Reporting
import Text
import Trainers

extension DatasetCommand {
  /// `dataset read`: what a trainer's own reader hands on.
  struct Read: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what a trainer's own reader hands on, file by file.",
      discussion: """
        dataset read VOC2012/ --reader gluoncv
        dataset read labels/ --reader caffe-ssd --classes car,person --format json
        dataset read kitti/training --reader squeezedet-tf --classes car,pedestrian

        Each reader restates its trainer's code: which texts are numbers, what is taken off the \
        corners, what is dropped, misread, or raised on. Numbers and class numbers are those that \
        the trainer holds. plain is our own reading; a format that a reader does not take is read \
        plainly. Without --classes the names that are found count, sorted, as the reader spells \
        them. Notebooks-md/conventions.md has the table of all readers.
        """)

    @OptionGroup var input: InputOptions

    @Option(help: "Whose reader.")
    var reader = ReaderName.plain

    @Option(help: "Text for a terminal, or JSON, a line an image.")
    var format = ReadingFormat.text

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the report here.", valueName: "file"))
    var output: String?

    @OptionGroup var manners: MannersOptions

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try DatasetInput(input)
      let reading = ReadingRun(dataset, reader: reader.reader, format: format)
      var stream = dataset.stream
      let outcome = ProgressMeter(context, manners).watch(&stream) { reading.run($0) }
      if let output {
        try OutputFile.write(outcome.text, to: output)
      } else {
        context.output.write(outcome.text)
      }
      if !manners.quiet { tell(outcome, context) }
      if outcome.sizeless > 0 {
        let images = DecimalText.count(outcome.sizeless, "image", "images")
        context.complain(
          "error: \(reader.rawValue) needs the size of \(images), which is not known. Give "
            + "--images DIR, --image-sizes FILE or --image-size WxH.")
      }
      let isIncomplete = outcome.unopened > 0 || outcome.unread == outcome.images
      return outcome.sizeless > 0 || isIncomplete ? .failed : .clean
    }

    /// The run in one line.
    private func tell(_ outcome: ReadingRun.Outcome, _ context: CommandContext) {
      var parts = [
        DecimalText.count(outcome.images, "image", "images"),
        DecimalText.count(outcome.objects.handedOn, "object", "objects") + " handed on",
        DecimalText.grouped(outcome.objects.dropped) + " not",
      ]
      if outcome.raising > 0 {
        parts.append(DecimalText.count(outcome.raising, "image", "images") + " it raises on")
      }
      if outcome.plain > 0 {
        parts.append(
          DecimalText.count(outcome.plain, "image", "images")
            + " of a format that it does not take, read plainly")
      }
      if outcome.unread > 0 {
        parts.append(DecimalText.count(outcome.unread, "file", "files") + " not read")
      }
      context.complain("\(reader.rawValue): " + parts.joined(separator: ", "))
    }
  }
}

/// `--format` of `dataset read`.
enum ReadingFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// `--reader`: a trainer's reader by name.
struct ReaderName: ExpressibleByArgument {
  let rawValue: String
  let reader: any TrainerReader

  static let plain = ReaderName(PlainReader())

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
