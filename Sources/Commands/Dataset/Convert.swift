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

        Writes \(files). Boxes are the same to the bit of the continuous edge, whatever pixels
        the numbers name; VOC is written one-based. What the format can't hold (flags, 3-D fields,
        regions to ignore, a label that can't be read) is counted, and refused without --lossy.
        Masks, key points and other content beyond boxes, classes and flags is not read. Pictures
        are not copied; their sizes are read where they are (--images).
        """)

    /// What each format writes: `Annotations/*.xml, …, or annotations.json`.
    private static var files: String {
      let all = LabelFormats.all.map { format in
        let folder = format.layout.labelFolder.map { $0 + "/" } ?? ""
        let labels = format.layout.document ?? "\(folder)*.\(format.fileExtension)"
        return format.classFiles.first.map { "\(labels) with \($0.name)" } ?? labels
      }
      return all.dropLast().joined(separator: ", ") + ", or\n" + (all.last ?? "")
    }

    @OptionGroup var input: InputOptions

    @Option(help: "The format to write.")
    var to: LabelFormatName

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
    var output: String

    @Flag(help: "Write what the format can hold, and say what is lost.")
    var lossy = false

    @Flag(help: "Replace files that are there already.")
    var force = false

    @OptionGroup var manners: MannersOptions

    func run(_ context: CommandContext) throws -> ExitStatus {
      let layout = TargetLayout(format: to, root: output)
      let tally = try ConversionStudy(to: layout, isLossy: lossy, replacesFiles: force)
        .run(on: try input.dataset())
      guard !manners.quiet else { return .clean }
      context.output.write(tally.text(wrote: layout))
      if let warning = tally.warning { context.complain("warning: \(warning)") }
      return .clean
    }
  }
}
