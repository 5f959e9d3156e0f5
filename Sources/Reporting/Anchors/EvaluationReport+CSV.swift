import Boxes
import Clustering
import Studies
import Text
import Trainers

extension EvaluationReport {
  /// One line for all boxes, each size and each class of each set of anchors. The columns from
  /// `objects` on are empty where there is no trainer; the last one names the readers, and how many
  /// images each read where they are several.
  public var csv: String {
    var text =
      "evaluation,scope,name,boxes,mean_iou,recall50,recall75,bpr4,"
      + "objects,matched,forced_only,never_matched,positives,mean_best_iou,readers\n"
    for evaluation in evaluations {
      let readers = Self.cell(Self.readers(evaluation.matches?.statistics))
      for row in evaluation.rows(self) {
        let cells = [evaluation.name, row.scope, row.name].map(Self.cell)
        text +=
          (cells + Self.cells(row.part) + Self.cells(row.tally) + [readers])
          .joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private static func cells(_ part: AnchorEvaluation.Part?) -> [String] {
    guard let part else { return Array(repeating: "", count: 5) }
    let metrics = part.metrics
    return [
      "\(part.boxCount)", "\(metrics.meanIoU)", "\(metrics.recall50)", "\(metrics.recall75)",
      "\(metrics.bpr4)",
    ]
  }

  private static func cells(_ tally: MatchTally?) -> [String] {
    guard let tally else { return Array(repeating: "", count: 6) }
    return [
      "\(tally.objects)", "\(tally.matched)", "\(tally.forcedOnly)", "\(tally.neverMatched)",
      "\(tally.positives)", tally.meanBestIoU.map { "\($0)" } ?? "",
    ]
  }

  private static func readers(_ statistics: MatchStatistics?) -> String {
    let readers = statistics?.imagesByReader.readers ?? []
    guard readers.count > 1 else { return readers.first?.name ?? PlainReader.name }
    return readers.map { "\($0.name) \($0.images)" }.joined(separator: "; ")
  }

  /// RFC 4180: quoted where a comma, a quote or a line break needs it.
  private static func cell(_ text: String) -> String {
    let text = EscapedText.of(text)
    guard text.contains(where: { ",\"".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension Evaluation {
  fileprivate struct Row {
    var scope: String
    var name: String
    var part: AnchorEvaluation.Part?
    var tally: MatchTally?
  }

  fileprivate func rows(_ report: EvaluationReport) -> [Row] {
    let statistics = matches?.statistics
    var rows = [Row(scope: "all", name: "all", part: fit.overall, tally: statistics?.overall)]
    for bucket in SizeBucket.allCases {
      let part = fit.byBucket.first { $0.bucket == bucket }?.part
      let tally = statistics?.byBucket[bucket]
      if part != nil || tally != nil {
        rows.append(Row(scope: "size", name: bucket.rawValue, part: part, tally: tally))
      }
    }
    var tallies: [String: MatchTally] = [:]
    for (name, tally) in matches?.classTallies ?? [] { tallies[name] = tally }
    for (index, part) in fit.byClass where index != nil {
      let name = report.className(index)
      // A trainer may spell a class in its own way; it then has a line of its own.
      rows.append(
        Row(scope: "class", name: name, part: part, tally: tallies.removeValue(forKey: name)))
    }
    for (name, tally) in matches?.classTallies ?? [] where tallies[name] != nil {
      rows.append(Row(scope: "trainer class", name: name, tally: tally))
    }
    return rows
  }
}
