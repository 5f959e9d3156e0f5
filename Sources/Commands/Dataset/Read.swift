import ArgumentParser
import Reporting
import Studies
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
      let format = format
      let dataset = try input.dataset(context, manners)
      let outcome = ReadingStudy(reader.reader).run(
        on: dataset, progress: ProgressMeter(context, manners)
      ) { image, reading in
        switch format {
        case .text: reading.text(path: image.path)
        case .json: reading.jsonLine(image: image.name) + "\n"
        }
      }
      let text = outcome.parts.flatMap(\.utf8)
      try context.deliver(text, to: output)
      let counts = outcome.counts
      if counts.plain > 0 || reader.isPlain { input.tellReading(dataset, context, manners) }
      if !manners.quiet { context.complain("\(reader.rawValue): \(counts.summary)") }
      if let sizeless = counts.sizelessText {
        context.complain("error: \(reader.rawValue) \(sizeless)")
      }
      return counts.isWhole ? .clean : .failed
    }
  }
}

/// `--format` of `dataset read`.
enum ReadingFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
