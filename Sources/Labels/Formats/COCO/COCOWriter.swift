import JSONText

/// Writes COCO JSON: images, categories and annotations, ids from 1 in the order given.
enum COCOWriter {
  static func write(
    _ images: [(image: LabeledImage, pictureName: String)], _ classes: ClassList,
    _ losses: inout ConversionLosses
  ) -> [UInt8] {
    var entries: [JSONValue] = []
    var annotations: [JSONValue] = []
    for (number, (image, name)) in images.enumerated() {
      var entry = JSONObject([("id", .int(number + 1)), ("file_name", .string(name))])
      if let size = image.size, !image.isUnit {
        entry["width"] = .int(size.width)
        entry["height"] = .int(size.height)
      }
      entries.append(.object(entry))
      for object in image.objects {
        let id = annotations.count + 1
        let annotation = annotation(object, image, classes, id: id, image: number + 1, &losses)
        if let annotation { annotations.append(annotation) }
      }
    }
    // A number without a name keeps its place in lists; COCO's ids may have gaps.
    let categories = classes.names.indices.filter { !classes.isPlaceholder($0) }.map { place in
      JSONValue.object(
        JSONObject([
          ("id", .int(classes.number(of: place))), ("name", .string(classes.names[place])),
        ]))
    }
    let document = JSONObject([
      ("images", .array(entries)), ("categories", .array(categories)),
      ("annotations", .array(annotations)),
    ])
    return JSONWriter(style: .compact, keyOrder: .sorted).write(.object(document)) + [0x0A]
  }

  private static func annotation(
    _ object: LabeledObject, _ image: LabeledImage, _ classes: ClassList, id: Int, image place: Int,
    _ losses: inout ConversionLosses
  ) -> JSONValue? {
    func lose(_ loss: ConversionLoss) -> JSONValue? {
      losses.add(loss)
      return nil
    }
    if object.isDontCare, !object.flags.isCrowd { return lose(.ignoredRegion) }
    guard let edges = object.box?.edges else { return lose(.unreadableObject) }
    guard !image.isUnit else { return lose(.unknownSize) }
    guard let index = classes.index(of: object.className) else { return lose(.unknownClass) }
    let (width, height) = (edges.width, edges.height)
    guard width >= 0, height >= 0 else { return lose(.unstatableBox) }
    losses.addKITTI(of: object)
    var flags = object.flags
    flags.isIgnored = false
    losses.addFlags(flags)
    let ignored: [(String, JSONValue)] = object.flags.isIgnored ? [("ignore", .int(1))] : []
    return .object(
      JSONObject(
        [
          ("id", .int(id)), ("image_id", .int(place)),
          ("category_id", .int(classes.number(of: index.value))),
          ("bbox", .array([edges.xMin, edges.yMin, width, height].map(number(_:)))),
          ("area", number(width * height)), ("iscrowd", .int(object.flags.isCrowd ? 1 : 0)),
        ] + ignored))
  }

  /// Whole numbers without a point, as COCO's own files have them.
  private static func number(_ value: Double) -> JSONValue {
    Int(exactly: value).map(JSONValue.int) ?? .double(value)
  }
}
