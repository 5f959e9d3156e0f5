import ArgumentParser
import Labels
import Reporting
import Studies
import Text

extension DatasetCommand {
  /// `dataset split`: which images to train with, and which to validate with.
  struct Split: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: "Divide a dataset into train, val and test lists, with each class in proportion.",
      discussion: """
        dataset split VOC2012/ --ratios 0.8,0.2 --output VOC2012/
        dataset split kitti/training --ratios 0.7,0.15,0.15 --output lists/
        dataset split VOC2012/ --folds 5 --output folds/
        dataset split frames/ --group '(video[0-9]+)_' --output lists/

        The lists have the form of the labels' trainers: ImageSets/Main/train.txt for
        VOC, img_train.txt and gt_train.txt for KITTI (squeezedet), train.txt with the paths of
        the pictures for YOLO, documents train.json for COCO (byte for byte but for what is
        left out) and train.txt with the file names in it. Paths are written as they were typed: give an absolute path where the
        trainer runs elsewhere. Rare classes are dealt out first (iterative stratification). The
        same labels and seed give the same lists.
        """)

    @OptionGroup var input: InputOptions

    @Option(
      help: ArgumentHelp(
        "The shares of train, val and perhaps test (default: 0.8,0.2).", valueName: "a,b[,c]"))
    var ratios: SplitDivision?

    @Option(
      help: ArgumentHelp("Make so many folds, each to validate with once.", valueName: "k"))
    var folds: Int?

    @Option(help: "The form of the lists; by default that of the labels' trainers.")
    var style: SplitStyle?

    @Option(
      help: ArgumentHelp(
        """
        Keep images together whose paths have in common what the expression matches, or its first \
        group: frames of one video.
        """, valueName: "regex"))
    var group: SplitGrouping?

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
    var output: String

    @Option(help: ArgumentHelp("The seed of all random numbers.", valueName: "n"))
    var seed: UInt64 = 0

    @Flag(help: "Replace lists that are there already.")
    var force = false

    @OptionGroup var manners: MannersOptions

    func validate() throws {
      if ratios != nil, folds != nil {
        throw ValidationError("--ratios and --folds divide in two ways; give one of them.")
      }
      if let folds, !(2...1000).contains(folds) {
        throw ValidationError("--folds is \(folds); give 2 to 1000.")
      }
    }

    func run(_ context: CommandContext) throws -> ExitStatus {
      let division = folds.map(SplitDivision.folds) ?? ratios
      let dataset = try input.dataset(context, manners)
      let split = try SplitStudy(division ?? .standard, style: style, grouping: group, seed: seed)
        .run(on: dataset) { unread in
          if manners.quiet { return }
          context.complain(
            "warning: \(DecimalText.count(unread.count, "label file", "label files")) can't be read "
              + "and are in no part, first \(unread[0]). Run dataset lint.")
        }
      input.tellReading(dataset, context, manners)
      let paths = try split.write(below: output, replacesFiles: force)
      if !manners.quiet { context.output.write(split.plan.text(wrote: paths)) }
      return split.unread.isEmpty ? .clean : .findings
    }
  }
}

extension SplitStyle: ExpressibleByArgument {}

extension SplitGrouping: ExpressibleByArgument {
  /// Reads a regular expression.
  public init?(argument: String) { self.init(pattern: argument) }
}

extension SplitDivision: ExpressibleByArgument {
  /// Reads the two or three shares of `--ratios`.
  public init?(argument: String) { self.init(parsingRatios: argument) }
}
