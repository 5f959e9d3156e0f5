import JSONText
import Lint

extension StatisticsReport {
  /// One JSON document, schema `anchorkit.stats/1`, with sorted keys.
  public var json: [UInt8] {
    let total = statistics
    var tree: JSONObject = [
      "schema": .string("anchorkit.stats/1"),
      "images": .int(total.images),
      "imagesWithoutObjects": .int(total.imagesWithoutObjects),
      "objects": .int(total.objects),
      "boxes": .int(total.boxes),
      "readIssues": .int(total.issues),
      "unreadFiles": .int(total.unread.count),
      "leftOut": .object(JSONObject(leftOut.map { ($0.reason.rawValue, .int($0.count)) })),
      "formats": .object(
        JSONObject(total.formats.map { ($0.key.description, .int($0.value)) })),
      "networkInput": networkInput.map {
        ["width": .int($0.width), "height": .int($0.height)]
      } ?? .null,
      "imageSizes": .array(
        statistics.frequentImageSizes().named.map {
          [
            "width": .int($0.size.width), "height": .int($0.size.height),
            "images": .int($0.count),
          ]
        }),
      "objectsPerImage": .array(
        objectCounts.map { ["objects": .int($0.objects), "images": .int($0.images)] }),
      "sizes": Self.json(total.sizes),
      "classes": .array(
        total.sortedClasses.map { name, entry in
          [
            "name": .string(name), "objects": .int(entry.objects), "images": .int(entry.images),
            "difficult": .int(entry.difficult), "truncated": .int(entry.truncated),
            "occluded": .int(entry.occluded), "sizes": Self.json(entry.sizes),
          ]
        }),
    ]
    if let augmentation { tree["augmentation"] = augmentation.json }
    return JSONWriter(style: .pretty, firstKey: "schema").write(.object(tree)) + [0x0A]
  }

  private static func json(_ sizes: DatasetStatistics.SizeStatistics) -> JSONValue {
    [
      "width": json(sizes.width), "height": json(sizes.height),
      "resizedWidth": json(sizes.resizedWidth), "resizedHeight": json(sizes.resizedHeight),
      "aspect": json(sizes.aspect), "share": json(sizes.share),
    ]
  }

  private static func json(_ values: Distribution) -> JSONValue {
    guard values.count > 0 else { return .null }
    var object: JSONObject = [
      "count": .int(values.count), "minimum": .double(values.minimum),
      "maximum": .double(values.maximum), "mean": values.mean.map(JSONValue.double) ?? .null,
    ]
    for (name, share) in quantiles {
      object[name] = values.quantile(share).map(JSONValue.double) ?? .null
    }
    return .object(object)
  }
}
