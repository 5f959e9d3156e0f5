import Boxes
import Studies
import Targets
import Text

/// What stands below the tables of a fitted layout: what was asked of it, and what its levels are for.
extension FittedLayout {
  var notes: [String] {
    let sizes = "\(short(limits.steps.lowerBound)) to \(short(limits.steps.upperBound)) steps"
    let ratios = "\(short(limits.ratios.lowerBound)) to \(short(limits.ratios.upperBound))"
    return [
      "matched: by a positive that is not forced; mean IoU: of these objects with it",
      "fitted for matched · (1 + mean IoU), positives within ×\(short(LayoutGoal.positivesFactor)),",
      "  sizes \(sizes), ratios \(ratios), sides to \(short(limits.longestSide)) steps",
    ] + [positives, idle, missing, smallImages, origin].flatMap { $0 }
  }

  private var positives: [String] {
    guard positivesFactor > LayoutGoal.positivesFactor else { return [] }
    let more = outcome.tally.matched - outcome.defaults.matched
    return [
      "positives ×\(short(positivesFactor)): \(DecimalText.count(more, "object is", "objects are")) "
        + "matched that the defaults are not for"
    ]
  }

  private var idle: [String] {
    guard let rest = advice.withoutIdle else { return [] }
    let names = advice.idle.map { cells(table.levels[$0]) }.joined(separator: ", ")
    let priors = "\(DecimalText.grouped(idlePriors)) of \(DecimalText.grouped(table.priorCount))"
    return [
      "could go: \(names), no object needs \(advice.idle.count == 1 ? "it" : "them"): without the "
        + "\(priors) priors",
      "  as many are matched, mean IoU \(DecimalText.fixed(rest.meanMatchedIoU, 3))",
    ]
  }

  private var missing: [String] {
    let small = outcome.tally.outOfReach
    guard small > 0 else { return [] }
    let objects = DecimalText.count(small, "object", "objects")
    let reach =
      "\(objects) of those not matched \(small == 1 ? "is" : "are") too small for the finest level"
    guard let finer = advice.finer else { return [reach] }
    return [
      "missing: \(cells(finer.level)): \(reach);",
      "  with it, from size \(DecimalText.fixed(finer.level.size, 1)), "
        + "\(DecimalText.percent(finer.tally.matchedShare)) would be matched",
    ]
  }

  private var smallImages: [String] {
    guard let commonImage, let needed = levelsOfCommonImage else { return [] }
    return [
      "half of the images are \(commonImage) or smaller, and small images need fewer maps:",
      "  at their own size \(needed) of the \(table.levels.count) end in one cell",
    ]
  }

  private var origin: [String] {
    if hasPlaces {
      return readers.isEmpty ? [] : ["labels read by: \(readers.joined(separator: ", "))"]
    }
    return [
      "sketches hold no places: objects of their sizes were spread evenly over the input,",
      "  one an image",
    ]
  }

  private func short(_ number: Double) -> String { DecimalText.short(number, 2) }

  private func cells(_ level: LevelTable.Level) -> String { "\(level.columns)x\(level.rows)" }
}
