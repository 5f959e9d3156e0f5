/// Where the elements of a document lie, byte by byte. Made only of documents that libxml2 has found
/// well formed, in an encoding whose ASCII characters are single bytes.
struct XMLTree {
  /// One element.
  struct Element {
    /// The name as written, prefix and all.
    var name: ArraySlice<UInt8>
    /// From `<` to past the last `>`.
    var range: Range<Int>
    /// Between the tags; empty for `<a/>`.
    var content: Range<Int>
    var isSelfClosing: Bool
    var parent: Int?
    /// The first element inside, and the next one beside.
    var firstChild: Int?
    var nextSibling: Int?
    /// Whether the content is text alone: no element, comment, reference or CDATA.
    var isPlainText = true
  }

  let text: [UInt8]
  private(set) var elements: [Element] = []

  /// Finds all elements; nothing when the text is not what it should be.
  init?(_ text: [UInt8]) {
    self.text = text
    var open: [Int] = []
    var lastChildren: [Int?] = []
    var at = 0
    while at < text.count {
      guard text[at] == UInt8(ascii: "<") else {
        if text[at] == UInt8(ascii: "&"), let last = open.last {
          elements[last].isPlainText = false
        }
        at += 1
        continue
      }
      if let end = Self.passMarkup(text, at) {
        if let last = open.last { elements[last].isPlainText = false }
        at = end
      } else if at + 1 < text.count, text[at + 1] == UInt8(ascii: "/") {
        _ = lastChildren.popLast()
        guard let last = open.popLast(), let end = Self.tagEnd(text, at) else { return nil }
        elements[last].content = elements[last].content.lowerBound..<at
        elements[last].range = elements[last].range.lowerBound..<end
        at = end
      } else {
        guard let end = Self.tagEnd(text, at) else { return nil }
        if let last = open.last { elements[last].isPlainText = false }
        let name = text[(at + 1)..<end].prefix { !" \t\r\n/>".utf8.contains($0) }
        let isSelfClosing = text[end - 2] == UInt8(ascii: "/")
        elements.append(
          Element(
            name: name, range: at..<end, content: end..<end, isSelfClosing: isSelfClosing,
            parent: open.last))
        let place = elements.count - 1
        if let parent = open.last {
          if let before = lastChildren[open.count - 1] {
            elements[before].nextSibling = place
          } else {
            elements[parent].firstChild = place
          }
          lastChildren[open.count - 1] = place
        }
        if !isSelfClosing {
          open.append(place)
          lastChildren.append(nil)
        }
        at = end
      }
    }
    guard open.isEmpty, !elements.isEmpty else { return nil }
  }

  /// The children of an element that have a name, in order.
  func children(of parent: Int, named name: StaticString) -> [Int] {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var found: [Int] = []
    var next = elements[parent].firstChild
    while let place = next {
      if elements[place].name.elementsEqual(wanted) { found.append(place) }
      next = elements[place].nextSibling
    }
    return found
  }

  /// The one child of that name; nothing when there is none, or more than one.
  func onlyChild(of parent: Int, named name: StaticString) -> Int? {
    let found = children(of: parent, named: name)
    return found.count == 1 ? found.first : nil
  }

  /// The content of an element without the blanks around it.
  func trimmedContent(_ element: Int) -> Range<Int> {
    var range = elements[element].content
    while let first = range.first, UnsafeRawBufferPointer.isXMLBlank(text[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, UnsafeRawBufferPointer.isXMLBlank(text[last]) {
      range = range.lowerBound..<last
    }
    return range
  }

  /// The end of a comment, CDATA section, instruction or document type that begins here.
  private static func passMarkup(_ text: [UInt8], _ at: Int) -> Int? {
    for (open, close) in markup where text[at...].starts(with: open) {
      var end = at + open.count
      while end < text.count, !text[end...].starts(with: close) { end += 1 }
      return min(end + close.count, text.count)
    }
    return nil
  }

  private static let markup: [([UInt8], [UInt8])] = [
    ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// The end of the tag that begins here, quotes minded.
  private static func tagEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var quote: UInt8?
    for at in start..<text.count {
      let byte = text[at]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return at + 1
      }
    }
    return nil
  }
}
