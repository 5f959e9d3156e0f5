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

  mutating func readScaling() throws(ClusteringError) -> SizeScaling {
    let normalization = try readByte("normalization")
    let resize = try readByte("resize")
    let width = try readWord32("input width")
    let height = try readWord32("input height")
    guard normalization <= 1 else { throw .sketch(.field("normalization")) }
    guard resize <= 1 else { throw .sketch(.field("resize")) }
    let inputSize = ImageSize(width: Int(width), height: Int(height))
    guard inputSize != nil || (width == 0 && height == 0) else {
      throw .sketch(.field("input size"))
    }
    return SizeScaling(
      normalization: normalization == 0 ? .image : .none,
      resize: resize == 0 ? .stretch : .letterbox, inputSize: inputSize)
  }

  /// The rows, which must be in canonical order and count as many boxes as the head says.
  mutating func readRows(boxes: Int, classes: Int) throws(ClusteringError) -> [SizeRow] {
    let count = try readCount("rows")
    // A row takes ten bytes at least: more rows than that are not there.
    guard count <= (end - place) / 10 else { throw .sketch(.field("rows")) }
    var rows: [SizeRow] = []
    rows.reserveCapacity(count)
    var total = 0
    while rows.count < count {
      let width = Double(bitPattern: try readWord("width"))
      let sharing = try readShort("rows of a width")
      guard sharing >= 1, sharing <= count - rows.count,
        rows.last.map({ $0.width < width }) ?? true
      else { throw .sketch(.field("rows of a width")) }
      for _ in 0..<sharing {
        let row = try readRow(width: width, classes: classes)
        guard rows.last.map({ SizeRow.precedes($0, row) }) ?? true,
          row.count <= boxes - total
        else { throw .sketch(.field("order of rows")) }
        total += row.count
        rows.append(row)
      }
    }
    guard total == boxes else { throw .sketch(.field("boxes")) }
    return rows
  }

  private mutating func readRow(
    width: Double, classes: Int
  ) throws(ClusteringError) -> SizeRow {
    let height = Double(bitPattern: try readWord("height"))
    let number = try readShort("class")
    let count = try readShort("count")
    guard SizeSampleBuilder.sides.contains(width), SizeSampleBuilder.sides.contains(height) else {
      throw .sketch(.field("size"))
    }
    let largest = classes > 0 ? classes - 1 : SizeRow.maximumClass
    guard number <= largest + 1 else { throw .sketch(.field("class")) }
    guard count >= 1, count <= SizeRow.maximumCount else { throw .sketch(.field("count")) }
    return SizeRow(
      width: width, height: height, classIndex: number == 0 ? nil : number - 1, count: count)
  }

  private mutating func readShort(_ field: String) throws(ClusteringError) -> Int {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try readByte(field)
      word |= UInt64(byte & 0x7F) << shift
      guard byte & 0x80 != 0 else { return Int(word) }
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
