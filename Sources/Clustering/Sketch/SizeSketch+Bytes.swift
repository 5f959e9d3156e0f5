import Boxes
import Text

extension SizeSketch {
  /// The first eight bytes: a byte that is no text, a name, a line feed.
  static let magic: [UInt8] = [0x89] + Array("ANCSKE".utf8) + [0x0A]
  /// The version that is written, and the only one that is read.
  static let version = 2
  /// The most bytes that a box takes: two sides of nine, a class of four, a count and the number of
  /// rows that share its width. Equal boxes take no more than one.
  public static let bytesPerBox = 24
  /// The most bytes that a size of images takes.
  public static let bytesPerImageSize = 15

  /// The sketch as it lies in a file; see `SizeSketch.md`.
  public var bytes: [UInt8] {
    let rowCount = parts.reduce(0) { $0 + $1.run.rows.count }
    var writer = SketchWriter(capacity: 256 + rowCount * 8)
    writer.bytes += Self.magic
    writer.write(UInt32(Self.version))
    writer.write(UInt64(boxCount))
    writer.write(UInt64(imageCount))
    writer.write(UInt32(leftOut.count))
    for (reason, count) in leftOut.sorted(by: { $0.key < $1.key }) {
      writer.write(reason)
      writer.write(UInt64(count))
    }
    writer.write(UInt32(classNames.count))
    for name in classNames { writer.write(name) }
    writer.write(UInt32(parts.count))
    for part in parts {
      writer.write(part.frame.kind)
      writer.write(part.frame.sides.width)
      writer.write(part.frame.sides.height)
      writer.writeShort(UInt64(part.run.rows.count))
      Self.write(part.run.rows, &writer)
    }
    writer.write(Self.checksum(writer.bytes[...]))
    return writer.bytes
  }

  private static func write(_ rows: [SizeRow], _ writer: inout SketchWriter) {
    var first = 0
    while first < rows.count {
      let width = rows[first].width
      var end = first + 1
      while end < rows.count, rows[end].width == width { end += 1 }
      writer.writeSide(width)
      writer.writeShort(UInt64(end - first))
      for row in rows[first..<end] {
        writer.writeSide(row.height)
        writer.writeShort(row.classNumber)
        writer.writeShort(UInt64(row.count))
      }
      first = end
    }
  }

  /// Reads a sketch.
  ///
  /// - Throws: `ClusteringError.sketch` with what is wrong; nothing a file holds is trusted.
  public init(bytes: [UInt8]) throws(ClusteringError) {
    guard bytes.starts(with: Self.magic) else { throw .sketch(.notASketch) }
    guard bytes.count >= Self.magic.count + 4 + 8 else {
      throw .sketch(.length(expected: Self.magic.count + 12, found: bytes.count))
    }
    let content = bytes.dropLast(8)
    var reader = SketchReader(bytes: bytes, place: Self.magic.count, end: content.endIndex)
    let version = Int(try reader.readWord32("version"))
    guard version == Self.version else { throw .sketch(.version(version)) }
    var sum = SketchReader(bytes: bytes, place: content.endIndex, end: bytes.count)
    guard try sum.readWord("checksum") == Self.checksum(content) else {
      throw .sketch(.checksum)
    }
    let boxCount = try reader.readCount("boxes")
    let imageCount = try reader.readCount("images")
    var leftOut: [String: Int] = [:]
    for _ in 0..<(try reader.readWord32("left out")) {
      let reason = try reader.readText("reason")
      leftOut[reason] = try reader.readCount("left out")
    }
    var names: [String] = []
    for _ in 0..<(try reader.readWord32("classes")) { names.append(try reader.readText("class")) }
    guard Set(names).count == names.count else { throw .sketch(.field("classes")) }
    let parts = try reader.readParts(boxes: boxCount, classes: names.count)
    guard reader.place == reader.end else {
      throw .sketch(.length(expected: reader.place + 8, found: bytes.count))
    }
    self.init(classNames: names, imageCount: imageCount, leftOut: leftOut, parts: parts)
  }

  /// The bytes' sum, which tells a damaged file.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var sum = FNV1a()
    bytes.withUnsafeBufferPointer { sum.take($0) }
    return sum.value
  }
}
