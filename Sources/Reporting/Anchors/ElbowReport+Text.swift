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
    let answer = report.answer(priors: nextPriors)
    var text = (style.isBold ? "\u{1B}[1m\(answer)\u{1B}[0m" : answer) + "\n\n"
    text += table(style).text() + legend + "\n"
    text += report.criteria + "\n"
    text += AnchorComparison.text(comparisons)
    if let leftOut = LeftOutText.sentence(sample.leftOut) { text += leftOut + "\n" }
    return text
  }

  private var legend: String {
    var text = "\(report.recommendation.demand)\n"
    text += "gain: points over the count before"
    guard let matching else {
      return text + (cellsOfSqueezeDet == nil ? "\n" : "; priors: of SqueezeDet's grid\n")
    }
    text += "; the rest: under the matcher of \(EscapedText.of(matching.trainer))\n"
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
    return table
  }

  private func cells(_ place: Int, _ style: ElbowTextStyle) -> [String] {
    let point = report.curve[place]
    let metrics = point.metrics
    var cells = [
      String(point.count), DecimalText.percent(metrics.meanIoU, digits: matching == nil ? 2 : 1),
    ]
    if let matches = matching?.curve[place] {
      let tally = matches.tally
      cells += [
        tally.overall.matchedShare.map { DecimalText.percent($0) } ?? "–",
        tally.overall.meanTrueOverlap.map { DecimalText.fixed($0, 3) } ?? "–",
        gain(place), DecimalText.grouped(tally.conflicts),
        DecimalText.fixed(tally.positivesPerImage, 1), DecimalText.grouped(matches.priorCount),
      ]
      if style.hasAllColumns { cells.append(DecimalText.percent(metrics.recall50)) }
    } else {
      cells += [
        gain(place), report.bar(metrics.meanIoU), DecimalText.percent(metrics.recall50),
        cellsOfSqueezeDet.map { DecimalText.grouped($0 * point.count) } ?? "–",
      ]
    }
    if style.hasAllColumns {
      cells += [
        DecimalText.percent(metrics.recall75), DecimalText.percent(metrics.bpr4),
        DecimalText.fixed(metrics.inertia, 4),
        metrics.silhouette.map { DecimalText.fixed($0.value, 3) } ?? "–",
        DecimalText.percent(point.restartSpread),
      ]
    }
    return cells + [point.count == report.elbow ? "← take" : ""]
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
    let cost = priors.map { " for \(DecimalText.count($0, "more prior", "more priors"))" } ?? ""
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
