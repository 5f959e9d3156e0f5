import ArgumentParser
import Boxes
import Reporting
import Studies

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
    @OptionGroup var augmentation: SeededAugmentationOptions
    @OptionGroup var manners: MannersOptions

    @Option(
      help: ArgumentHelp(
        "The network's input, for sizes after resizing.", valueName: "WxH"))
    var inputSize: ImageSize?

    @Option(help: "Text for a terminal, JSON, or one page with plots.")
    var format = StatisticsReport.Form.text

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the report here.", valueName: "file"))
    var output: String?

    func run(_ context: CommandContext) throws -> ExitStatus {
      let study = StatisticsStudy(inputSize: inputSize)
      let dataset = try input.dataset(context, manners, augmented: augmentation.choice)
      let outcome = try study.run(on: dataset, progress: ProgressMeter(context, manners))
      let report = StatisticsReport(
        outcome.statistics, networkInput: inputSize, augmentation: augmentation.choice,
        version: Version.text)
      let bytes = report.bytes(format)
      try context.deliver(bytes, to: output)
      input.tellReading(dataset, context, manners)
      if format != .text { context.warn(of: outcome.statistics.unread, manners) }
      if let unreadable = outcome.unreadableText { context.complain("error: \(unreadable)") }
      return outcome.isWhole ? .clean : .failed
    }
  }
}

extension StatisticsReport.Form: ExpressibleByArgument {}
