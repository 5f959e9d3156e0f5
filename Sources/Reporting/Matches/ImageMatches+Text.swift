import Targets
import Text
import Trainers

extension ImageMatches {
  /// One image for a terminal: a line of counts, then a line an object that did not fare well.
  public var text: String {
    var text = "\(stem)\(copySuffix)  \(DecimalText.count(objects.count, "object", "objects")), "
    text += "\(DecimalText.count(positiveCount, "positive prior", "positive priors"))"
    if sharedMatches > 0 { text += " (\(sharedMatches) shared)" }
    if neverMatchedCount > 0 { text += ", \(neverMatchedCount) never matched" }
    if forcedCount > 0 { text += ", \(forcedCount) forced" }
    if let augmentation {
      text += ", \(objects.count) of \(augmentation.objectsIn) objects left"
    }
    text += "\n"
    if let failure {
      let reason = EscapedText.of(failure.reason)
      text += "  line \(failure.line): the trainer stops, \(reason); matched as read plainly\n"
    }
    if let standIn { text += "  no object: \(standIn.words(positives: standInPositives))\n" }
    for object in objects where object.isNeverMatched || object.isForcedOnly {
      let best =
        object.bestIoU.map { "forced, \(overlap.name) \(DecimalText.fixed($0, 3))" }
        ?? "never matched"
      text += "  line \(object.line): \(object.className) \(best)\n"
    }
    for dropped in dropped where !dropped.isDontCare {
      text += "  line \(dropped.line): dropped, \(EscapedText.of(dropped.reason))\n"
    }
    for misread in misread {
      text += "  line \(misread.line): misread, \(EscapedText.of(misread.what))\n"
    }
    return text
  }
}

extension StandIn {
  /// What stands in for no object, and how many priors learn it.
  func words(positives: Int) -> String {
    let priors = DecimalText.count(positives, "prior", "priors")
    return switch self {
    case .paddingRow: "\(priors) learn the row of -1 that pads the batch"
    case .wholeImage: "\(priors) learn a box over the whole image, of the background"
    }
  }
}
