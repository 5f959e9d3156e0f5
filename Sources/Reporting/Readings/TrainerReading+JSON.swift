import Boxes
import JSONText
import Trainers

extension TrainerReading {
  /// One line of `anchorkit.read/1`, without a line end.
  ///
  /// - Parameter image: What the image is called: its file name without folder and extension.
  public func jsonLine(image: String) -> String {
    JSONWriter(style: .compact, firstKey: "schema").text(.object(json(image: image)))
  }

  private func json(image: String) -> JSONObject {
    var json = JSONObject([
      ("schema", "anchorkit.read/1"), ("reader", .string(reader)), ("image", .string(image)),
      ("objects", .array(objects.map(json))), ("dropped", .array(dropped.map(\.json))),
      ("error", failure?.json ?? .null),
    ])
    // What few readers have stands only where there is some.
    if let leftOut { json["leftOut"] = .string(leftOut) }
    if !misread.isEmpty { json["misread"] = .array(misread.map(\.json)) }
    if let unpaired {
      json["boxes"] = .array(unpaired.corners.map(box))
      json["labels"] = .array(unpaired.classNumbers.map(JSONValue.int))
      json["note"] = .string(unpaired.note)
    }
    return json
  }

  private func json(of object: Object) -> JSONValue {
    var json = JSONObject([
      ("object", .int(object.object)), ("box", box(object.corners)),
      ("unit", .string(unit.rawValue)), ("classIndex", .int(object.classNumber)),
      ("class", .string(object.className)),
      ("difficult", object.difficult.map(JSONValue.int) ?? .null),
    ])
    if let center = object.center {
      json["center"] = numbers([center.cx, center.cy, center.width, center.height])
    }
    return .object(json)
  }

  private func box(_ corners: Edges<ReaderUnits>) -> JSONValue { numbers(corners.numbers) }

  private func numbers(_ values: [Double]) -> JSONValue {
    .array(values.map { .number($0, as: numbers) })
  }
}

extension TrainerReading.Dropped {
  fileprivate var json: JSONValue { ["object": .int(object), "reason": .string(reason)] }
}

extension TrainerReading.Misreading {
  fileprivate var json: JSONValue {
    ["object": object.map(JSONValue.int) ?? .null, "what": .string(what)]
  }
}

extension TrainerFailure {
  fileprivate var json: JSONValue { ["type": .string(type), "reason": .string(reason)] }
}

extension JSONValue {
  /// A number in the fewest digits that give it back in the precision that it is held in.
  fileprivate static func number(_ value: Double, as numbers: ReaderInfo.Numbers) -> JSONValue {
    switch numbers {
    case .whole: Int(exactly: value).map(JSONValue.int) ?? .anyDouble(value)
    case .float32: .anyDouble(Double("\(Float(value))") ?? value)
    case .float64: .anyDouble(value)
    }
  }
}
