import ArgumentParser
import Labels
import Reporting
import Studies

extension DatasetCommand {
  /// `dataset convert`: labels in another format.
  struct Convert: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write labels in another format.",
      discussion: """
        dataset convert VOC2012/ --to coco --output coco/
        dataset convert kitti/training --to voc --output voc/ --lossy
        dataset convert annotations.json --to yolo --classes car,person --output yolo/

        Writes \(LabelFormats.writtenFiles). Boxes are the same to the bit of the continuous edge, whatever pixels
        the numbers name; VOC is written one-based, with <pixels> where fractions would look like
        edges. What the format can't hold (difficult flags, 3-D fields, regions to ignore, a label
        that can't be read, turns, outlines, attributes and fields beyond) is counted, and refused
        without --lossy; what none of its readers would read is a note. Pictures are not copied;
        their sizes are read where they are (--images).
        """)

    @OptionGroup var input: InputOptions

    @Option(help: "The format to write.")
    var to: LabelFormatName

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
    var output: String

    @Flag(help: "Write what the format can hold, and say what is lost.")
    var lossy = false

    @Flag(help: "Leave out classes that are declared and that no object has.")
    var dropUnused = false

    @Flag(help: "Replace files that are there already.")
    var force = false

    @OptionGroup var manners: MannersOptions

    func run(_ context: CommandContext) throws -> ExitStatus {
      let layout = TargetLayout(format: to, root: output)
      let dataset = try input.dataset(context, manners)
      let study = ConversionStudy(
        to: layout, isLossy: lossy, replacesFiles: force, dropsUnusedClasses: dropUnused)
      let tally = try study.run(on: dataset)
      input.tellReading(dataset, context, manners)
      guard !manners.quiet else { return .clean }
      context.output.write(tally.text(wrote: layout))
      if let warning = tally.warning { context.complain("warning: \(warning)") }
      return .clean
    }
  }
}
