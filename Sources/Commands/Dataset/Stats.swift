import ArgumentParser
import Boxes
import Labels
import Lint
import Reporting

extension DatasetCommand {
  /// `dataset stats`: a dataset in numbers.
  struct Stats: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Count images, objects and classes; tell sizes, shapes, and what is left out.",
      discussion: """
        dataset stats VOC2012/
        dataset stats kitti/training --input-size 1248x384 --classes Car,Pedestrian,Cyclist
        dataset stats labels/ --format html --output stats.html
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var manners: MannersOptions

    @Option(
      help: ArgumentHelp(
        "The network's input, for sizes after resizing.", valueName: "WxH"))
    var inputSize: ImageSize?

    @Option(help: "Text for a terminal, JSON, or one page with plots.")
    var format = StatisticsFormat.text

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the report here.", valueName: "file"))
    var output: String?

    func run(_ context: CommandContext) throws -> ExitStatus {
      let dataset = try DatasetInput(input)
      let classes = dataset.statedClasses
      let networkInput = inputSize
      var stream = dataset.stream
      let (_, workers) = ProgressMeter(context, manners).watch(&stream) { stream in
        stream.forEach(
          makeWorker: {
            Counter(numbers: DatasetStatistics(networkInput: networkInput, classes: classes))
          },
          body: { counter, image, _, _ -> Never? in
            counter.numbers.collect(image)
            if image.isUnreadable { counter.unreadable.append(image.path) }
            return nil
          })
      }
      var numbers = DatasetStatistics(networkInput: networkInput, classes: classes)
      for worker in workers { numbers.merge(worker.numbers) }
      let report = StatisticsReport(numbers, networkInput: networkInput, version: Version.text)
      let bytes = format.bytes(of: report)
      if let output {
        try OutputFile.write(bytes, to: output)
      } else {
        context.output.write(bytes)
      }
      let unreadable = workers.flatMap(\.unreadable).sorted()
      if let first = unreadable.first {
        let count = unreadable.count == 1 ? "1 file" : "\(unreadable.count) files"
        context.complain("error: \(count) could not be read, such as \(first); see dataset lint.")
        return .failed
      }
      return .clean
    }

    /// One thread's part.
    private struct Counter: Sendable {
      var numbers: DatasetStatistics
      var unreadable: [String] = []
    }
  }
}

/// `--format` of `dataset stats`.
enum StatisticsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, html

  func bytes(of report: StatisticsReport) -> [UInt8] {
    switch self {
    case .text: Array(report.text.utf8)
    case .json: report.json
    case .html: report.html
    }
  }
}
