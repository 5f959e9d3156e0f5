import Boxes
import Clustering
import Studies
import Targets
import Text

extension AnchorChange {
  /// The comparison for a terminal, in 80 columns.
  public var text: String {
    var text = verdict + "\n\n" + sides + "\n"
    for (index, level) in levels.enumerated() {
      text += table(level, number: index)
      text += "\n"
    }
    text += "  kept: shape IoU of \(DecimalText.short(CompareStudy.likeness, 2)) or more with the "
    text += "old anchor that it stands for\n"
    switch silence {
    case .noTrainer:
      text += "\n  no trainer's predictor is named on a side, so channels can't be compared:\n"
      text += "  give a squeeze.config, or presets or layouts on both sides\n"
    case .otherKinds:
      text += "\n  the two trainers predict in different ways: no channel keeps its meaning\n"
    case nil: text += "\n" + channels
    }
    return text
  }

  /// The answer first, in one line.
  private var verdict: String {
    let kept = levels.reduce(0) { $0 + $1.keptCount }
    let count = levels.reduce(0) { $0 + $1.new.count }
    var text =
      "\(kept) of \(DecimalText.count(count, "anchor is", "anchors are")) kept"
    let reuse = levels.flatMap(\.reuse)
    if !reuse.isEmpty {
      let total = reuse.reduce(0) { $0 + $1.newCount }
      let same = reuse.reduce(0) { $0 + $1.inPlace }
      text +=
        "; \(same) of \(DecimalText.count(total, "channel keeps", "channels keep")) place and meaning"
    }
    return text
  }

  private var sides: String {
    [("old", old), ("new", new)].map { head, side in
      let input = side.inputSize.map { ", input \($0)" } ?? ""
      let classes = side.classNames.map {
        ", " + DecimalText.count($0.count, "class", "classes")
      }
      let count = side.levels.reduce(0) { $0 + $1.count }
      return "  \(head)  \(EscapedText.of(side.name)): "
        + DecimalText.count(count, "anchor", "anchors") + input + (classes ?? "") + "\n"
    }.joined()
  }

  private func table(_ level: Level, number: Int) -> String {
    var table = TextTable([
      (levels.count > 1 ? "level \(number + 1)" : "new", .right), ("size", .right),
      ("old", .right), ("size", .right), ("shape IoU", .right), ("", .left),
    ])
    for (place, size) in level.new.enumerated() {
      let cells = ["\(place + 1)", words(size)]
      guard let pair = level.pair(ofNew: place) else {
        table.add(cells + ["–", "–", "–", "new"])
        continue
      }
      let isKept = pair.shapeIoU >= CompareStudy.likeness
      table.add(
        cells + [
          "\(pair.old + 1)", words(level.old[pair.old]), DecimalText.fixed(pair.shapeIoU, 3),
          !isKept ? "another shape" : pair.old == place ? "kept" : "kept, moved",
        ])
    }
    for place in level.gone {
      table.add(["–", "–", "\(place + 1)", words(level.old[place]), "–", "gone"])
    }
    return table.text(indent: 2)
  }

  private func words(_ size: Size<Pixels>) -> String {
    let digits = size.width < 1 && size.height < 1 ? 4 : 1
    return DecimalText.fixed(size.width, digits) + " × " + DecimalText.fixed(size.height, digits)
  }

  private var channels: String {
    var table = TextTable([
      (levels.count > 1 ? "level" : "", .right), ("predictor", .left), ("channels", .left),
      ("before", .right), ("in place", .right), ("to move", .right), ("new", .right),
    ])
    for (index, level) in levels.enumerated() {
      for reuse in level.reuse {
        table.add([
          levels.count > 1 ? "\(index + 1)" : "", reuse.new.layer,
          formula(reuse, level) + " = \(reuse.newCount)", "\(reuse.oldCount)",
          "\(reuse.inPlace)", "\(reuse.moved)", "\(reuse.fresh)",
        ])
      }
    }
    var text = table.text(indent: 2)
    if classSources == nil {
      text += "  scores: k·(C + 1) for each level's k; give --classes to compare them\n"
    }
    if let conv = levels.first?.reuse.first, conv.new.layer == "conv12" { text += loader(conv) }
    return text + "  --format json lists the old channel of each new one\n"
  }

  private func formula(_ reuse: ChannelReuse, _ level: Level) -> String {
    let classes = classSources?.count ?? 0
    return switch reuse.new.layer {
    case "conv12": "\(level.new.count)·(\(classes) + 5)"
    case "scores": "\(level.new.count)·(\(classes) + 1)"
    default: "\(level.new.count)·4"
    }
  }

  /// What SqueezeDet's own loader makes of old weights.
  private func loader(_ conv: ChannelReuse) -> String {
    let overlap = conv.overlap
    var text =
      "\n  SqueezeDet's loader copies the part of conv12 that old and new have in common,\n"
    text += "  channel by channel: \(overlap.copied) of \(conv.newCount)"
    text += overlap.initial > 0 ? ", \(overlap.initial) keep their initial weights.\n" : ".\n"
    if overlap.wrong == 0 {
      text += "  All of them mean the same as before: the old weights can be loaded as they are.\n"
    } else {
      text +=
        "  \(overlap.right) of these mean the same as before, \(overlap.wrong) get the weights of another\n"
      text += "  anchor, class or offset: the shape is reused, the meaning is not. Move them as\n"
      text += "  listed, or leave conv12 out; anchors cluster --keep-order moves anchors less.\n"
    }
    return text + "  The other layers have the shape they had, and are copied whole.\n\n"
  }
}

extension AnchorChange.Level {
  /// New anchors that stand for an old one.
  fileprivate var keptCount: Int { pairs.count { $0.shapeIoU >= CompareStudy.likeness } }
}
