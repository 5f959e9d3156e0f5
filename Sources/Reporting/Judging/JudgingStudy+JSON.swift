import Detections
import JSONText
import Studies

extension JudgingStudy.Outcome {
  /// The report as `anchorkit.judgment/1`, with a line end. Numbers have full precision; one that is
  /// none is null.
  public var json: String {
    let value: JSONObject = [
      "schema": "anchorkit.judgment/1",
      "classes": .array(judgment.classes.map(\.json)),
      "detections": .int(detectionCount),
      "evaluator": .string(evaluator.name),
      "images": .int(imageCount),
      "leftOut": [
        "unknownClasses": .named(unknownClasses), "unknownImages": .named(unknownImages),
      ],
      "missed": .array(missed.map(\.json)),
      "priors": join?.json ?? .null,
      "source": .string(evaluator.source),
      "summary": .measures(judgment.summary),
    ]
    return JSONWriter(style: .pretty, firstKey: "schema").text(.object(value)) + "\n"
  }
}

extension JSONValue {
  fileprivate static func measures(_ measures: [Judgment.Measure]) -> JSONValue {
    .object(JSONObject(measures.map { ($0.name, $0.value.map(JSONValue.double) ?? .null) }))
  }

  fileprivate static func named(_ counts: [(name: String, count: Int)]) -> JSONValue {
    .object(JSONObject(counts.map { ($0.name, .int($0.count)) }))
  }
}

extension Judgment.OfClass {
  fileprivate var json: JSONValue {
    [
      "class": .string(name), "detections": .int(detections), "measures": .measures(measures),
      "objects": .int(objects),
      "precisionByThreshold": .array(precisionByThreshold.map(JSONValue.double)),
    ]
  }
}

extension JudgingStudy.Missed {
  fileprivate var json: JSONValue {
    [
      "class": .string(className), "file": .string(file), "line": .int(line),
      "priors": priors.map { .string($0) } ?? .null,
    ]
  }
}

extension JudgingStudy.Join {
  fileprivate var json: JSONValue {
    ["found": found.json, "missed": missed.json, "trainer": .string(trainer)]
  }
}

extension JudgingStudy.Join.Shares {
  fileprivate var json: JSONValue {
    [
      "forcedOnly": .int(forcedOnly), "matched": .int(matched),
      "neverMatched": .int(neverMatched), "notRead": .int(notRead),
      "objects": .int(count),
    ]
  }
}
