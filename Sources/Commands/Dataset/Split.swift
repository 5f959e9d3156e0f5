import ArgumentParser
import Labels
import Reporting
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

        The lists have the form of the labels' trainers: ImageSets/Main/train.txt for VOC and
        COCO, img_train.txt and gt_train.txt for KITTI (squeezedet), train.txt with the paths of
        the pictures for YOLO. Paths are written as they were typed: give an absolute path where the
        trainer runs elsewhere. Rare classes are dealt out first (iterative stratification). The
        same labels and seed give the same lists.
        """)

    @OptionGroup var input: InputOptions

    @Option(
      help: ArgumentHelp(
        "The shares of train, val and perhaps test (default: 0.8,0.2).", valueName: "a,b[,c]"))
    var ratios: SplitRatios?

    @Option(
      help: ArgumentHelp("Make so many folds, each to validate with once.", valueName: "k"))
    var folds: Int?

    @Option(help: "The form of the lists; by default that of the labels' trainers.")
    var style: SplitStyle?

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
      let dataset = try DatasetInput(input)
      let (subjects, unread) = SplitSubject.read(dataset)
      if let first = unread.first {
        context.complain(
          "warning: \(DecimalText.count(unread.count, "label file", "label files")) can't be read "
            + "and are in no part, first \(first). Run dataset lint.")
      }
      let style = style ?? SplitStyle(for: subjects.first?.format)
      let division =
        folds.map(SplitDivision.folds) ?? .ratios(ratios?.values ?? SplitRatios.standard)
      try check(subjects, style, division)
      let plan = SplitPlan(subjects, division, seed: seed)
      let root = output.hasSuffix("/") ? output : output + "/"
      let lists = plan.lists(style, division).map { (path: root + $0.path, bytes: $0.bytes) }
      if !force { try OutputFile.refuseExisting(lists.map(\.path)) }
      for list in lists {
        try OutputFile.makeFolder(
          String(list.path[..<(list.path.lastIndex(of: "/") ?? list.path.startIndex)]))
        try OutputFile.write(list.bytes, to: list.path)
      }
      if !manners.quiet { context.output.write(Self.report(plan, lists.map(\.path))) }
      return unread.isEmpty ? .clean : .findings
    }

    private func check(
      _ subjects: [SplitSubject], _ style: SplitStyle, _ division: SplitDivision
    ) throws {
      guard subjects.count >= division.partNames.count else {
        throw UserFacingError(
          "\(DecimalText.count(subjects.count, "image", "images")) can't fill "
            + "\(division.partNames.count) parts. Give more labels or fewer parts.")
      }
      func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
      if let bad = subjects.first(where: \.breaksLines) {
        throw UserFacingError(
          "\(shown(bad.label)): a list of lines can't hold this name. Rename the file.")
      }
      if style.needsPictures {
        let missing = subjects.filter { $0.picture == nil }
        guard missing.isEmpty else {
          throw UserFacingError(
            "\(DecimalText.count(missing.count, "label has", "labels have")) no image, first "
              + "\(shown(missing[0].label)), and \(style.rawValue) lists name images. "
              + "Give --images DIR or --style voc.")
        }
      } else {
        var known: [[UInt8]: [UInt8]] = [:]
        for subject in subjects {
          guard let other = known.updateValue(subject.label, forKey: subject.id) else { continue }
          throw UserFacingError(
            "\(shown(other)) and \(shown(subject.label)) have the same id, "
              + "\(shown(subject.id)): a list of ids can't tell them apart.")
        }
      }
    }
  }
}

/// `--ratios`: two or three positive shares that make a whole.
struct SplitRatios: ExpressibleByArgument {
  let values: [Double]

  static let standard = [0.8, 0.2]

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    let values = words.compactMap { Double($0) }
    guard values.count == words.count, (2...3).contains(values.count),
      values.allSatisfy({ $0 > 0 && $0 < 1 }), abs(values.reduce(0, +) - 1) < 0.001
    else { return nil }
    self.values = values
  }
}
