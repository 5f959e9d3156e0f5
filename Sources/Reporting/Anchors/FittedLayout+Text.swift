import Boxes
import Clustering
import Studies
import Targets
import Text

extension FittedLayout {
  /// The report for a terminal: the answer first, the numbers after it.
  public var text: String {
    let notes = notes.map { "  \($0)\n" }.joined()
    return """
      \(answer)

      \(levels.text(indent: 2))
      \(comparison.text(indent: 2))
      \(notes)
      """
  }

  private var answer: String {
    let boxes = DecimalText.count(sample.boxCount, "box", "boxes")
    let images = DecimalText.count(sample.imageCount, "image", "images")
    let set = "\(boxes) of \(images), in pixels of \(table.inputSize)"
    let share = DecimalText.percent(outcome.tally.matchedShare)
    let own = DecimalText.percent(outcome.defaults.matchedShare)
    return outcome.isDefault
      ? "\(name): keep the defaults, nothing better was found for \(set): \(share) matched"
      : "\(name) fitted to \(set): \(share) matched, \(own) by the defaults"
  }

  private var levels: TextTable {
    var table = TextTable([
      ("level", .right), ("cells", .left), ("step", .right), ("size", .right), ("next", .right),
      ("size/step", .right), ("ratios w/h (and inverses)", .left), ("best for", .right),
    ])
    for (index, level) in self.table.levels.enumerated() {
      table.add([
        String(index), "\(level.columns)x\(level.rows)", DecimalText.short(level.stepX, 1),
        DecimalText.fixed(level.size, 1), DecimalText.fixed(level.nextSize, 1),
        DecimalText.fixed(level.sizeInSteps, 1),
        stride(from: 0, to: level.ratios.count, by: 2)
          .map { DecimalText.fixed(level.ratios[$0], 2) }.joined(separator: ", "),
        DecimalText.percent(sharesOfLevels[index]),
      ])
    }
    return table
  }

  private var comparison: TextTable {
    var table = TextTable([
      ("under the matcher", .left), ("matched", .right), ("mean IoU", .right),
      ("forced only", .right), ("never", .right), ("positives/image", .right),
    ])
    func row(_ name: String, _ tally: LayoutTally) {
      table.add([
        name, DecimalText.percent(tally.matchedShare), DecimalText.fixed(tally.meanMatchedIoU, 3),
        DecimalText.grouped(tally.forcedOnly), DecimalText.grouped(tally.neverMatched),
        DecimalText.fixed(tally.positivesPerImage, 1),
      ])
    }
    row("defaults", outcome.defaults)
    if !outcome.isDefault { row("fitted", outcome.tally) }
    return table
  }
}
