import Clustering
import Studies
import Text

/// How a curve is written for a terminal.
public struct ElbowTextStyle: Hashable, Sendable {
  /// Whether the answer is bold.
  public var isBold: Bool
  /// Whether columns that nobody asks for, as a rule, are shown too.
  public var hasAllColumns: Bool

  /// States a style.
  public init(isBold: Bool = false, hasAllColumns: Bool = false) {
    self.isBold = isBold
    self.hasAllColumns = hasAllColumns
  }
}

extension ElbowStudy.Outcome {
  /// The answer, the curve with what each count costs, and what others would say.
  public func text(_ style: ElbowTextStyle = ElbowTextStyle()) -> String {
    let answer = answer
    var text = (style.isBold ? "\u{1B}[1m\(answer)\u{1B}[0m" : answer) + "\n\n"
    text += table(style).text() + legend + "\n"
    text += report.criteria + "\n"
    text += AnchorComparison.text(comparisons)
    if let augmentation { text += "boxes: \(augmentation.words)\n" }
    if let leftOut = LeftOutText.sentence(sample.leftOut) { text += leftOut + "\n" }
    return text
  }

  /// The recommendation in one line.
  private var answer: String {
    let recommendation = report.recommendation
    guard let own = matching?.own, let worth = own.matches?.tally.overall.meanTrueOverlap,
      recommendation.isRaised
    else { return report.answer(priors: nextPriors) }
    let theirs =
      "the \(own.count) of \(own.name(at: 18)) (matched IoU \(DecimalText.fixed(worth, 3)))"
    return report.elbow.map { "Take k = \($0): it takes as many to match \(theirs)." }
      ?? "Keep \(theirs): up to \(recommendation.tried) anchors are worse."
  }

  /// What the rule alone would say, where the trainer's own anchors ask for more.
  private var rule: String {
    let recommendation = report.recommendation
    guard recommendation.isRaised, let enough = recommendation.enough else { return "" }
    return " (k = \(enough) would do)"
  }

  private var legend: String {
    var text = "\(report.recommendation.demand)\(rule)\n"
    text += "gain: points over the count before"
    guard matching != nil else {
      return text + (cellsOfSqueezeDet == nil ? "\n" : "; priors: of SqueezeDet's grid\n")
    }
    text += "; from matched on: under its matcher\n"
    text += "matched: has a positive that is not forced; IoU: mean overlap with it, else 0\n"
    return text + "conflicts: objects whose best prior another object of the image has\n"
  }

  private func table(_ style: ElbowTextStyle) -> TextTable {
    var columns: [(head: String, alignment: TextTable.Alignment)] = [
      ("k", .right), ("mean IoU", .right),
    ]
    if matching == nil {
      columns += [("gain", .right), ("", .left), ("recall@0.5", .right)]
    } else {
      columns += [
        ("matched", .right), ("IoU", .right), ("gain", .right), ("conflicts", .right),
        ("pos/img", .right),
      ]
    }
    columns.append(("priors", .right))
    if style.hasAllColumns {
      if matching != nil { columns.append(("recall@0.5", .right)) }
      columns += [
        ("recall@0.75", .right), ("BPR(4)", .right), ("inertia", .right), ("silhouette", .right),
        ("spread", .right),
      ]
    }
    columns.append(("", .left))
    var table = TextTable(columns)
    for place in report.curve.indices { table.add(cells(place, style)) }
    if let own = matching?.own, let matches = own.matches {
      let spread = style.hasAllColumns ? ["–"] : []
      table.add(
        cells(own.count, own.fit, matches, gain: "", style) + spread + ["← \(own.name(at: 14))"])
    }
    return table
  }

  private func cells(_ place: Int, _ style: ElbowTextStyle) -> [String] {
    let point = report.curve[place]
    return cells(point.count, point.metrics, matching?.curve[place], gain: gain(place), style)
      + (style.hasAllColumns ? [DecimalText.percent(point.restartSpread)] : [])
      + [point.count == report.elbow ? "← take" : ""]
  }

  private func cells(
    _ count: Int, _ fit: AnchorMetrics, _ matches: AnchorStanding.Matches?, gain: String,
    _ style: ElbowTextStyle
  ) -> [String] {
    var cells = [
      String(count), DecimalText.percent(fit.meanIoU, digits: matches == nil ? 2 : 1),
    ]
    if let matches {
      let tally = matches.tally
      cells += [
        tally.overall.matchedShare.map { DecimalText.percent($0) } ?? "–",
        tally.overall.meanTrueOverlap.map { DecimalText.fixed($0, 3) } ?? "–",
        gain, DecimalText.grouped(tally.conflicts), DecimalText.fixed(tally.positivesPerImage, 1),
        DecimalText.grouped(matches.priorCount),
      ]
      if style.hasAllColumns { cells.append(DecimalText.percent(fit.recall50)) }
    } else {
      cells += [
        gain, report.bar(fit.meanIoU), DecimalText.percent(fit.recall50),
        cellsOfSqueezeDet.map { DecimalText.grouped($0 * count) } ?? "–",
      ]
    }
    guard style.hasAllColumns else { return cells }
    return cells + [
      DecimalText.percent(fit.recall75), DecimalText.percent(fit.bpr4),
      DecimalText.fixed(fit.inertia, 4),
      fit.silhouette.map { DecimalText.fixed($0.value, 3) } ?? "–",
    ]
  }

  /// What a count adds to the one before, in points of what the recommendation looks at.
  private func gain(_ place: Int) -> String {
    gains[place].map { DecimalText.fixed($0 * 100, 1) } ?? ""
  }
}

extension ElbowReport {
  /// The recommendation in one line.
  ///
  /// - Parameter priors: what one more anchor costs, where that is known.
  func answer(priors: Int? = nil) -> String {
    let known = recommendation.isRaised ? nil : priors
    let cost = known.map { " for \(DecimalText.count($0, "more prior", "more priors"))" } ?? ""
    return elbow.map { "Take k = \($0): \(recommendation)\(cost)." }
      ?? "No k yet: \(recommendation)."
  }

  /// What other criteria choose, each with what it means.
  var criteria: String {
    var table = TextTable([
      ("other criteria", .left), ("k", .right), ("meaning (--counts changes it)", .left),
    ])
    for verdict in verdicts {
      table.add([
        verdict.criterion.description, verdict.count.map(String.init) ?? "–",
        verdict.criterion.meaning,
      ])
    }
    return table.text()
  }

  /// A bar of at most 20 columns, from the lowest mean IoU of the curve to the highest.
  func bar(_ value: Double) -> String {
    let values = curve.map(\.metrics.meanIoU)
    guard let low = values.min(), let high = values.max(), high > low else { return "" }
    return String(repeating: "▇", count: 1 + Int((value - low) / (high - low) * 19))
  }
}

extension KneeCriterion {
  /// What it looks for, in a few words.
  fileprivate var meaning: String {
    switch self {
    case .chord: "farthest above the line between the ends"
    case .gain(let share):
      "the last that adds \(DecimalText.percent(share, digits: 0)) of the whole rise"
    case .silhouette: "the groups of boxes lie farthest apart"
    case .secondDifference: "where the curve bends down most"
    }
  }
}
