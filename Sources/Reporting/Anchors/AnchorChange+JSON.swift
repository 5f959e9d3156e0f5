import Boxes
import Clustering
import JSONText
import Studies
import Targets

extension AnchorChange {
  /// The comparison as `anchorkit.compare/1`, with a line end. All places count from 0.
  public var json: String {
    let value: JSONValue = [
      "schema": "anchorkit.compare/1", "old": old.json, "new": new.json,
      "likeness": .double(CompareStudy.likeness),
      "classes": classSources.map { .array($0.map(JSONValue.place)) } ?? .null,
      "levels": .array(
        levels.map { $0.json(isSqueezeDet: old.predictor ?? new.predictor == .squeezeDet) }),
    ]
    return JSONWriter(style: .pretty, firstKey: "schema").text(value) + "\n"
  }
}

extension ComparedAnchors {
  fileprivate var json: JSONValue {
    let size: JSONValue =
      inputSize.map { ["width": .int($0.width), "height": .int($0.height)] } ?? .null
    return [
      "name": .string(name), "inputSize": size,
      "classes": classNames.map { .array($0.map { .string($0) }) } ?? .null,
    ]
  }
}

extension AnchorChange.Level {
  fileprivate func json(isSqueezeDet: Bool) -> JSONValue {
    [
      "old": .array(old.map(\.json)), "new": .array(new.map(\.json)),
      "pairs": .array(
        pairs.map { pair in
          [
            "new": .int(pair.new), "old": .int(pair.old), "shapeIoU": .double(pair.shapeIoU),
            "keepsMeaning": .bool(pair.shapeIoU >= CompareStudy.likeness),
          ]
        }),
      "predictors": .array(reuse.map { $0.json(isSqueezeDet: isSqueezeDet) }),
    ]
  }
}

extension ChannelReuse {
  /// The predictor; `sources` has the old channel for each new one, or null.
  fileprivate func json(isSqueezeDet: Bool) -> JSONValue {
    var members: JSONObject = [
      "layer": .string(new.layer), "oldChannels": .int(oldCount), "newChannels": .int(newCount),
      "inPlace": .int(inPlace), "moved": .int(moved), "fresh": .int(fresh),
      "sources": .array(sources.map(JSONValue.place)),
    ]
    if isSqueezeDet {
      members["minimumOverlap"] = [
        "copied": .int(overlap.copied), "right": .int(overlap.right), "wrong": .int(overlap.wrong),
        "initial": .int(overlap.initial),
      ]
    }
    return .object(members)
  }
}

extension Size {
  fileprivate var json: JSONValue { ["width": .double(width), "height": .double(height)] }
}

extension JSONValue {
  /// A place, or null.
  fileprivate static func place(_ place: Int?) -> JSONValue { place.map { .int($0) } ?? .null }
}
