import JSONText

/// What an annotation says beyond what is read.
extension COCODocument {
  /// Reads past a field that is due, and keeps its name where it says anything.
  mutating func readPast(_ annotation: inout Annotation) throws(JSONError) {
    if reader.isText("area") { return try readArea(of: &annotation) }
    if reader.isText("segmentation") { return try readOutline(of: &annotation) }
    let name = reader.text
    guard try saysSomething() else { return }
    passed.mark(.field(name), in: &annotation.passed)
    if name == "caption" { hasCaptions = true }
    if name == "segments_info" { hasSegments = true }
  }

  /// Reads the area that is due; what is no number says nothing.
  private mutating func readArea(of annotation: inout Annotation) throws(JSONError) {
    let event = try reader.next()
    guard event == .number else { return try pass(event) }
    annotation.area = reader.double
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

  /// Reads past an outline; one polygon of few points is kept, to compare it with the box.
  private mutating func readOutline(of annotation: inout Annotation) throws(JSONError) {
    let begin = try reader.next()
    if begin == .null { return }
    var isPolygon = begin == .beginArray
    var (depth, polygons) = (1, 0)
    if !isPolygon { try pass(begin) }
    while isPolygon, depth > 0 {
      switch try reader.next() {
      case .beginArray where depth == 1:
        depth = 2
        polygons += 1
      case .endArray: depth -= 1
      case .number where depth == 2:
        if annotation.outline.count <= Self.longestOutline {
          annotation.outline.append(reader.double)
        }
      case let event:
        isPolygon = false
        try pass(event)
        for _ in 0..<depth { try passRest() }
      }
    }
    if isPolygon, annotation.outline.isEmpty { return }
    guard isPolygon, polygons == 1, annotation.outline.count <= Self.longestOutline else {
      annotation.outline = []
      return passed.mark(.segmentation, in: &annotation.passed)
    }
  }

  /// The numbers of four corners, the first perhaps repeated to close them.
  private static var longestOutline: Int { 10 }

  /// Marks an outline, once the annotation is whole, unless it says no more than the box: its four
  /// corners, to the pixel.
  mutating func judgeOutline(of annotation: inout Annotation) {
    let numbers = annotation.outline
    if numbers.isEmpty { return }
    annotation.outline = []
    if let box = annotation.box, numbers.count % 2 == 0 {
      let corners = [(0.0, 0.0), (1, 0), (0, 1), (1, 1)].map {
        (x: box.x + $0.0 * box.width, y: box.y + $0.1 * box.height)
      }
      let points = stride(from: 0, to: numbers.count, by: 2).map {
        (x: numbers[$0], y: numbers[$0 + 1])
      }
      func isNear(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Bool {
        abs(a.x - b.x) <= 1 && abs(a.y - b.y) <= 1
      }
      if points.allSatisfy({ point in corners.contains { isNear($0, point) } }),
        corners.allSatisfy({ corner in points.contains { isNear($0, corner) } })
      {
        return
      }
    }
    passed.mark(.segmentation, in: &annotation.passed)
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
