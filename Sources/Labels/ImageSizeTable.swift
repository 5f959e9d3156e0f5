import Boxes

/// Image sizes that are known without the images: a table of `id,width,height`, one image a line.
///
///     id,width,height
///     000001,1242,375
///
/// An id is a file name with or without its extension; a folder before it does not count.
public struct ImageSizeTable: Sendable {
  private let index: StemIndex
  private let sizes: [ImageSize]

  /// How many images the table knows.
  public var count: Int { sizes.count }

  /// Reads a table. A first line whose width is no number is a header.
  ///
  /// - Throws: ``LabelsError/badList(path:line:reason:)`` for a line that is no entry, and for a
  ///   table without any.
  public init(reading bytes: [UInt8], path: String) throws(LabelsError) {
    var names = NameColumn()
    var sizes: [ImageSize] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map(Self.trimmed)
      if fields.count == 1, fields[0].isEmpty { continue }
      guard fields.count >= 3, !fields[0].isEmpty, let width = Self.side(fields[1]),
        let height = Self.side(fields[2]), let size = ImageSize(width: width, height: height)
      else {
        if number == 1 { continue }
        throw .badList(path: path, line: number, reason: "expected id,width,height in pixels")
      }
      if names.append(Self.fileName(fields[0])) { sizes.append(size) }
    }
    guard !sizes.isEmpty else {
      throw .badList(path: path, line: 1, reason: "no line of the form id,width,height")
    }
    index = StemIndex(names)
    self.sizes = sizes
  }

  /// The size of the image that belongs to a label or image file of that name.
  func size(of name: ArraySlice<UInt8>) -> ImageSize? {
    let name = name.split(separator: PathBytes.slash).last ?? name
    return index.find(StemIndex.stem(name)).map { sizes[$0] }
  }

  /// The name alone, with something to take for its extension: ids may hold dots.
  private static func fileName(_ id: ArraySlice<UInt8>) -> [UInt8] {
    let name = id.split(separator: PathBytes.slash).last ?? []
    return Array(name) + (FileEnding(name).isImage ? [] : [PathBytes.dot])
  }

  private static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var field = field.drop { $0 == 0x20 || $0 == UInt8(ascii: "\"") }
    while let last = field.last, [0x20, 0x0D, UInt8(ascii: "\"")].contains(last) {
      field.removeLast()
    }
    return field
  }

  private static func side(_ field: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: field, as: UTF8.self))
  }
}
