import JSONText
import Labels
import Targets
import Trainers

extension ImageMatches {
  /// One line of `anchorkit.matches/1`, without a line end.
  public var jsonLine: String {
    JSONWriter(style: .compact, firstKey: "schema").text(json)
  }

  private var json: JSONValue {
    var json: JSONObject = [
      "schema": "anchorkit.matches/1", "image": .string(stem), "width": .int(imageSize.width),
      "height": .int(imageSize.height), "inputWidth": .int(inputSize.width),
      "inputHeight": .int(inputSize.height), "priors": .int(priorCount),
      "positives": .int(positiveCount), "negatives": .int(negativeCount),
      "ignored": .int(ignored.count), "groundTruths": .array(objects.map(\.json)),
      "dropped": .array(dropped.map(\.json)), "reader": .string(reader),
    ]
    // What few images have stands only where there is some.
    if let coco {
      json["fileName"] = .string(coco.fileName)
      json["imageId"] = coco.id.json
    }
    if let augmentation {
      json["augmentation"] = [
        "copy": .int(augmentation.copy ?? 1), "objectsIn": .int(augmentation.objectsIn),
      ]
    }
    if overlap == .ofShapes { json["iou"] = "of shapes" }
    if sharedMatches > 0 { json["sharedMatches"] = .int(sharedMatches) }
    if !misread.isEmpty { json["misread"] = .array(misread.map(\.json)) }
    if let failure {
      json["error"] = ["type": .string(failure.type), "reason": .string(failure.reason)]
    }
    if let standIn {
      json["standIn"] = ["box": .string(standIn.name), "positives": .int(standInPositives)]
    }
    return .object(json)
  }
}

extension ImageMatches.Object {
  fileprivate var json: JSONValue {
    [
      "object": .int(object), "line": .int(line), "class": .string(className),
      "classIndex": .int(classIndex), "box": .numbers(edges.numbers),
      "matches": .array(matches.map(\.json)),
    ]
  }
}

extension ImageMatches.Match {
  fileprivate var json: JSONValue {
    var json: JSONObject = [
      "prior": .int(prior.index), "level": .int(prior.level), "row": .int(prior.row),
      "column": .int(prior.column), "shape": .int(prior.shape), "iou": .anyDouble(iou),
      "forced": .bool(isForced), "offsets": .numbers(offsets.numbers()),
    ]
    if rows > 1 { json["rows"] = .int(rows) }
    return .object(json)
  }
}

extension ImageMatches.Dropped {
  fileprivate var json: JSONValue {
    [
      "object": .int(object), "line": .int(line),
      "class": className.map(JSONValue.string) ?? .null, "reason": .string(reason),
    ]
  }
}

extension ImageMatches.Misread {
  fileprivate var json: JSONValue {
    [
      "object": object.map(JSONValue.int) ?? .null, "line": .int(line), "what": .string(what),
    ]
  }
}

extension COCOID {
  /// The id as the document has it.
  var json: JSONValue {
    switch self {
    case .number(let number): .int(number)
    case .text(let text): .string(text)
    }
  }
}

extension StandIn {
  fileprivate var name: String {
    switch self {
    case .paddingRow: "padding-row"
    case .wholeImage: "whole-image"
    }
  }
}

extension JSONValue {
  /// Numbers as an array.
  static func numbers(_ values: [Double]) -> JSONValue { .array(values.map(anyDouble)) }

  /// A number with all its digits; `"nan"`, `"inf"` and `"-inf"`, which JSON has no numbers for, as
  /// strings.
  static func anyDouble(_ value: Double) -> JSONValue {
    if value.isFinite { return .double(value) }
    return .string(value.isNaN ? "nan" : value < 0 ? "-inf" : "inf")
  }
}
