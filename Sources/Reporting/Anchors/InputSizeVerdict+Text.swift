import Boxes
import Clustering
import JSONText
import Studies
import Text

extension InputSizeStudy.Outcome {
  /// Which size to take, and why: one sentence.
  func answer(of boxes: Int) -> String {
    let (size, usual) = (verdict.inputSize, verdict.usual)
    switch verdict.reason {
    case .stretched:
      return "Take \(size) and stretch the smaller images to it: a sparser grid did not work."
    case .upright: return "Take \(size): the usual number of cells, upright as the images are."
    case .denser: return "Take \(size), a denser grid: at \(usual) \(lost(of: boxes)) get lost."
    case .tiles:
      return "Cut the images into tiles: even at 4 times \(usual) too many objects get lost."
    case .usual: return "Take \(size): the usual number of cells, in the images' shape."
    }
  }

  private func lost(of boxes: Int) -> String {
    let share = boxes > 0 ? DecimalText.percent(Double(verdict.lost) / Double(boxes)) : "none"
    return "\(DecimalText.count(verdict.lost, "object", "objects")) (\(share))"
  }

  /// Which objects the usual size loses, by class, and some of them by name; nothing where it loses none.
  var lostText: String {
    guard verdict.lost > 0 else { return "" }
    let least = DecimalText.fixed(InputSizeAdvice.smallestSide, 0)
    let classes = lostByClass.prefix(Self.shownClasses).map {
      "\(EscapedText.of($0.name)) \(DecimalText.grouped($0.count))"
    }
    let more = lostByClass.count > Self.shownClasses ? ", …" : ""
    var text = "lost at \(verdict.usual), under \(least) px or under a cell: "
    text += classes.joined(separator: ", ") + more + "\n"
    for object in smallest {
      let sides = [object.width, object.height].map { DecimalText.fixed($0, 1) }
      text += "  \(EscapedText.of(object.file)):\(object.line)  "
      text +=
        "\(EscapedText.of(object.className)), \(sides[0]) × \(sides[1]) px of \(object.image)\n"
    }
    return text
  }

  private static var shownClasses: Int { 6 }

  /// The answer as an object.
  var recommendation: JSONValue {
    [
      "height": .int(verdict.inputSize.height), "lost": .int(verdict.lost),
      "lostAt": ["height": .int(verdict.usual.height), "width": .int(verdict.usual.width)],
      "lostByClass": .counts(
        Dictionary(uniqueKeysWithValues: lostByClass.map { ($0.name, $0.count) })),
      "reason": .string(verdict.reason.rawValue), "width": .int(verdict.inputSize.width),
      "smallest": .array(
        smallest.map { object in
          [
            "class": .string(object.className), "file": .string(object.file),
            "height": .double(object.height), "line": .int(object.line),
            "width": .double(object.width),
          ]
        }),
    ]
  }
}
