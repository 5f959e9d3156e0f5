import Boxes

/// Reads the fields of a sketch one after another; no field is believed before it is checked.
struct SketchReader {
  let bytes: [UInt8]
  private(set) var place: Int
  let end: Int

  init(bytes: [UInt8], place: Int, end: Int) {
    self.bytes = bytes
    self.place = place
    self.end = end
  }

  mutating func readWord(_ field: String) throws(ClusteringError) -> UInt64 {
    let start = try take(8, field)
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
  }

  mutating func readWord32(_ field: String) throws(ClusteringError) -> UInt32 {
    let start = try take(4, field)
    return bytes.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }
  }

  mutating func readByte(_ field: String) throws(ClusteringError) -> UInt8 {
    bytes[try take(1, field)]
  }

  /// A count of boxes or images.
  mutating func readCount(_ field: String) throws(ClusteringError) -> Int {
    let word = try readWord(field)
    guard word <= UInt64(SizeRow.maximumCount) else { throw .sketch(.field(field)) }
    return Int(word)
  }

  mutating func readText(_ field: String) throws(ClusteringError) -> String {
    let count = Int(try readWord32(field))
    let start = try take(count, field)
    guard let text = String(validating: bytes[start..<start + count], as: UTF8.self) else {
      throw .sketch(.field(field))
    }
    return text
  }

  /// The parts, which must be in canonical order and count as many boxes as the head says.
  mutating func readParts(boxes: Int, classes: Int) throws(ClusteringError) -> [SizeSketch.Part] {
    let count = Int(try readWord32("image sizes"))
    var parts: [SizeSketch.Part] = []
    var left = boxes
    for _ in 0..<count {
      let frame = try readFrame()
      guard parts.last.map({ SketchFrame.precedes($0.frame, frame) }) ?? true else {
        throw .sketch(.field("order of image sizes"))
      }
      let rows = try readRows(boxes: &left, classes: classes)
      parts.append(SizeSketch.Part(frame: frame, run: SizeRun(ordered: rows)))
    }
    guard left == 0 else { throw .sketch(.field("boxes")) }
    return parts
  }

  private mutating func readFrame() throws(ClusteringError) -> SketchFrame {
    let kind = try readByte("kind of image")
    let width = try readWord32("image width")
    let height = try readWord32("image height")
    switch (kind, ImageSize(width: Int(width), height: Int(height))) {
    case (0, let size?): return .image(size)
    case (1, nil) where width == 0 && height == 0: return .unknown
    case (2, nil) where width == 0 && height == 0: return .shares
    default: throw .sketch(.field("image size"))
    }
  }

  /// The rows of an image size.
  private mutating func readRows(
    boxes left: inout Int, classes: Int
  ) throws(ClusteringError) -> [SizeRow] {
    let count = try readShort("rows")
    // A row takes three bytes at least: more rows than that are not there.
    guard count >= 1, count <= (end - place) / 3 else { throw .sketch(.field("rows")) }
    var rows: [SizeRow] = []
    rows.reserveCapacity(count)
    while rows.count < count {
      let width = try readSide("width")
      let sharing = try readShort("rows of a width")
      guard sharing >= 1, sharing <= count - rows.count,
        rows.last.map({ $0.width < width }) ?? true
      else { throw .sketch(.field("rows of a width")) }
      for _ in 0..<sharing {
        let row = try readRow(width: width, classes: classes)
        guard rows.last.map({ SizeRow.precedes($0, row) }) ?? true, row.count <= left else {
          throw .sketch(.field("order of rows"))
        }
        left -= row.count
        rows.append(row)
      }
    }
    return rows
  }

  private mutating func readRow(
    width: Double, classes: Int
  ) throws(ClusteringError) -> SizeRow {
    let height = try readSide("height")
    let number = try readShort("class")
    let count = try readShort("count")
    let largest = classes > 0 ? classes - 1 : SizeRow.maximumClass
    guard number <= largest + 1 else { throw .sketch(.field("class")) }
    guard count >= 1, count <= SizeRow.maximumCount else { throw .sketch(.field("count")) }
    return SizeRow(
      width: width, height: height, classIndex: number == 0 ? nil : number - 1, count: count)
  }

  /// A side, in the one form that it is written in.
  private mutating func readSide(_ field: String) throws(ClusteringError) -> Double {
    guard place < end, bytes[place] == SketchWriter.fractionMark else {
      let word = try readShort(field)
      guard word.isMultiple(of: 2), let side = Double(exactly: word / 2),
        SketchWriter.whole(side) != nil
      else { throw .sketch(.field(field)) }
      return side
    }
    place += 1
    let side = Double(bitPattern: try readWord(field))
    guard SizeSampleBuilder.sides.contains(side), SketchWriter.whole(side) == nil else {
      throw .sketch(.field(field))
    }
    return side
  }

  private mutating func readShort(_ field: String) throws(ClusteringError) -> Int {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try readByte(field)
      word |= UInt64(byte & 0x7F) << shift
      guard byte & 0x80 != 0 else {
        // There is one way to write a number.
        guard byte != 0 || shift == 0 else { throw .sketch(.field(field)) }
        return Int(word)
      }
      shift += 7
      guard shift < 56 else { throw .sketch(.field(field)) }
    }
  }

  private mutating func take(_ count: Int, _ field: String) throws(ClusteringError) -> Int {
    guard count <= end - place else {
      throw .sketch(.length(expected: place + count + 8, found: bytes.count))
    }
    let start = place
    place += count
    return start
  }
}
