import Clustering
import JSONText
import Studies

extension ClusteredAnchors {
  /// The report as `anchorkit.anchors/1`, with a line end.
  public var json: String {
    let writer = JSONWriter(style: .pretty, firstKey: "schema")
    return writer.text(jsonValue) + "\n"
  }

  /// The report as a value, for reports that hold several.
  var jsonValue: JSONValue { .object(JSONObject(members)) }

  /// `anchor,width,height,share,mean_iou`, one line an anchor.
  public var csv: String {
    var text = "anchor,width,height,share,mean_iou\n"
    for (place, row) in rows.enumerated() {
      text += "\(place),\(row.width),\(row.height),\(row.fit.share),\(row.fit.meanIoU)\n"
    }
    return text
  }

  private var members: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("schema", "anchorkit.anchors/1"), ("k", .int(anchors.sizes.count)),
      ("distance", .string(options.distance.rawValue)),
      ("update", .string(options.effectiveUpdate.rawValue)),
      ("space", .string(options.space.rawValue)),
      ("normalize", .string(anchors.scaling.normalization.rawValue)),
      ("resize", .string(anchors.scaling.resize.rawValue)),
      ("unit", .string(unit)), ("inputSize", anchors.scaling.inputSizeJSON),
      ("seed", .number(JSONNumber(Int(truncatingIfNeeded: options.seed)))),
      ("restarts", .int(options.restarts)), ("boxes", .int(sample.boxCount)),
      ("images", .int(sample.imageCount)), ("leftOut", .counts(sample.leftOut)),
      ("anchors", .array(rows.map { .anchor($0.width, $0.height, $0.fit) })),
      ("metrics", metrics.json),
    ]
    if let augmentation { members.append(("augmentation", augmentation.json)) }
    if let refinement {
      members.append(
        (
          "refinement",
          [
            "objective": .string(refinement.objective), "before": .double(refinement.before),
            "after": .double(refinement.after),
          ]
        ))
    }
    if let order {
      members.append(("order", ["old": .string(order.old), "kept": .int(order.kept)]))
    }
    if let standings {
      members += [
        ("comparison", standings.json),
        ("trainer", standings.trainer.map(JSONValue.string) ?? .null),
        ("worseThan", standings.better.map { .string($0.jsonName) } ?? .null),
      ]
    }
    return members
  }
}

extension AnchorMetrics {
  /// The metrics as an object; `silhouette` is null when it was not asked for.
  var json: JSONValue {
    [
      "meanIoU": .double(meanIoU), "recall50": .double(recall50), "recall75": .double(recall75),
      "bpr4": .double(bpr4), "inertia": .double(inertia),
      "silhouette": silhouette.map { .double($0.value) } ?? .null,
      "silhouetteSampled": silhouette.map { .bool($0.isSampled) } ?? .null,
    ]
  }
}

extension SizeScaling {
  /// `{"width": …, "height": …}`, or null.
  var inputSizeJSON: JSONValue {
    guard let inputSize else { return .null }
    return ["width": .int(inputSize.width), "height": .int(inputSize.height)]
  }
}

extension JSONValue {
  /// An object of counts.
  static func counts(_ counts: [String: Int]) -> JSONValue {
    .object(JSONObject(counts.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) }))
  }

  static func anchor(_ width: Double, _ height: Double, _ fit: AnchorMetrics.Fit) -> JSONValue {
    [
      "width": .double(width), "height": .double(height), "share": .double(fit.share),
      "meanIoU": .double(fit.meanIoU),
    ]
  }
}
