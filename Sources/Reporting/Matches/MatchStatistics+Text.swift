import Targets
import Text
import Trainers

extension MatchStatistics {
  /// A paragraph for the end of a run.
  func text(trainer: String) -> String {
    let negatives = negativesPerPositive.map { DecimalText.grouped(Int($0)) } ?? "–"
    var text =
      imagesByReader.readersLine + """
        \(DecimalText.count(images, "image", "images")), \
        \(DecimalText.count(overall.objects, "object", "objects")) under \(trainer): \
        \(DecimalText.count(positives, "positive prior", "positive priors")) \
        (\(DecimalText.fixed(positivesPerImage, 1)) an image, 1 to \(negatives) negatives)
        matched \(overall.matched)  ·  forced only \(overall.forcedOnly)  ·  \
        never matched \(overall.neverMatched)  ·  mean best \(overlap.name) \
        \(overall.meanBestIoU.map { DecimalText.fixed($0, 3) } ?? "–")

        """
    text += sharingLines
    if droppedCount > 0 {
      text += "\(DecimalText.count(droppedCount, "object", "objects")) dropped by the trainer"
      text += dontCare > 0 ? ", and \(dontCare) DontCare\n" : "\n"
    } else if dontCare > 0 {
      text += "\(DecimalText.count(dontCare, "DontCare region", "DontCare regions")) left out\n"
    }
    if misread > 0 { text += "\(DecimalText.count(misread, "misreading", "misreadings"))\n" }
    return text
  }

  /// What priors learn beyond one object each, in a line for each kind; nothing where there is none.
  var sharingLines: String {
    var text = ""
    if sharedMatches > 0 {
      text += "  \(DecimalText.count(sharedMatches, "match", "matches")) on a prior that learns "
      text += "another object too\n"
    }
    if repeatedMatches > 0 {
      text += "  \(DecimalText.count(repeatedMatches, "match counts", "matches count")) twice: "
      text += "a center on the border of two cells\n"
    }
    return text
  }
}
