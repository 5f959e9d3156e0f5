import ArgumentParser

/// `dataset`: check, count, convert and split labels.
public struct DatasetCommand: ParsableCommand {
  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "Check, convert and split the labels of an object detection dataset.",
    discussion: """
      dataset lint VOC2012/                  every fault with file and line
      dataset lint labels/ --output-format concise --fail-on warning
      dataset lint labels/ --fix             mends what has one right answer
      dataset stats VOC2012/                 what a dataset holds, in numbers
      dataset read VOC2012/ --reader gluoncv what a trainer's own reader makes of it
      dataset convert VOC2012/ --to coco --output coco/
      dataset split VOC2012/ --ratios 0.8,0.2 --output VOC2012/
      dataset explain BOX001                 what a rule finds, why, and what to do
      """,
    version: Version.full,
    subcommands: [
      Lint.self, Stats.self, Read.self, Convert.self, Split.self, Rules.self, Explain.self,
    ])

  /// Parsed by ArgumentParser.
  public init() {}
}
