import JSONText

/// A part of a COCO document: some of its images with their annotations, and all else as it is.
///
///     let whole = try COCOPart(bytes)
///     let train = whole.document(keeping: trainIDs.contains)
///
/// Bytes are kept: fields that this library does not read, the way numbers are written, blanks.
public struct COCOPart: Sendable {
  private let bytes: [UInt8]
  private var lists: [List] = []

  /// `images` or `annotations`: its entries, and where they lie.
  private struct List: Sendable {
    var entries: [Entry] = []
    var range = 0..<0
  }

  private struct Entry: Sendable {
    let range: Range<Int>
    /// The image that it is, or belongs to.
    let image: COCOID?
  }

  /// Finds the images and annotations of a document.
  ///
  /// - Throws: `JSONError` with line and column.
  public init(_ bytes: [UInt8]) throws(JSONError) {
    self.bytes = bytes
    var reader = JSONPullReader(bytes, syntax: .nonFinite)
    guard try reader.next() == .beginObject else { return }
    while try reader.next() == .key {
      switch reader.text {
      case "images": try read("id", &reader)
      case "annotations": try read("image_id", &reader)
      default: try reader.skipValue()
      }
    }
  }

  private mutating func read(_ key: String, _ reader: inout JSONPullReader) throws(JSONError) {
    guard try reader.next() == .beginArray else { return }
    var list = List()
    while try reader.next() == .beginObject {
      let start = reader.endOffset - 1
      var image: COCOID?
      while try reader.next() == .key {
        if reader.text == key {
          image = try Self.id(&reader)
        } else {
          try reader.skipValue()
        }
      }
      list.entries.append(Entry(range: start..<reader.endOffset, image: image))
    }
    if let first = list.entries.first, let last = list.entries.last {
      list.range = first.range.lowerBound..<last.range.upperBound
    }
    lists.append(list)
  }

  private static func id(_ reader: inout JSONPullReader) throws(JSONError) -> COCOID? {
    switch try reader.next() {
    case .number: (reader.int ?? Int(exactly: reader.double)).map(COCOID.number)
    case .string: .text(reader.text)
    default: nil
    }
  }

  /// The document with the images that are kept.
  public func document(keeping isKept: (COCOID) -> Bool) -> [UInt8] {
    var part: [UInt8] = []
    var end = 0
    for list in lists where !list.entries.isEmpty {
      part += bytes[end..<list.range.lowerBound]
      // Entries are apart as the first two are.
      let gap =
        list.entries.count > 1
        ? bytes[list.entries[0].range.upperBound..<list.entries[1].range.lowerBound] : []
      var isFirst = true
      for entry in list.entries where entry.image.map(isKept) ?? false {
        if !isFirst { part += gap }
        isFirst = false
        part += bytes[entry.range]
      }
      end = list.range.upperBound
    }
    return part + bytes[end...]
  }
}
