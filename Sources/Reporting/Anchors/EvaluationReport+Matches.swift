import Boxes
import Studies
import Targets
import Text
import Trainers

extension Evaluation.Matches {
  /// What the trainer makes of the labels, for a terminal.
  func text(listLimit: Int?) -> String {
    guard statistics.images > 0 else { return headline + "\n" + failures(listLimit) }
    var text = headline + "\n" + table.text(indent: 2) + measure + "\n"
    text += "  positives an object\n" + positives
    text += "  best IoU of objects with positives\n" + overlaps
    text += offsets + dropped
    text += list(statistics.neverMatched, "never matched", listLimit)
    text += list(statistics.forcedOnly, "forced only (matched below the threshold)", listLimit)
    text += list(statistics.dropped, "dropped by the trainer though its class is known", listLimit)
    return text + failures(listLimit)
  }

  private var headline: String {
    let tally = statistics.overall
    var text = """
      Under the matcher of \(trainer): \
      \(DecimalText.count(tally.objects, "object", "objects")) in \
      \(DecimalText.count(statistics.images, "image", "images")), \
      \(DecimalText.grouped(priorCount)) priors each

      """
    if let negatives = statistics.negativesPerPositive {
      text += """
          \(DecimalText.count(statistics.positives, "positive", "positives")), 1 to \
        \(DecimalText.grouped(Int(negatives.rounded()))) negatives\
        \(statistics.ignored > 0 ? "; \(DecimalText.grouped(statistics.ignored)) ignored" : "")

        """
    }
    if let replacement { text += "  note: \(replacement.sentence)\n" }
    text += statistics.sharingLines
    if statistics.standIns > 0 {
      let images = DecimalText.count(statistics.standIns, "image", "images")
      let priors = DecimalText.count(statistics.standInPositives, "prior", "priors")
      text += "  \(images) without objects: \(priors) learn a box of the trainer's own\n"
    }
    let line = statistics.imagesByReader.readersLine
    return line.isEmpty ? text : text + "  \(line)"
  }

  private var table: TextTable {
    var table = TextTable([
      ("objects of", .left), ("objects", .right), ("matched", .right), ("forced only", .right),
      ("never", .right), ("positives/object", .right), ("mean best IoU", .right),
    ])
    func add(_ name: String, _ tally: MatchTally) {
      table.add([
        name, DecimalText.grouped(tally.objects),
        tally.matchedShare.map { DecimalText.percent($0) } ?? "–",
        DecimalText.grouped(tally.forcedOnly), DecimalText.grouped(tally.neverMatched),
        tally.meanPositives.map { DecimalText.fixed($0, 2) } ?? "–",
        tally.meanBestIoU.map { DecimalText.fixed($0, 3) } ?? "–",
      ])
    }
    add("all", statistics.overall)
    for bucket in SizeBucket.allCases {
      if let tally = statistics.byBucket[bucket] {
        add("\(bucket.rawValue) (\(bucket.borders))", tally)
      }
    }
    for (name, tally) in classTallies { add(EscapedText.of(name), tally) }
    return table
  }

  /// How the trainer's sizes differ from those of the labels.
  private var measure: String {
    switch (kind.extent, kind.overlap) {
    case (.withLastPixel, _): "  sizes as the trainer takes them: a pixel wider and higher\n"
    case (.betweenEdges, .ofShapes):
      "  IoU is of sizes on one center: no place decides which anchor learns an object\n"
    case (.betweenEdges, .inPlace): ""
    }
  }

  /// The classes that have objects, with their names.
  var classTallies: [(name: String, tally: MatchTally)] {
    zip(classNames, statistics.byClass).compactMap { name, tally in
      tally.objects > 0 ? (name, tally) : nil
    }
  }

  private var positives: String {
    guard let range = statistics.positivesRange else { return "" }
    // One row a count up to nine, then by tens, then the rest.
    var rows: [(String, Int)] = []
    for count in range where count < 10 {
      rows.append(("\(count)", statistics.objects(withPositives: count...count)))
    }
    for (low, high) in [(10, 19), (20, 49), (50, Int.max)] where range.upperBound >= low {
      rows.append(
        (
          high == .max ? "\(low) or more" : "\(low)–\(high)",
          statistics.objects(withPositives: low...high)
        ))
    }
    let mean = statistics.overall.meanPositives.map { DecimalText.fixed($0, 2) } ?? "–"
    return Self.bars(rows)
      + "    least \(range.lowerBound), mean \(mean), most \(range.upperBound)\n\n"
  }

  private var overlaps: String {
    Self.bars(
      statistics.bestIoUBins.enumerated().map {
        (
          "\(DecimalText.fixed(Double($0) / 10, 1))–\(DecimalText.fixed(Double($0 + 1) / 10, 1))",
          $1
        )
      }) + "\n"
  }

  private var offsets: String {
    let offsets = statistics.offsets
    guard let mean = offsets.mean, let deviation = offsets.standardDeviation else {
      return offsets.poisoned > 0 ? "  " + poison + "\n" : ""
    }
    var table = TextTable([
      ("offsets", .left), ("tx", .right), ("ty", .right), ("tw", .right), ("th", .right),
    ])
    table.add(["mean"] + mean.numbers().map { DecimalText.fixed($0, 3) })
    table.add(["standard deviation"] + deviation.numbers().map { DecimalText.fixed($0, 3) })
    var text = table.text(indent: 2)
    switch kind.offsetScale {
    case .none:
      text += "  \(kind.title) divides by no variances: these are the spreads that its loss sees\n"
    case .rows:
      text += "  as the rows of \(trainer) hold them; a loss of boxes compares none of the four\n"
    case .variances:
      text += "  after division by the variances; near 1, all four weigh alike in the loss\n"
    }
    return offsets.poisoned > 0 ? text + "  \(poison)\n" : text
  }

  private var poison: String {
    DecimalText.count(statistics.offsets.poisoned, "positive has", "positives have")
      + " offsets that are not finite: the loss becomes NaN or infinite"
  }

  private var dropped: String {
    var text = ""
    let total = statistics.droppedCount
    if total > 0 {
      text += "\n  \(DecimalText.count(total, "object", "objects")) dropped by the trainer\n"
      for (reason, count) in statistics.droppedByReason.sorted(by: {
        ($1.value, $0.key) < ($0.value, $1.key)
      }) {
        text += "    \(DecimalText.grouped(count))  \(EscapedText.of(reason))\n"
      }
    }
    if statistics.misread > 0 {
      text +=
        "  \(DecimalText.count(statistics.misread, "misreading", "misreadings")) by the reader\n"
    }
    if statistics.dontCare > 0 {
      text +=
        "  \(DecimalText.count(statistics.dontCare, "DontCare region", "DontCare regions")) left out\n"
    }
    return text
  }

  private func list(_ noted: [MatchStatistics.Noted], _ title: String, _ limit: Int?) -> String {
    guard !noted.isEmpty else { return "" }
    let shown = noted.prefix(limit ?? noted.count)
    var text = "\n  \(DecimalText.count(noted.count, "object", "objects")) \(title)\n"
    for object in shown {
      text +=
        "    \(EscapedText.of(object.file)):\(object.line)  \(EscapedText.of(object.className))"
      if let edges = object.edges {
        text +=
          ", \(DecimalText.fixed(edges.width, 1)) × \(DecimalText.fixed(edges.height, 1)) px in the input"
      }
      if let best = object.bestIoU { text += ", IoU \(DecimalText.fixed(best, 3))" }
      if let reason = object.reason { text += ": \(EscapedText.of(reason))" }
      text += "\n"
    }
    return text + Self.rest(noted.count - shown.count)
  }

  private func failures(_ limit: Int?) -> String {
    let failures = statistics.failures
    guard !failures.isEmpty else { return "" }
    let shown = failures.prefix(limit ?? failures.count)
    var text =
      "\n  \(DecimalText.count(failures.count, "image", "images")) on which the trainer stops\n"
    for failure in shown {
      text += "    \(EscapedText.of(failure.file)): \(EscapedText.of(failure.reason))\n"
    }
    return text + Self.rest(failures.count - shown.count)
  }

  private static func rest(_ count: Int) -> String {
    count > 0 ? "    … and \(DecimalText.grouped(count)) more; --list-all shows them\n" : ""
  }

  /// Rows of a histogram: name, count, a bar of at most 40 columns.
  private static func bars(_ rows: [(name: String, count: Int)]) -> String {
    let most = max(1, rows.map(\.count).max() ?? 1)
    let widest = rows.map { DecimalText.grouped($0.count).count }.max() ?? 1
    let longest = rows.map(\.name.count).max() ?? 1
    return rows.map { name, count in
      let number = DecimalText.grouped(count)
      // What is there at all has a bar.
      let length = count == 0 ? 0 : max(1, count * 40 / most)
      let line =
        "    " + name + String(repeating: " ", count: longest - name.count + 2)
        + String(repeating: " ", count: widest - number.count) + number
        + (length > 0 ? "  " + String(repeating: "▇", count: length) : "")
      return line + "\n"
    }.joined()
  }
}
