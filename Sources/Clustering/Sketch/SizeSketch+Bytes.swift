import Boxes
import Text

extension SizeSketch {
  /// The first eight bytes: a byte that is no text, a name, a line feed.
  static let magic: [UInt8] = [0x89] + Array("ANCSKE".utf8) + [0x0A]
  /// The version that is written, and the only one that is read.
  static let version = 1

  /// The sketch as it lies in a file; see `SizeSketch.md`.
  public var bytes: [UInt8] {
    var writer = SketchWriter(capacity: 256 + run.rows.count * 20)
    writer.bytes += Self.magic
    writer.write(UInt32(Self.version))
    writer.write(UInt8(scaling.normalization == .image ? 0 : 1))
    writer.write(UInt8(scaling.resize == .stretch ? 0 : 1))
    writer.write(UInt32(scaling.inputSize?.width ?? 0))
    writer.write(UInt32(scaling.inputSize?.height ?? 0))
    writer.write(UInt64(boxCount))
    writer.write(UInt64(imageCount))
    writer.write(UInt32(leftOut.count))
    for (reason, count) in leftOut.sorted(by: { $0.key < $1.key }) {
      writer.write(reason)
      writer.write(UInt64(count))
    }
    writer.write(UInt32(classNames.count))
    for name in classNames { writer.write(name) }
    writer.write(UInt64(run.rows.count))
    writeRows(&writer)
    writer.write(Self.checksum(writer.bytes[...]))
    return writer.bytes
  }

  private func writeRows(_ writer: inout SketchWriter) {
    var first = 0
    while first < run.rows.count {
      let width = run.rows[first].width
      var end = first + 1
      while end < run.rows.count, run.rows[end].width == width { end += 1 }
      writer.write(width.bitPattern)
      writer.writeShort(UInt64(end - first))
      for row in run.rows[first..<end] {
        writer.write(row.height.bitPattern)
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
    let scaling = try reader.readScaling()
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
    let rows = try reader.readRows(boxes: boxCount, classes: names.count)
    guard reader.place == reader.end else {
      throw .sketch(.length(expected: reader.place + 8, found: bytes.count))
    }
    self.init(
      scaling: scaling, classNames: names, boxCount: boxCount, imageCount: imageCount,
      leftOut: leftOut, run: SizeRun(ordered: rows))
  }

  /// The bytes' sum, which tells a damaged file.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var sum = FNV1a()
    bytes.withUnsafeBufferPointer { sum.take($0) }
    return sum.value
  }
}

/// Writes numbers, the lowest byte first.
struct SketchWriter {
  var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func write<Word: FixedWidthInteger>(_ word: Word) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Seven bits a byte, the lowest first; the upper bit says that more follow (LEB128).
  mutating func writeShort(_ word: UInt64) {
    var word = word
    while word >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: word) | 0x80)
      word >>= 7
    }
    bytes.append(UInt8(word))
  }
}
