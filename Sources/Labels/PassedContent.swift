/// Something that a file says of an object and that is read past: neither class nor box nor flag.
public struct PassedContent: Hashable, Sendable {
  /// Its name, as reports count it: `segmentation`, `attribute 'color'`.
  public let words: String
  /// Whether it is the object's outline, which other formats hold as well.
  public let isOutline: Bool

  /// Names a field.
  public init(_ words: String, isOutline: Bool = false) {
    self.words = words
    self.isOutline = isOutline
  }

  /// COCO's polygons and masks.
  public static let segmentation = PassedContent("segmentation", isOutline: true)
  /// A YOLO row of corners: the box around them is read.
  public static let polygon = PassedContent("polygon", isOutline: true)

  /// A value among the attributes of an annotation tool.
  static func attribute(_ name: String) -> PassedContent {
    PassedContent("attribute '\(name.prefix(60))'")
  }

  /// A field, or an element, that the format does not know.
  static func field(_ name: String) -> PassedContent {
    PassedContent("field '\(name.prefix(60))'")
  }
}

/// Names of what objects of one file have beyond what is read, each kept once: objects alike share
/// their list.
struct PassedContentTable {
  private var known: [PassedContent: Int] = [:]
  private var all: [PassedContent] = []
  private var lists: [UInt64: [PassedContent]] = [:]

  /// A set of names; only the table that made it knows them.
  struct Marks: Hashable {
    fileprivate var bits: UInt64 = 0
  }

  /// Adds a name to a set. Beyond so many names in one file they are not told apart.
  mutating func mark(_ content: PassedContent, in marks: inout Marks) {
    let place: Int
    if let known = known[content] {
      place = known
    } else {
      place = min(all.count, UInt64.bitWidth - 1)
      known[content] = place
      if place == all.count {
        all.append(place == UInt64.bitWidth - 1 ? PassedContent("other field") : content)
      }
    }
    marks.bits |= 1 << UInt64(place)
  }

  /// The names of a set.
  mutating func list(_ marks: Marks) -> [PassedContent] {
    if marks.bits == 0 { return [] }
    if let list = lists[marks.bits] { return list }
    let list = all.indices.filter { marks.bits & 1 << UInt64($0) != 0 }.map { all[$0] }
    lists[marks.bits] = list
    return list
  }
}
