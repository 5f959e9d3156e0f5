import Clustering
import Studies
import Text
import Trainers

extension AnchorStandings {
  /// The table that ends a report: a row for each set of anchors, and below it its worst class. At most
  /// 80 columns.
  public var text: String {
    trainer.map(matched) ?? fitted
  }

  /// What a trainer has that is better, as a sentence without a full stop; nothing where the study's own
  /// are the best.
  public var warning: String? {
    guard let own, let better else { return nil }
    if let ours = own.overlap, let theirs = better.overlap {
      return
        "worse than \(better.name(at: 32)) under its matcher: matched IoU \(ours), not \(theirs)"
    }
    return "worse than \(better.name(at: 32)): mean IoU "
      + "\(DecimalText.percent(own.fit.meanIoU, digits: 2)), "
      + "not \(DecimalText.percent(better.fit.meanIoU, digits: 2))"
  }

  private var fitted: String {
    var table = TextTable([
      ("on the same boxes", .left), ("k", .right), ("mean IoU", .right), ("recall@0.5", .right),
      ("recall@0.75", .right), ("BPR(4)", .right),
    ])
    for standing in standings {
      table.add([standing.name(at: 24), String(standing.count)] + Self.cells(standing.fit))
      guard let worst = standing.worstClass, let fit = worst.fit else { continue }
      table.add([worst.label(at: 24), ""] + Self.cells(fit))
    }
    return table.text() + "indented: the class with the least mean IoU\n"
  }

  private static func cells(_ fit: AnchorMetrics) -> [String] {
    [
      DecimalText.percent(fit.meanIoU, digits: 2), DecimalText.percent(fit.recall50),
      DecimalText.percent(fit.recall75), DecimalText.percent(fit.bpr4),
    ]
  }

  private func matched(_ trainer: String) -> String {
    var table = TextTable([
      ("on the same boxes", .left), ("k", .right), ("mean IoU", .right), ("recall", .right),
      ("matched", .right), ("IoU", .right), ("forced", .right), ("never", .right),
      ("pos/img", .right),
    ])
    for standing in standings {
      guard let tally = standing.matches?.tally else { continue }
      table.add(
        [standing.name(at: 17), String(standing.count)] + Self.cells(standing.fit, tally.overall)
          + [DecimalText.fixed(tally.positivesPerImage, 1)])
      guard let worst = standing.worstClass, let objects = worst.tally else { continue }
      table.add(
        [worst.label(at: 17), ""] + Self.cells(worst.fit, objects)
          + [DecimalText.fixed(perImage(objects, tally), 1)])
    }
    let images = standings.first?.matches?.tally
    let failures = images?.failures ?? 0
    return """
      \(table.text())\
      recall: shape IoU of 0.5; the rest: under the matcher of \(EscapedText.of(trainer))
      matched: has a positive that is not forced; IoU: mean overlap with it, else 0
      indented: the class with the least of that
      \(failures > 0 ? "\(DecimalText.count(failures, "image", "images")) on which it stops\n" : "")
      """
  }

  private func perImage(_ objects: MatchTally, _ tally: AnchorTally) -> Double {
    tally.images == 0 ? 0 : Double(objects.positives) / Double(tally.images)
  }

  private static func cells(_ fit: AnchorMetrics?, _ tally: MatchTally) -> [String] {
    [
      fit.map { DecimalText.percent($0.meanIoU, digits: 1) } ?? "–",
      fit.map { DecimalText.percent($0.recall50) } ?? "–",
      tally.matchedShare.map { DecimalText.percent($0) } ?? "–",
      tally.meanTrueOverlap.map { DecimalText.fixed($0, 3) } ?? "–",
      DecimalText.grouped(tally.forcedOnly), DecimalText.grouped(tally.neverMatched),
    ]
  }
}

extension AnchorStanding {
  /// What a table calls it.
  func name(at width: Int) -> String {
    switch origin {
    case .study: "these anchors"
    case .plainKMeans: "plain k-means"
    case .rival(let name): ShortText.keepingEnd(of: EscapedText.of(name), width)
    }
  }

  fileprivate var overlap: String? {
    matches?.tally.overall.meanTrueOverlap.map { DecimalText.fixed($0, 3) }
  }
}

extension AnchorStanding.WorstClass {
  fileprivate func label(at width: Int) -> String {
    "  " + ShortText.keepingStart(of: EscapedText.of(name), width - 2)
  }
}

/// Names in narrow columns.
enum ShortText {
  /// The end of a path says more than its start.
  static func keepingEnd(of text: String, _ width: Int) -> String {
    text.count <= width ? text : "…" + text.suffix(width - 1)
  }

  static func keepingStart(of text: String, _ width: Int) -> String {
    text.count <= width ? text : text.prefix(width - 1) + "…"
  }
}
