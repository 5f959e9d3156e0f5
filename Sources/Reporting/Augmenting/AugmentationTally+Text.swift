import JSONText
import Studies
import Text

extension AugmentationTally {
  /// What became of objects, line by line.
  var text: String {
    var lines = [
      "\(Self.share(objectsLeft, of: objectsIn)) of \(Self.count(objectsIn, "object")) are left",
      "\(Self.share(leftAlone, of: images)) of \(Self.count(images, "picture")) are left alone, "
        + "\(Self.share(uncropped, of: images)) are not cropped, "
        + "\(Self.share(emptied, of: images)) lose every object",
    ]
    if let tooSmall {
      lines.append(
        "\(Self.share(tooSmall, of: objectsLeft)) of those that are left have a side under "
          + "\(DecimalText.short(Self.leastSide, 1)) px in the input")
    }
    if matchedBefore != nil {
      lines.append(
        "\(Self.share(lostPrior, of: matchedBeforeLeft)) of those that are left and had a positive "
          + "that is not forced have none now")
    }
    return "Under \(name):\n" + lines.map { "  \($0)\n" }.joined()
  }

  /// Objects that go in; shares of those that are left, are too small, and lose their prior.
  var cells: [String] {
    [
      DecimalText.grouped(objectsIn), Self.share(objectsLeft, of: objectsIn),
      tooSmall.map { Self.share($0, of: objectsLeft) } ?? "–",
      matchedBefore.map { _ in Self.share(lostPrior, of: matchedBeforeLeft) } ?? "–",
    ]
  }

  /// The counts.
  var json: JSONValue {
    [
      "name": .string(name), "images": .int(images), "leftAlone": .int(leftAlone),
      "uncropped": .int(uncropped), "emptied": .int(emptied), "objectsIn": .int(objectsIn),
      "objectsLeft": .int(objectsLeft), "tooSmall": tooSmall.map(JSONValue.int) ?? .null,
      "matchedBefore": matchedBefore.map(JSONValue.int) ?? .null,
      "matchedBeforeLeft": matchedBefore.map { _ in .int(matchedBeforeLeft) } ?? .null,
      "lostPrior": matchedBefore.map { _ in .int(lostPrior) } ?? .null,
    ]
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "–" : DecimalText.percent(Double(part) / Double(whole))
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    DecimalText.count(count, noun, noun + "s")
  }
}
