import Text
import Trainers

extension ImageMatches {
  /// One image for a terminal: a line of counts, then a line an object that did not fare well.
  public var text: String {
    var text = "\(stem)  \(DecimalText.count(objects.count, "object", "objects")), "
    text += "\(DecimalText.count(positiveCount, "positive prior", "positive priors"))"
    if neverMatchedCount > 0 { text += ", \(neverMatchedCount) never matched" }
    if forcedCount > 0 { text += ", \(forcedCount) forced" }
    text += "\n"
    for object in objects where object.isNeverMatched || object.isForcedOnly {
      let best = object.bestIoU.map { "forced, IoU \(DecimalText.fixed($0, 3))" } ?? "never matched"
      text += "  line \(object.line): \(object.className) \(best)\n"
    }
    for dropped in dropped where !dropped.isDontCare {
      text += "  line \(dropped.line): dropped, \(dropped.reason)\n"
    }
    return text
  }
}
