// Width and height in pixels of `inputSize`, ordered by area; no aspect ratios.
import Boxes
import JSONText

/// Our own form, which `--anchors FILE.json` reads again.
public struct JSONEmitter: ConfigEmitter {
  /// What the target is.
  public let info = EmitterInfo(
    target: "json",
    fileName: "anchors.json",
    summary: "our own JSON, read again by --anchors FILE.json",
    loader: "AnchorsInput.parse; any JSON reader",
    convention: "width and height in pixels of inputSize, ordered by area",
    cannotExpress: "SSD layouts",
    takes: .anchors,
    updatesBase: false)

  /// The emitter.
  public init() {}

  /// Writes anchors, input size and class names.
  public func emit(_ request: EmitRequest) throws(EmitError) -> EmittedConfig {
    try request.refuseBase(for: info.target)
    let anchors = try request.requireAnchors(for: info.target).map { anchor in
      JSONValue.object(["width": .double(anchor.width), "height": .double(anchor.height)])
    }
    var document: JSONObject = [
      "schema": .string(AnchorsInput.schema),
      "k": .int(anchors.count),
      "inputSize": [
        "width": .int(request.inputSize.width), "height": .int(request.inputSize.height),
      ],
      "anchors": .array(anchors),
    ]
    if !request.classNames.isEmpty {
      document["classes"] = .array(request.classNames.map(JSONValue.string))
    }
    let writer = JSONWriter(style: .pretty, firstKey: "schema")
    return EmittedConfig(writer.text(.object(document)) + "\n")
  }
}
