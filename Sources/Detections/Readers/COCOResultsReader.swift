import JSONText

/// Reads COCO's results: an array of `{"image_id", "category_id", "bbox": [x, y, width, height],
/// "score"}`; other members are passed over.
public struct COCOResultsReader: Sendable {
  private var reader: JSONPullReader
  private let bytes: [UInt8]

  /// Takes a document.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    reader = JSONPullReader(bytes, syntax: .nonFinite)
  }

  /// Reads all of it.
  ///
  /// - Throws: `JSONError` with the place where the document is no JSON.
  public mutating func read() throws(JSONError) -> DetectionReading {
    var reading = DetectionReading()
    guard try reader.next() == .beginArray else {
      reading.faults.append(
        DetectionFault(
          line: 1, reason: "the document is no array, as COCO's results are"))
      return reading
    }
    while true {
      let event = try reader.next()
      if event == .endArray { break }
      guard event == .beginObject else {
        reading.faults.append(
          DetectionFault(line: line(at: reader.endOffset), reason: "an entry is no object"))
        try pass(event)
        continue
      }
      switch try readEntry() {
      case .success(let row): reading.rows.append(row)
      case .failure(let fault): reading.faults.append(fault)
      }
    }
    _ = try reader.next()
    return reading
  }

  private mutating func readEntry() throws(JSONError)
    -> Result<DetectionRow, DetectionFault>
  {
    let line = line(at: reader.endOffset)
    var image: DetectionRow.Key?
    var category: DetectionRow.Key?
    var box: [Double] = []
    var score: Double?
    while try reader.next() == .key {
      if reader.isText("image_id") {
        image = try key()
      } else if reader.isText("category_id") {
        category = try key()
      } else if reader.isText("bbox") {
        box = try numbers()
      } else if reader.isText("score") {
        score = try number()
      } else {
        try reader.skipValue()
      }
    }
    func fault(_ reason: String) -> Result<DetectionRow, DetectionFault> {
      .failure(DetectionFault(line: line, reason: reason))
    }
    guard let image else { return fault("'image_id' is no number or text") }
    guard let category else { return fault("'category_id' is no number or text") }
    guard box.count == 4 else {
      return fault("'bbox' is not four finite numbers: x, y, width, height")
    }
    guard let score else { return fault("'score' is no finite number") }
    return .success(
      DetectionRow(
        image: image, detectedClass: category,
        box: JudgedBox(x: box[0], y: box[1], width: box[2], height: box[3]), score: score,
        line: line))
  }

  private mutating func key() throws(JSONError) -> DetectionRow.Key? {
    switch try reader.next() {
    case .number: return Int(exactly: reader.double).map { .number($0) }
    case .string: return .name(reader.text)
    case let event:
      try pass(event)
      return nil
    }
  }

  private mutating func number() throws(JSONError) -> Double? {
    let event = try reader.next()
    if event == .number { return reader.double }
    try pass(event)
    return nil
  }

  /// The numbers of an array; none where it holds anything else.
  private mutating func numbers() throws(JSONError) -> [Double] {
    let first = try reader.next()
    guard first == .beginArray else {
      try pass(first)
      return []
    }
    var numbers: [Double] = []
    var isWhole = true
    while true {
      switch try reader.next() {
      case .endArray: return isWhole ? numbers : []
      case .number: numbers.append(reader.double)
      case let event:
        try pass(event)
        isWhole = false
      }
    }
  }

  /// Skips what an event has begun.
  private mutating func pass(_ event: JSONEvent) throws(JSONError) {
    var depth = event == .beginArray || event == .beginObject ? 1 : 0
    while depth > 0 {
      switch try reader.next() {
      case .beginArray, .beginObject: depth += 1
      case .endArray, .endObject: depth -= 1
      default: break
      }
    }
  }

  /// Lines that were counted so far, and where.
  private var counted = (offset: 0, line: 1)

  private mutating func line(at offset: Int) -> Int {
    while counted.offset < min(offset, bytes.count) {
      if bytes[counted.offset] == UInt8(ascii: "\n") { counted.line += 1 }
      counted.offset += 1
    }
    return counted.line
  }
}
