import ArgumentParser
import Boxes
import Reporting
import Studies
import Text

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
      let study = StatisticsStudy(inputSize: inputSize)
      let outcome = study.run(
        on: try input.dataset(), progress: ProgressMeter(context, manners))
      let report = StatisticsReport(
        outcome.statistics, networkInput: inputSize, version: Version.text)
      let bytes = format.bytes(of: report)
      if let output {
        try OutputFile.write(bytes, to: output)
      } else {
        context.output.write(bytes)
      }
      if let first = outcome.unreadable.first {
        let count = outcome.unreadable.count
        let files = DecimalText.count(count, "file", "files", isGrouped: false)
        context.complain("error: \(files) could not be read, such as \(first); see dataset lint.")
        return .failed
      }
      return .clean
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
