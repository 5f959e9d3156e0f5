import Boxes
import JSONText
import Targets

extension LayoutFile {
  static func json(_ preset: YOLOPreset) -> JSONValue {
    let layout = preset.layout
    let nesting: PriorNesting =
      layout.order == .anchorsFirst ? .cellsInShapes : .shapesInCells
    var file: JSONObject = [
      "schema": .string(schema), "kind": word(.yolo, LayoutWords.kinds),
      "name": .string(preset.name), "summary": .string(preset.summary),
      "source": .string(preset.source),
      "imageSize": [
        "width": .int(layout.imageSize.width), "height": .int(layout.imageSize.height),
      ],
      "levels": .array(layout.levels.map(json)), "order": word(nesting, LayoutWords.nestings),
      "matcher": json(preset.assigner), "admission": json(preset.admission),
    ]
    file["inputFit"] = json(preset.fit)
    // A loss or decoder with numbers of its own, as a cfg may ask for, has no word here.
    file["loss"] = preset.loss.flatMap { LayoutWords.word($0, in: LayoutWords.yoloLosses) }
      .map { .string($0) }
    file["decoding"] = preset.decoding.flatMap {
      LayoutWords.word($0, in: LayoutWords.yoloDecodings)
    }
    .map { .string($0) }
    return .object(file)
  }

  private static func json(_ level: YOLOLevel) -> JSONValue {
    ["stride": .int(level.stride), "anchors": json(level.anchors)]
  }

  private static func json(_ anchors: [Size<InputPixels>]) -> JSONValue {
    .array(anchors.map { ["width": .double($0.width), "height": .double($0.height)] })
  }

  private static func json(_ layer: YOLOBestShape.Layer) -> JSONValue {
    var object = JSONObject()
    object["othersAbove"] = layer.othersAbove.map { .double($0) }
    object["ignoredAbove"] = .double(layer.ignoredAbove)
    object["predictionsAbove"] = layer.predictionsAbove.map { .double($0) }
    object["sides"] = word(layer.sides, LayoutWords.yoloSides)
    object["centerScale"] = .double(layer.centerScale)
    return .object(object)
  }

  private static func json(_ assigner: YOLOAssigner) -> JSONValue {
    var object = JSONObject()
    func name(_ rule: YOLORule) { object["rule"] = word(rule, LayoutWords.yoloRules) }
    switch assigner {
    case .sideRatio(let rule):
      name(.sideRatio)
      object["limit"] = .double(rule.limit)
    case .region(let rule):
      name(.region)
      object["ignoredAbove"] = .double(rule.ignoredAbove)
    case .bestShape(let rule):
      name(.bestShape)
      object["layers"] = .array(rule.layers.map(json))
      if let roster = rule.roster {
        object["anchors"] = json(roster.anchors)
        object["masks"] = .array(roster.masks.map { .array($0.map { .int($0) }) })
      }
    case .responsibleCells(let rule):
      name(.responsibleCells)
      object["positiveAbove"] = .double(rule.positiveAbove)
      object["negativeUpTo"] = .double(rule.negativeUpTo)
      object["forcedAbove"] = .double(rule.forcedAbove)
    }
    return .object(object)
  }

  private static func json(_ admission: YOLOPreset.Admission) -> JSONValue {
    switch admission {
    case .all: ["loader": word(.all, LayoutWords.admissions)]
    case .distinct: ["loader": word(.distinct, LayoutWords.admissions)]
    case .darknet(let most):
      ["loader": word(.darknet, LayoutWords.admissions), "most": .int(most)]
    }
  }
}
