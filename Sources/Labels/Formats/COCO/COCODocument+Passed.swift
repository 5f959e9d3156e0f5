import JSONText

/// What an annotation says beyond what is read.
extension COCODocument {
  /// Reads past a field that is due, and keeps its name where it says anything.
  mutating func readPast(_ annotation: inout Annotation) throws(JSONError) {
    if reader.isText("area") { return try pass(try reader.next()) }
    let name = reader.text
    guard try saysSomething() else { return }
    passed.mark(name == "segmentation" ? .segmentation : .field(name), in: &annotation.passed)
    if name == "caption" { hasCaptions = true }
    if name == "segments_info" { hasSegments = true }
  }

  /// Reads the attributes that are due, as annotation tools write them: `rotation` is in degrees,
  /// beside the box as it was before.
  mutating func readAttributes(of annotation: inout Annotation) throws(JSONError) {
    let event = try reader.next()
    guard event == .beginObject else { return try pass(event) }
    while try reader.next() == .key {
      let name = reader.text
      if name == "rotation" {
        let event = try reader.next()
        if event == .number {
          annotation.turn = Turn(degrees: reader.double)
        } else {
          try pass(event)
        }
      } else if try saysSomething() {
        passed.mark(.attribute(name), in: &annotation.passed)
      }
    }
  }

  /// Passes over the value that is due.
  ///
  /// - Returns: whether it says anything: no zero, no `false`, nothing empty.
  private mutating func saysSomething() throws(JSONError) -> Bool {
    let event = try reader.next()
    switch event {
    case .null, .bool(false): return false
    case .number: return reader.double != 0
    case .string: return !reader.text.isEmpty
    case .beginArray, .beginObject:
      let first = try reader.next()
      if first == .endArray || first == .endObject { return false }
      try pass(first)
      try passRest()
      return true
    default:
      try pass(event)
      return true
    }
  }
}

/// Documents that are no detection labels, though they look like some at first.
extension COCODocument {
  /// What a document is that lacks boxes by its nature; nothing for one that should have them.
  var otherKind: String? {
    if hasCaptions, !annotations.contains(where: { $0.box != nil }) { return "COCO captions" }
    if hasSegments, !annotations.contains(where: { $0.box != nil }) {
      return "COCO panoptic segments"
    }
    if isPictureList { return "a COCO list of pictures without annotations (image_info)" }
    return nil
  }
}
