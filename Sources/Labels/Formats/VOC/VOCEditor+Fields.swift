/// `<size>` and `<filename>`.
extension VOCEditor {
  /// Writes the size that edits asked for, where it is not there already.
  mutating func writeSize() throws(LabelsError) {
    let wanted = zip(Self.sizeNames, [size.width, size.height, size.depth]).compactMap {
      name, value in value.map { (name, $0) }
    }
    guard !wanted.isEmpty else { return }
    let found = tree.children(of: root, named: "size")
    for extra in found.dropFirst() {
      patches.replace(wholeLines(tree.elements[extra].range, in: tree.text), with: [])
    }
    guard let element = found.first, !tree.elements[element].isSelfClosing else {
      return try insertSize(wanted, over: found.first)
    }
    for (name, value) in wanted {
      let fields = tree.children(of: element, named: name)
      for extra in fields.dropFirst() {
        patches.replace(wholeLines(tree.elements[extra].range, in: tree.text), with: [])
      }
      if let field = fields.first {
        try set(field, to: Double(value))
      } else {
        insert(Self.element(name, value), atEndOf: element)
      }
    }
  }

  private mutating func insertSize(
    _ fields: [(StaticString, Int)], over empty: Int?
  ) throws(LabelsError) {
    let (outer, inner) = indentation
    var text = Array("<size>".utf8)
    for (name, value) in fields { text += inner + Self.element(name, value) }
    text += outer + Array("</size>".utf8)
    if let empty {
      return patches.replace(tree.elements[empty].range, with: text)
    }
    let later = tree.children(of: root, named: "segmented") + objects
    if let next = later.map({ tree.elements[$0].range.lowerBound }).min() {
      patches.replace(next..<next, with: text + outer)
    } else {
      insert(text, atEndOf: root)
    }
  }

  /// Inserts an element as the last child, indented like the first one.
  private mutating func insert(_ text: [UInt8], atEndOf parent: Int) {
    let content = tree.elements[parent].content
    let first = tree.elements[parent].firstChild.map { tree.elements[$0] }
    let blanks = first.map { Array(tree.text[content.lowerBound..<$0.range.lowerBound]) } ?? []
    let indent = blanks.allSatisfy(UnsafeRawBufferPointer.isXMLBlank) ? blanks : []
    var end = content.upperBound
    while end > content.lowerBound, UnsafeRawBufferPointer.isXMLBlank(tree.text[end - 1]) {
      end -= 1
    }
    patches.replace(end..<end, with: indent + text)
  }

  /// What stands before a child of the root and before its children: a line end and blanks.
  private var indentation: (outer: [UInt8], inner: [UInt8]) {
    let start = tree.elements[root].content.lowerBound
    guard let first = tree.elements[root].firstChild else { return ([], []) }
    let outer = Array(tree.text[start..<tree.elements[first].range.lowerBound])
    guard outer.contains(0x0A), outer.allSatisfy(UnsafeRawBufferPointer.isXMLBlank),
      let feed = outer.lastIndex(of: 0x0A)
    else { return ([], []) }
    let unit = outer[(feed + 1)...]
    let line = Array(outer[(feed > 0 && outer[feed - 1] == 0x0D ? feed - 1 : feed)...])
    return (line, line + unit)
  }

  private static func element(_ name: StaticString, _ value: Int) -> [UInt8] {
    Array("<\(name)>\(value)</\(name)>".utf8)
  }

  /// Writes the stem of `<filename>`; its folder goes, its extension stays.
  mutating func setFilename(_ stem: String) throws(LabelsError) {
    guard let element = tree.onlyChild(of: root, named: "filename") else {
      throw .cannotEdit(.noSuchField("filename"))
    }
    let old = tree.text[tree.trimmedContent(element)]
    let name = old.split { $0 == PathBytes.slash || $0 == UInt8(ascii: "\\") }.last ?? []
    let ending = name.lastIndex(of: PathBytes.dot).map { Array(name[$0...]) } ?? []
    guard let text = escaped(stem), !stem.isEmpty else { throw .cannotEdit(.badValue(stem)) }
    fill(element, with: text + ending)
  }

  /// Text as the content of an element; nothing when XML can't hold it.
  func escaped(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "&": bytes += "&amp;".utf8
      case "\u{FFFE}", "\u{FFFF}": return nil
      default:
        if scalar.value < 0x20, !["\t", "\n"].contains(scalar) { return nil }
        if scalar.isASCII || isUTF8 {
          bytes += String(scalar).utf8
        } else {
          bytes += "&#\(scalar.value);".utf8
        }
      }
    }
    return bytes
  }
}
