/// What the elements of a VOC file say, as text: for trainers' own readers, which each judge it in a
/// way of their own. ``LabeledImage`` is what *we* make of such a file.
public struct RawVOC: Hashable, Sendable {
  /// One `object` element.
  public struct Object: Hashable, Sendable {
    /// Its place among all `object` elements of the file, from 0, in document order.
    public var number: Int
    /// The element. `<bndbox>` of a part stands inside the part, never right inside the object.
    public var element: RawElement
    /// Whether it stands right under the root; many readers see no other.
    public var isUnderRoot: Bool
  }

  /// The root and all that stands in it.
  public let root: RawElement
  /// All `object` elements in document order, also those inside other elements.
  public let objects: [Object]
  /// Whether the file begins with a declaration that names an encoding.
  public let namesEncoding: Bool

  /// The objects right under the root.
  public var objectsUnderRoot: [Object] { objects.filter(\.isUnderRoot) }

  /// How the bytes of a file become characters.
  public enum Decoding: Hashable, Sendable {
    /// As byte order mark and declaration say.
    case declared
    /// As UTF-8, whatever is declared: Python's text files.
    case utf8
  }

  /// Reads a file.
  ///
  /// A document type that declares anything is refused, as ``LabelReader`` refuses it; so are
  /// elements nested deeper and tags longer than any label's.
  ///
  /// - Parameters:
  ///   - decoding: How bytes become characters.
  ///   - repairs: Whether a broken file is mended as libxml2 mends it, which is what lxml's
  ///     `recover` does. A file without any element stays broken.
  /// - Throws: ``RawVOCFault``, where there is nothing to be read.
  public init(
    _ bytes: [UInt8], decoding: Decoding = .declared, repairs: Bool = false
  ) throws(RawVOCFault) {
    let (root, namesEncoding) = try RawXMLParser.parse(bytes, decoding, repairs: repairs)
    self.root = root
    self.namesEncoding = namesEncoding
    var objects: [Object] = []
    Self.collect(from: root, isRoot: true, into: &objects)
    self.objects = objects
  }

  private static func collect(from parent: RawElement, isRoot: Bool, into objects: inout [Object]) {
    for child in parent.children {
      if child.name == "object" {
        objects.append(Object(number: objects.count, element: child, isUnderRoot: isRoot))
      }
      collect(from: child, isRoot: false, into: &objects)
    }
  }
}

/// Why a file has no elements to show.
public enum RawVOCFault: Error, Hashable, Sendable {
  /// Not well formed, or empty; the library's words.
  case malformed(message: String, line: Int)
  /// Bytes that are no UTF-8, where UTF-8 is read whatever is declared.
  case notUTF8(line: Int)
  /// Not read here, whatever a trainer would make of it: a document type that declares something,
  /// an encoding that is not known, a limit.
  case refused(reason: String, line: Int)
}
