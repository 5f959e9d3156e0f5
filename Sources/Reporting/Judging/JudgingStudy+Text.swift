import Detections
import Studies
import Text

extension JudgingStudy.Outcome {
  /// The report for a terminal: a table of classes, numbers over all of them, and what the trainer gives
  /// missed objects.
  ///
  /// - Parameter listLimit: the most missed objects that are listed; nothing lists all.
  public func text(listLimit: Int?) -> String {
    let images = DecimalText.count(imageCount, "image", "images")
    let detections = DecimalText.count(detectionCount, "detection", "detections")
    var text = "\(evaluator.name): \(evaluator.source)\n\(images), \(detections)\n\n"
    text += table + "\n" + summary + "\n" + missedText(listLimit)
    return text
  }

  private var table: String {
    let names = judgment.classes.first?.measures.map(\.name) ?? []
    var table = TextTable(
      [("class", .left), ("objects", .right), ("detections", .right)]
        + names.map { ($0, .right) })
    for found in judgment.classes {
      table.add(
        [
          EscapedText.of(found.name), DecimalText.grouped(found.objects),
          DecimalText.grouped(found.detections),
        ] + found.measures.map { Self.number($0.value) })
    }
    return table.text()
  }

  private var summary: String {
    var table = TextTable([("all classes", .left), ("", .right)])
    for measure in judgment.summary {
      table.add([measure.name, Self.number(measure.value)])
    }
    return table.text()
  }

  private func missedText(_ limit: Int?) -> String {
    let counted = judgment.outcomes.count { $0 != .notCounted }
    var text =
      "missed at \(thresholds): \(missed.count) of "
      + DecimalText.count(counted, "object", "objects") + "\n"
    if let join {
      text +=
        "under \(join.trainer), of \(missed.count) missed "
        + "\(missed.count == 1 ? "object" : "objects") \(join.missed.withoutTruePositive) never had "
        + "a true positive prior (\(join.missed.words)); "
        + "of \(join.found.count) found ones \(join.found.withoutTruePositive) "
        + "(\(join.found.words))\n"
    }
    for object in missed.prefix(limit ?? .max) {
      text +=
        "  \(EscapedText.of(object.file)):\(object.line) \(EscapedText.of(object.className))"
        + (object.priors.map { ": \(Self.priorWords[$0] ?? $0)" } ?? "") + "\n"
    }
    if let limit, missed.count > limit {
      text += "  and \(missed.count - limit) more (--list-all)\n"
    }
    return text
  }

  private static let priorWords = [
    "matched": "has a true positive prior", "forced": "only a forced prior",
    "never": "no positive prior", "not read": "the trainer does not read it",
  ]

  private var thresholds: String {
    let values = Set(
      judgment.classes.map { evaluator.firstThreshold(className: $0.name) }
    ).sorted()
    return "IoU " + values.map { DecimalText.short($0, 2) }.joined(separator: " or ")
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "–" }
    return value.isNaN ? "nan" : DecimalText.fixed(value, 4)
  }
}

extension JudgingStudy.Join.Shares {
  fileprivate var words: String {
    "\(neverMatched) no positive at all, \(forcedOnly) only forced ones"
      + (notRead > 0 ? ", \(notRead) the trainer does not read" : "")
  }
}
